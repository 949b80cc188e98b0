/** What was found against the warranty, from the form to the fact: which evidence is there and which is missing. */

import type { FoundExclusion } from '../../../shared/claim/events'
import { type ExclusionCode, type ExclusionRule, exclusionCodes } from '../../../shared/warranty/rules'
import type { DeviceDraft, FindingDraft } from '../counter/intake-draft'

export type Need = ExclusionRule['needs'][number]

/** A tick has no picture to point at. */
const ticked = 'yes'

export const needKey = (need: Pick<Need, 'kind' | 'item'>): string => `${need.kind}:${need.item}`

export const emptyFinding: FindingDraft = { evidence: {}, objection: '' }

export function foundOf(device: Pick<DeviceDraft, 'findings'>): FoundExclusion[] {
  return exclusionCodes.flatMap((code) => {
    const finding = device.findings[code]
    return finding ? [foundExclusion(code, finding)] : []
  })
}

export function foundExclusion(code: ExclusionCode, finding: FindingDraft): FoundExclusion {
  const evidence = Object.entries(finding.evidence).flatMap(([key, ref]) => {
    const [kind = '', ...item] = key.split(':')
    if (kind !== 'photo' && kind !== 'checklist' && kind !== 'document') return []
    return [{ kind, item: item.join(':'), ref: kind === 'checklist' ? '' : ref } as const]
  })
  return { code, evidence, objection: finding.objection.trim() }
}

export function missingNeeds(rule: ExclusionRule, finding: FindingDraft): readonly Need[] {
  return rule.needs.filter((need) => !finding.evidence[needKey(need)])
}

export function withTick(finding: FindingDraft, need: Need, on: boolean): FindingDraft {
  return withEvidence(finding, need, on ? ticked : '')
}

export function withEvidence(finding: FindingDraft, need: Need, ref: string): FindingDraft {
  const { [needKey(need)]: _old, ...others } = finding.evidence
  return { ...finding, evidence: ref === '' ? others : { ...others, [needKey(need)]: ref } }
}
