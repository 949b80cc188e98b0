/** The policies: grouped, explained, each with the value it had; a change is saved with its reason. */

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { OutletRow } from '../../../shared/outlet/state'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { SelectField } from '../../ui/choices'
import { useDraft, useTextDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { openingText } from '../manager/opening-text'
import { Panel } from '../manager/panel'
import { ChangeBar } from './change-bar'
import {
  changedFields,
  idOf,
  isWrong,
  numberOf,
  type PolicyField,
  policyGroups,
  policyWith,
  savedText,
  type Typed,
  typedSchema,
} from './policy-fields'
import { say, usePolicyLabel } from './policy-names'
import { PolicyPast } from './policy-past'
import classes from './settings.module.css'

const nothing: Typed = {}

export function PolicySection({ outlet }: { readonly outlet: OutletRow }) {
  const t = useT(settingsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const draft = useDraft<Typed>('settings.policy', nothing, (stored) => typedSchema.safeParse(stored).data)
  const why = useTextDraft('settings.policy.reason')
  const reason = why.value
  const [tried, setTried] = useState(false)
  const { policy } = outlet
  const changed = changedFields(policy, draft.value)
  const next = policyWith(policy, draft.value)
  const labelOf = usePolicyLabel()
  const wrong = changed.find((field) => isWrong(field, draft.value[idOf(field)] ?? ''))
  const weights = next?.surveyWeights.reduce((sum, weight) => sum + weight, 0) ?? 1
  const weightsWrong = Math.abs(weights - 1) > 1e-9

  async function save() {
    setTried(true)
    if (!next || weightsWrong || reason.trim() === '' || changed.length === 0) return
    const done = await act.give(
      'changePolicy',
      { policy: next, reason: reason.trim() },
      { 'outlet/self': outlet.revision },
    )
    if (!done) return
    tell({ text: t('policySaved', { reason: reason.trim() }) })
    discard()
  }
  function discard() {
    draft.clear()
    why.clear()
    setTried(false)
  }
  useHotkeys([
    {
      keys: 'Ctrl+S',
      label: t('save'),
      run: () => void save(),
      disabled: changed.length === 0 || act.busy,
    },
  ])

  return (
    <>
      <form
        noValidate
        className={classes.section}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p className={office.note}>{t('policyHint')}</p>
        <ProblemBanner problem={act.problem} />
        <div className={classes.policies}>
          {policyGroups.map((group) => (
            <Panel key={group.title} title={t(group.title)}>
              <p className={office.note}>{t(group.hint)}</p>
              <div className={classes.policyFields}>
                {group.fields.map((field) => (
                  <Field
                    key={idOf(field)}
                    field={field}
                    saved={savedText(policy, field)}
                    typed={draft.value[idOf(field)]}
                    onChange={(text) => draft.set((before) => ({ ...before, [idOf(field)]: text }))}
                  />
                ))}
              </div>
              {group.title === 'groupQuality' && weightsWrong ? (
                <ErrorBanner
                  tone="waiting"
                  what={t('policySumWrong', { sum: Math.round(weights * 1000) / 1000 })}
                />
              ) : null}
            </Panel>
          ))}
        </div>
        {changed.length > 0 ? (
          <ChangeBar
            reason={reason}
            onReason={why.set}
            error={tried && reason.trim() === '' ? t('required') : undefined}
            canSave={!act.busy && next !== undefined && !weightsWrong}
            onDiscard={discard}
          >
            <span className={wrong ? office.bad : undefined} role="status">
              {wrong
                ? t('policyWrongAt', { name: labelOf(wrong), from: wrong.from ?? 0 })
                : t('policyChanged', { count: changed.length })}
            </span>
          </ChangeBar>
        ) : null}
      </form>
      <PolicyPast revision={outlet.revision} />
    </>
  )
}

function Field(props: {
  readonly field: PolicyField
  readonly saved: string
  readonly typed: string | undefined
  readonly onChange: (text: string) => void
}) {
  const t = useT(settingsWords)
  const language = useLanguage()
  const label = usePolicyLabel()(props.field)
  const { field, saved } = props
  const text = props.typed ?? saved
  const changed = text !== saved
  if (field.kind === 'switch') {
    return (
      <Checkbox
        className={office.wide ?? ''}
        label={label}
        checked={text === 'true'}
        onChange={(event) => props.onChange(String(event.currentTarget.checked))}
      />
    )
  }
  if (field.kind === 'choice') {
    return (
      <SelectField
        label={label}
        value={text}
        choices={(field.choices ?? []).map((choice) => ({
          value: choice.value,
          label: say(t, choice.label),
        }))}
        onChange={(value) => props.onChange(value ?? saved)}
      />
    )
  }
  const minutes = field.kind === 'minutes' ? numberOf(text) : undefined
  const said = minutes === undefined ? '' : openingText(minutes, language)
  const was = changed ? t('policyWas', { value: saved === '' ? '–' : saved }) : ''
  return (
    <TextField
      label={label}
      code
      value={text}
      hint={[said, was].filter((part) => part !== '').join(' · ')}
      maxLength={20}
      onChange={props.onChange}
      error={changed && isWrong(field, text) ? t('policyWrong', { from: field.from ?? 0 }) : undefined}
    />
  )
}
