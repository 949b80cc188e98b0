/** What came out of a print queue, read as a person and a scanner would: its size, its words, its codes. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestQueue } from './cups'

export interface PaperRead {
  readonly pages: number
  readonly widthMillimetres: number
  readonly heightMillimetres: number
  readonly text: string
  /** What a scanner reads off the first page. */
  readonly codes: readonly string[]
}

export function readPaper(pdf: Buffer): PaperRead {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    const facts = run('pdfinfo', file)
    const [, width = 0, height = 0] = (/Page size:\s+([\d.]+) x ([\d.]+)/.exec(facts) ?? []).map(Number)
    run('pdftoppm', '-r', '200', '-png', '-singlefile', file, join(folder, 'page'))
    return {
      pages: Number(/Pages:\s+(\d+)/.exec(facts)?.[1] ?? 0),
      widthMillimetres: (width / 72) * 25.4,
      heightMillimetres: (height / 72) * 25.4,
      text: run('pdftotext', '-layout', file, '-'),
      codes: codesOn(join(folder, 'page.png')),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The newest paper of a queue that holds these words; printing takes its time. */
export async function waitForPaper(
  queue: TestQueue,
  words: readonly string[],
  limitMs = 60_000,
): Promise<PaperRead> {
  const deadline = Date.now() + limitMs
  let read = 0
  let seen = ''
  for (;;) {
    for (const pdf of queue.received().slice(read)) {
      const paper = readPaper(pdf)
      read += 1
      if (words.every((word) => paper.text.includes(word))) return paper
      seen = paper.text
    }
    if (Date.now() > deadline) {
      throw new Error(`no paper with “${words.join('”, “')}” came out of ${queue.name}; last was:\n${seen}`)
    }
    await new Promise((settle) => setTimeout(settle, 150))
  }
}

function codesOn(picture: string): readonly string[] {
  try {
    return run('zbarimg', '-q', '--raw', picture)
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    // It ends with an error where it finds none.
    return []
  }
}

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, [...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
}
