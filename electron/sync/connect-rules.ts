/** What is asked of an address, and of who answers there, before a station is connected; and how a refusal is said. */

import { ok, type Result, refused } from '../../shared/result'
import { oldestProtocol, protocolVersion } from '../../shared/sync/protocol'

export type ConnectRefusal =
  | 'address-wrong'
  | 'https-needed'
  | 'headquarters-unreachable'
  | 'not-headquarters'
  | 'protocol-differs'
  | 'code-unknown'
  | 'code-for-other-station'
  | 'letter-in-use'
  | 'station-not-set-up'
  | 'pin-wrong'
  | 'certificate-differs'

/** Each side says the newest and the oldest that it speaks. */
export function speakTheSame(there: { readonly protocol: number; readonly oldestProtocol: number }): boolean {
  return there.oldestProtocol <= protocolVersion && there.protocol >= oldestProtocol
}

export function connectRefusal(reason: string): ConnectRefusal {
  if (reason === 'code-for-other-station' || reason === 'letter-in-use') return reason
  if (reason === 'protocol-too-new' || reason === 'protocol-too-old') return 'protocol-differs'
  return 'code-unknown'
}

/** Facts hold what customers trust us with: without TLS they stay on this machine. */
export function addressOf(text: string): Result<string, 'address-wrong' | 'https-needed'> {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return refused('address-wrong')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('address-wrong')
  if (url.username !== '' || url.password !== '') return refused('address-wrong')
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !loopback) return refused('https-needed')
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`)
}
