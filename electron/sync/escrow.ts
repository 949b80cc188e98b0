/**
 * The third opening of the station's key: a code that headquarters keeps. The station makes it, wraps its key by it,
 * and lets headquarters have it sealed for the escrow key. The wrap stays here and goes with every backup. Once for
 * each headquarters; where this one keeps no codes, nothing is made.
 */

import type { KeyObject } from 'node:crypto'
import { bundleCrypto } from '../../node/bundle-crypto'
import { escrowAbout, escrowAnswer, escrowPath } from '../../shared/sync/escrow'
import type { StationKey } from '../journal/key-file'
import { newRecoveryCode, wrapByCode } from '../journal/recovery-code'
import type { HeadquartersClient } from './headquarters-client'

export interface EscrowSender {
  readonly leave: (client: HeadquartersClient, at: EscrowPlace | undefined) => Promise<void>
}

interface EscrowPlace {
  readonly hqId: string
  readonly outlet: string
  readonly station: string
  readonly keyId: string
}

export function createEscrowSender(parts: {
  readonly keys: StationKey
  readonly signingKey: () => KeyObject
  readonly nowMs: () => number
}): EscrowSender {
  const { keys } = parts
  return {
    leave: async (client, at) => {
      if (!at || keys.escrow()?.hqId === at.hqId) return
      const asked = await client.call(escrowPath, escrowAnswer, { code: null })
      if (asked.kind !== 'answer' || asked.value.publicKey === '') return
      const box = bundleCrypto(parts.signingKey).boxFor(asked.value.publicKey)
      if (!box) return
      const code = newRecoveryCode()
      const madeAtMs = parts.nowMs()
      const wrap = wrapByCode(keys.masterKey(), code, madeAtMs)
      const sealed = box.box.seal(0, escrowAbout(at), code)
      const left = await client.call(escrowPath, escrowAnswer, {
        code: { madeAtMs, ephemeral: box.ephemeral, sealed },
      })
      // Only what headquarters said it has may be relied on.
      if (left.kind === 'answer' && left.value.keptAtMs === madeAtMs) {
        keys.keepEscrow({ ...wrap, hqId: at.hqId })
      }
    },
  }
}
