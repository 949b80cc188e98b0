/** Runs the system's print commands: always in English (their words are read), always with a time limit. */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection } from 'node:net'
import type { AskIpp } from './ipp'
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

const cupsSockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd']

/** The local print system only; where it has no socket (Windows), nobody answers. */
export const askLocalIpp: AskIpp = async (body) => {
  const socketPath = cupsSockets.find((path) => existsSync(path))
  return socketPath === undefined ? undefined : askIppAt(socketPath, body)
}

/**
 * Every question has a line of its own, since one that was kept may end just when it is used again. The other side is
 * asked not to end it after the answer: Node writes once more after a body that went in parts, and finds the answer
 * lost where the line has ended by then, although the job was taken.
 */
export function askIppAt(socketPath: string, body: Uint8Array): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const headers = {
      connection: 'keep-alive',
      'content-type': 'application/ipp',
      'content-length': body.length,
      host: 'localhost',
    }
    const options = { socketPath, method: 'POST', path: '/', headers, timeout: 5_000, agent: false }
    const asked = request(options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', () => resolve(undefined))
      answer.once('end', () => resolve(answer.statusCode === 200 ? Buffer.concat(parts) : undefined))
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(undefined))
    asked.end(body)
  })
}
