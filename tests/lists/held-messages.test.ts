/** What main tells while a window holds it: nothing of it is lost, and its order stays. */

import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'

const heard: unknown[] = []
let tell: (text: string) => void = () => undefined
let { holdMessages } = await import('../../renderer/door')

beforeEach(async () => {
  vi.resetModules()
  vi.useFakeTimers()
  heard.length = 0
  vi.stubGlobal('window', {
    workstation: {
      listen: (send: (text: string) => void) => {
        tell = send
      },
    },
  })
  const door = await import('../../renderer/door')
  holdMessages = door.holdMessages
  door.listen((message) => heard.push(message))
})

afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const message = (seq: number) => JSON.stringify({ kind: 'rows', seq })
const seqs = () => heard.map((one) => (one as { seq: number }).seq)

describe('messages from main', () => {
  it('are heard at once where nobody holds them', () => {
    tell(message(1))
    expect(seqs()).toEqual([1])
  })

  it('wait for the answer, and come in their order', () => {
    const letGo = holdMessages()
    tell(message(1))
    tell(message(2))
    expect(seqs()).toEqual([])
    letGo()
    tell(message(3))
    expect(seqs()).toEqual([1, 2, 3])
  })

  it('wait for the last of two answers', () => {
    const [first, second] = [holdMessages(), holdMessages()]
    tell(message(1))
    first()
    first()
    expect(seqs()).toEqual([])
    second()
    expect(seqs()).toEqual([1])
  })

  it('wait for a second at most, whatever became of the answer', () => {
    holdMessages()
    tell(message(1))
    vi.advanceTimersByTime(1000)
    expect(seqs()).toEqual([1])
  })
})
