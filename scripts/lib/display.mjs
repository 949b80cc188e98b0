// Why: real windows need a display, and a build machine has none. Starts a virtual one on a number nobody
// else uses. It must never be started where a person's own display is there.
import { spawn } from 'node:child_process'

export const needsVirtualDisplay = () => process.platform === 'linux' && !process.env.DISPLAY

/** @returns {Promise<{ name: string, close: () => void }>} */
export function openVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
    )
    let complaint = ''
    let number = ''
    server.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text
    })
    server.on('error', () => reject(new Error('Xvfb is not installed: run scripts/system-packages.sh.')))
    server.on('exit', () => reject(new Error(`Xvfb did not start: ${complaint.trim()}`)))
    server.stdio[3].setEncoding('utf8').on('data', (text) => {
      number += text
      if (number.includes('\n')) resolve({ name: `:${number.trim()}`, close: () => server.kill('SIGTERM') })
    })
  })
}
