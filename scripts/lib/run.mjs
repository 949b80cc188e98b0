// Why: every script here starts other programs and must behave alike: output as it comes, signals passed on,
// a time limit that ends the whole group. It must never leave a program running behind it.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** The environment in which the project's own tools are found and Electron starts, also as root. */
export function toolEnvironment(added = {}) {
  return {
    ...process.env,
    PATH: `${join(projectFolder, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
    ...added,
  }
}

/**
 * Runs one command to its end: its exit status, what it wrote (when captured), and whether time ran out.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean, limitMs?: number }} options
 */
export function run(command, args, { env = toolEnvironment(), capture = false, limitMs } = {}) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32'
    const child = spawn(command, args, {
      cwd: projectFolder,
      env,
      shell: windows,
      // A time limit has to reach grandchildren too, which needs a group of their own.
      detached: limitMs !== undefined && !windows,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    })
    const end = (signal) => {
      try {
        if (limitMs !== undefined && !windows) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch {
        // Already gone.
      }
    }
    let output = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            end('SIGTERM')
            setTimeout(() => end('SIGKILL'), 5_000).unref()
          }, limitMs)
    const passOn = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => end(signal)])
    for (const [signal, listener] of passOn) process.on(signal, listener)
    const finish = (status) => {
      clearTimeout(timer)
      for (const [signal, listener] of passOn) process.off(signal, listener)
      resolve({ status, output, timedOut })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      if (!capture) process.stderr.write(`${error.message}\n`)
      finish(127)
    })
    child.on('close', (status) => finish(status ?? 1))
  })
}
