/** When two days give the customer the same: what the stated day of change is found by. */

import type { Claim } from './claim'

/** Two claims are the same when the customer could be told the same thing under the same rows. */
export function isSameClaim(one: Claim, other: Claim): boolean {
  return (
    one.covered === other.covered &&
    one.remedies.length === other.remedies.length &&
    one.remedies.every((remedy, index) => {
      const beside = other.remedies[index]
      return (
        remedy.kind === beside?.kind &&
        remedy.subject === beside.subject &&
        remedy.reference === beside.reference &&
        remedy.condition === beside.condition
      )
    })
  )
}
