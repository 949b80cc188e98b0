/** A one-time code, shown by headquarters, makes a workstation known by the key that it made itself. */

import type { z } from 'zod'
import { type enrolAnswer, type enrolRequest, enrolText } from '../../shared/sync/protocol'
import type { StoreTransaction } from '../store'
import type { ExchangeDeps } from './exchange'
import { sha256Hex } from './judge'
import { isSigned, publicKeyFrom, publicKeyText, signingKeyFrom } from './keys'
import { type Reply, refuse } from './message'

export async function enrol(
  tx: StoreTransaction,
  body: z.output<typeof enrolRequest>,
  deps: ExchangeDeps,
): Promise<Reply> {
  const key = publicKeyFrom(body.publicKey)
  if (!key || !isSigned(key, enrolText(body), body.proof)) return refuse('signature-wrong')
  const nowMs = deps.nowMs()
  const state = await tx.headquarters()
  // The same key with the same code again: the answer was lost on its way, and it is given once more.
  const keyId = sha256Hex(body.publicKey).slice(0, 24)
  const codeSha256 = hashOfCode(body.code)
  const code = await tx.enrolmentCode(body.outlet, codeSha256, nowMs)
  const before = await tx.station(body.outlet, body.station, keyId)
  if (!before || before.revoked) {
    if (!code) return refuse('code-unknown')
    if (code.station !== body.station) return refuse('code-for-other-station')
    if (await isWrittenByAnother(tx, body)) return refuse('letter-in-use')
    await tx.spendEnrolmentCode(body.outlet, codeSha256, nowMs)
    await tx.addStation(
      {
        outlet: body.outlet,
        station: body.station,
        keyId,
        publicKey: body.publicKey,
        journalId: body.journalId,
        counter: 0,
        revoked: false,
      },
      nowMs,
    )
  }
  const json: z.output<typeof enrolAnswer> = {
    hqId: state.hqId,
    epoch: state.epoch,
    outlet: body.outlet,
    station: body.station,
    keyId,
    hqKey: publicKeyText(signingKeyFrom(state.signingKey)),
    timeMs: nowMs,
  }
  return { status: 200, json }
}

/** Facts of this very incarnation are here, and they came from another journal: two would write under one name. */
async function isWrittenByAnother(
  tx: StoreTransaction,
  body: z.output<typeof enrolRequest>,
): Promise<boolean> {
  const chains = await tx.chains(body.outlet, body.station)
  const taken = chains.some((chain) => chain.count > 0 && chain.incarnation >= body.incarnation)
  return taken && !(await tx.knowsJournal(body.outlet, body.station, body.journalId))
}

/** As read from paper or over the telephone: case, blanks and dashes do not matter. */
export function hashOfCode(code: string): string {
  return sha256Hex(
    `enrolment:${code
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')}`,
  )
}
