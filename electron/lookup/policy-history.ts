/** Each change of the policies: who, when, why, and which numbers became which. Newest first. */

import { defaultPolicy, type Policy, policySchema } from '../../shared/policy/policy'
import type { PolicyChange } from '../../shared/questions/record'
import type { Journal } from '../journal/journal'

export function policyHistory(
  journal: Journal,
  staffName: (staffId: string) => string,
): readonly PolicyChange[] {
  const found: PolicyChange[] = []
  let before: Policy = defaultPolicy
  for (const { envelope, payload } of journal.stream('outlet/self')) {
    if (envelope.type !== 'policyChanged') continue
    const { policy: kept, reason } = payload as { readonly policy: Policy; readonly reason: string }
    // What an older program did not know of was as it is by default.
    const policy = policySchema.safeParse(kept).data ?? kept
    found.push({
      atMs: envelope.recordedAtMs,
      actorName: staffName(envelope.actor),
      reason,
      changes: differences(before, policy),
    })
    before = policy
  }
  return found.reverse()
}

/** `firstResponseMinutes.high`: 60 → 45. A setting that one side does not know is shown as empty. */
export function differences(before: object, after: object): PolicyChange['changes'] {
  const [was, now] = [flat(before), flat(after)]
  return [...new Set([...was.keys(), ...now.keys()])]
    .filter((path) => was.get(path) !== now.get(path))
    .map((path) => ({ path, was: was.get(path) ?? '', now: now.get(path) ?? '' }))
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]])
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flat(inner, path === '' ? key : `${path}.${key}`)]),
  )
}
