/**
 * How good an article is, from the repairs that used it: a repair has held when the device did not come back with the
 * same trouble while its repair warranty ran. Pure: the tickets and the day come in.
 */

export interface UsedIn {
  readonly ticketId: string
  readonly number: string
  readonly modelName: string
  /** When the device was handed back; 0: still with us. */
  readonly closedAtMs: number
  readonly solved: boolean
  readonly cameBack: boolean
}

export interface Rating {
  readonly used: number
  /** Its repair warranty has run out and nobody came back. */
  readonly held: number
  /** Handed back, not come back, the warranty still runs. */
  readonly holding: number
  readonly cameBack: number
  /** Of what is known so far, between 0 and 1; an article that nobody used stands in the middle. */
  readonly share: number
}

const dayMs = 86_400_000

export function ratingOf(uses: readonly UsedIn[], warrantyDays: number, nowMs: number): Rating {
  const back = uses.filter((use) => use.cameBack)
  const out = uses.filter((use) => !use.cameBack && use.solved && use.closedAtMs > 0)
  const held = out.filter((use) => nowMs - use.closedAtMs >= warrantyDays * dayMs)
  const known = back.length + out.length
  return {
    used: uses.length,
    held: held.length,
    holding: out.length - held.length,
    cameBack: back.length,
    // One good and one bad case in advance: one lucky repair does not beat thirty of thirty-one.
    share: (out.length + 1) / (known + 2),
  }
}
