/**
 * A receipt printer on a TCP port that behaves badly on request: jams, stalls, opens its lid, hangs up in the middle
 * of a job, keeps silent about its state. What came out of it can be read.
 */

import { createServer, type Server, type Socket } from 'node:net'

export type Mood =
  | 'well'
  | 'silent'
  | 'paper-out'
  | 'cover-open'
  | 'cutter-jam'
  | 'paper-low'
  /** Takes nothing any more after a few bytes. */
  | 'stall'
  /** Takes everything and never says that it finished. */
  | 'jam-late'
  | 'cut-line'
  | 'hang-up-at-once'

export interface TcpPrinter {
  readonly port: number
  readonly set: (mood: Mood) => void
  /** The bytes of each job so far, without the status questions; empty ones where they are not kept. */
  readonly jobs: () => readonly Buffer[]
  readonly close: () => Promise<void>
}

/** A long run does without the bytes (`keep` false): their memory would be taken for the program's. */
export async function startTcpPrinter({ keep = true } = {}): Promise<TcpPrinter> {
  let mood: Mood = 'well'
  const jobs: Buffer[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    if (mood === 'hang-up-at-once') return socket.destroy()
    let job = Buffer.alloc(0)
    socket.on('data', (data) => {
      const { rest, questions } = splitQuestions(data)
      if (mood !== 'silent' && questions.length > 0)
        socket.write(Uint8Array.from(questions.map((each) => answer(mood, each))))
      if (rest.length === 0) return
      if (job.length === 0) jobs.push(job)
      job = Buffer.concat([job, rest])
      if (keep) jobs[jobs.length - 1] = job
      if (mood === 'stall') socket.pause()
      if (mood === 'cut-line') socket.resetAndDestroy()
      const ends = job.subarray(-3).equals(Buffer.from([0x1d, 0x72, 1]))
      if (mood === 'jam-late') mood = 'paper-out'
      else if (ends && (mood === 'well' || mood === 'paper-low'))
        socket.write(Uint8Array.of(mood === 'paper-low' ? 3 : 0))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    set: (wanted) => {
      mood = wanted
    },
    jobs: () => jobs,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function splitQuestions(data: Buffer): { readonly rest: Buffer; readonly questions: readonly number[] } {
  const questions: number[] = []
  const rest: number[] = []
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] === 0x10 && data[at + 1] === 0x04) {
      questions.push(data[at + 2] ?? 0)
      at += 2
    } else rest.push(data[at] ?? 0)
  }
  return { rest: Buffer.from(rest), questions }
}

/** Fixed bits 1 and 4, then what is wrong. */
function answer(mood: Mood, question: number): number {
  const fixed = 0b0001_0010
  if (question === 1 && (mood === 'paper-out' || mood === 'cover-open')) return fixed | 0b1000
  if (question === 2 && mood === 'cover-open') return fixed | 0b0100
  if (question === 2 && mood === 'paper-out') return fixed | 0b10_0000
  if (question === 3 && mood === 'cutter-jam') return fixed | 0b1000
  if (question === 4 && mood === 'paper-out') return fixed | 0b110_0000
  if (question === 4 && mood === 'paper-low') return fixed | 0b1100
  return fixed
}
