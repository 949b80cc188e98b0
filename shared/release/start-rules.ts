/**
 * What the installed program lets itself be started with. Chromium has hundreds of switches that open it to whoever
 * sits at the machine (a debugging port, no sandbox, another proxy); none is allowed but the few named here.
 */

/** `driven`: a test package that a test steers by the debugging port, which nobody ever installs. */
export const profiles = ['release', 'development', 'driven'] as const
export type Profile = (typeof profiles)[number]

const allowed: ReadonlySet<string> = new Set([
  'user-data-dir',
  'demo',
  'practice',
  'headquarters',
  'kiosk',
  'update-from',
  'autostart',
  'self-check',
  // How it looks on this screen, and what its sound and picture cards can do.
  'lang',
  'force-device-scale-factor',
  'high-dpi-support',
  'disable-gpu',
  'disable-gpu-compositing',
  'ozone-platform',
  'ozone-platform-hint',
  'wayland-text-input-version',
  'enable-wayland-ime',
  'password-store',
  // Set by the system and by the updater when they start the program.
  'updated',
  'force-run',
  'original-process-start-time',
])

/** Environment variables that change what the program is, whatever its switches. */
const forbiddenVariables = [
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_OVERRIDE_DIST_PATH',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
]

/** What of this start is not allowed; empty: start. */
export function refusedAtStart(
  profile: Profile,
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (profile === 'driven') return []
  const switches = args
    .filter((arg) => arg.startsWith('-'))
    .map((arg) => arg.replace(/^-+/, '').split('=')[0]?.toLowerCase() ?? '')
    .filter((name) => !allowed.has(name))
  const forbidden = [...forbiddenVariables, ...(profile === 'release' ? ['ELECTRON_DISABLE_SANDBOX'] : [])]
  return [
    ...switches.map((name) => `--${name}`),
    ...forbidden.filter((name) => (variables[name] ?? '') !== ''),
  ]
}

export function profileFrom(text: unknown): Profile {
  // A package that does not say what it is gets the strictest rules.
  return profiles.find((one) => one === text) ?? 'release'
}
