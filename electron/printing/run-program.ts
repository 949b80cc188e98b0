/** Runs the system's print commands: always in English (their words are read), always with a time limit. */

import { spawn } from 'node:child_process'
import { createConnection } from 'node:net'
import type { Run, RunResult } from './queue'
import type { Connect } from './transport-tcp'

export const connectTcp: Connect = (target) => createConnection({ host: target.host, port: target.port })

export function createRun(limitMs = 15_000): Run {
  return (program, args) =>
    new Promise<RunResult>((resolve) => {
      const child = spawn(program, [...args], {
        env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      })
      let stdout = ''
      let stderr = ''
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
      const finish = (code: number) => {
        clearTimeout(timer)
        resolve({ code, stdout, stderr })
      }
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text
      })
      child.once('error', () => finish(127))
      child.once('close', (code) => finish(code ?? 124))
    })
}
