/** Exclusions seen at the counter: a chip each, and under it the evidence without which it does not stand. */

import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { Chips } from '../../ui/choices'
import { useQuestion } from '../../use-question'
import { EvidenceForm } from '../warranty/evidence-form'
import { emptyFinding } from '../warranty/findings'
import { exclusionChoices } from './device-words'
import type { FindingDraft } from './intake-draft'

export function FindingsField(props: {
  readonly findings: Readonly<Record<string, FindingDraft>>
  readonly photos: readonly string[]
  readonly onChange: (findings: Readonly<Record<string, FindingDraft>>) => void
  readonly onPhoto: (hash: string) => void
}) {
  const t = useT(counterWords)
  const rules = useQuestion('warrantyExclusions', {}).data
  const { findings, onChange } = props
  return (
    <>
      <Chips
        label={t('exclusions')}
        choices={exclusionChoices(t)}
        values={Object.keys(findings)}
        onChange={(codes) =>
          onChange(Object.fromEntries(codes.map((code) => [code, findings[code] ?? emptyFinding])))
        }
      />
      {(rules ?? []).map((rule) => {
        const finding = findings[rule.code]
        return finding ? (
          <EvidenceForm
            key={rule.code}
            rule={rule}
            finding={finding}
            photos={props.photos}
            onChange={(changed) => onChange({ ...findings, [rule.code]: changed })}
            onPhoto={props.onPhoto}
          />
        ) : null
      })}
    </>
  )
}
