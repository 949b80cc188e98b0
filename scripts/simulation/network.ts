// Why: between a workstation and headquarters lies everything that can go wrong with a message; here each of those
// faults happens on purpose, chosen by the schedule's own randomness.
import type { FetchLike } from '../../electron/sync/headquarters-client'
import type { Exchange } from '../../headquarters/exchange/exchange'
import type { RawAnswer, RawRequest } from '../../headquarters/exchange/message'
import type { MemoryStore } from './memory-store'
import type { Random } from './random'

export const faults = [
  'request-lost',
  'answer-lost',
  'request-twice',
  'answer-stale',
  'answer-cut',
  'answer-flipped',
  'crash-before-commit',
] as const
export type Fault = (typeof faults)[number]

export interface Network {
  readonly fetch: FetchLike
  /** Share of requests that something happens to. */
  readonly setFaults: (share: number) => void
  readonly violations: string[]
  readonly trace: string[]
}

export function createNetwork(exchange: Exchange, store: MemoryStore, random: Random): Network {
  let share = 0
  const kept: RawAnswer[] = []
  const violations: string[] = []
  const trace: string[] = []

  const fetch: FetchLike = async (url, init) => {
    const request: RawRequest = {
      method: init.method ?? 'GET',
      path: new URL(url).pathname,
      headers: (init.headers ?? {}) as Record<string, string>,
      body: bytesOf(init.body),
    }
    const fault = random.chance(share) ? random.pick(faults) : undefined
    if (fault === 'request-lost') return lost(`${request.path} ${fault}`)
    if (fault === 'crash-before-commit') store.crashNext()
    const answer = await exchange.handle(request)
    trace.push(`${request.path} ${answer.status} ${fault ?? ''}`)
    if (fault === 'request-twice') {
      const again = await exchange.handle(request)
      // Its answer is thrown away; what matters is that it is not done a second time.
      if (request.method === 'POST' && answer.status === 200 && again.status === 200) {
        violations.push(`${request.path} was done twice`)
      }
    }
    kept.push(answer)
    if (kept.length > 12) kept.shift()
    if (fault === 'answer-lost') return lost(`${request.path} ${fault}`)
    if (fault === 'answer-stale') return responseOf(random.pick(kept))
    if (fault === 'answer-cut') {
      return responseOf({ ...answer, body: answer.body.slice(0, random.below(answer.body.length + 1)) })
    }
    if (fault === 'answer-flipped') return responseOf({ ...answer, body: flipped(answer.body, random) })
    return responseOf(answer)
  }

  function lost(what: string): never {
    trace.push(what)
    throw new TypeError('connection reset')
  }

  return {
    fetch,
    setFaults: (to) => {
      share = to
    },
    violations,
    trace,
  }
}

/** One digit becomes another: what still parses is worse than what does not. */
function flipped(body: Uint8Array, random: Random): Uint8Array {
  const copy = body.slice()
  const digits = [...copy.keys()].filter((place) => (copy[place] ?? 0) >= 48 && (copy[place] ?? 0) <= 57)
  if (digits.length === 0) return copy
  const place = random.pick(digits)
  copy[place] = 48 + (((copy[place] ?? 48) - 48 + 1 + random.below(9)) % 10)
  return copy
}

function bytesOf(body: RequestInit['body']): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body)
  return body instanceof Uint8Array ? body : new Uint8Array()
}

/** What the program reads of an answer; a real `Response` costs more than all the rest of a request. */
function responseOf({ status, headers, body }: RawAnswer): Response {
  let unread: Uint8Array | undefined = body
  const reader = {
    read: async () => {
      const value = unread
      unread = undefined
      return value ? { done: false, value } : { done: true, value }
    },
    cancel: async () => undefined,
  }
  return {
    status,
    headers: {
      get: (name: string) => headers[name] ?? null,
      [Symbol.iterator]: () => Object.entries(headers)[Symbol.iterator](),
    },
    body: { getReader: () => reader },
    text: async () => Buffer.from(body).toString('utf8'),
  } as unknown as Response
}
