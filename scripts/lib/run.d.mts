export const projectFolder: string
export function toolEnvironment(
  added?: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined>
export function run(
  command: string,
  args: readonly string[],
  options?: {
    readonly env?: Readonly<Record<string, string | undefined>>
    readonly capture?: boolean
    readonly limitMs?: number
  },
): Promise<{ readonly status: number; readonly output: string; readonly timedOut: boolean }>
