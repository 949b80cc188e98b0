/** A real headquarters on its own PostgreSQL in a process of its own, as it would be on another machine. */

import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const project = resolve(__dirname, '../../..')

export async function startHeadquarters(dataFolder: string): Promise<{
  readonly url: string
  readonly stop: () => Promise<void>
}> {
  const args = ['--import', 'tsx', join(project, 'headquarters/main.ts'), '--demo', '--port', '0']
  const child = spawn(process.execPath, [...args, '--data', dataFolder, '--follow-parent'], {
    cwd: project,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((found, failed) => {
    let said = ''
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString()
      const line = said.split('\n').find((one) => one.startsWith('{"ready":true'))
      if (line) found((JSON.parse(line) as { readonly url: string }).url)
    })
    child.on('close', () => failed(new Error(`headquarters ended: ${said}`)))
  })
  return {
    url,
    stop: () =>
      new Promise((ended) => {
        child.on('close', () => ended())
        child.stdin.end()
      }),
  }
}
