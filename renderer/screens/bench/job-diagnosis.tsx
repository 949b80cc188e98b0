/** What is wrong, as a code of two levels and in words. Typed text is a draft until it is recorded. */

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { causes } from '../../../shared/catalogue/cause'
import type { Reference } from '../../../shared/questions/lookups'
import type { Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useT } from '../../i18n/language'
import { Chips } from '../../ui/choices'
import { useDraft } from '../../ui/drafts'
import { LongTextField } from '../../ui/fields'
import { CodePair } from './code-pair'
import classes from './job-sheet.module.css'
import { Section, StepButton } from './section'
import type { OpenDesk } from './use-job'

const formSchema = z.object({
  faultCode: z.string(),
  symptomCode: z.string(),
  finding: z.string(),
  major: z.boolean(),
  // A draft of before there were causes is still a draft.
  causeCode: z.string().default(''),
})
type Form = z.infer<typeof formSchema>

export interface JobDiagnosisProps {
  readonly desk: OpenDesk
  readonly reference: Reference | undefined
}

/** Recorded by me or by somebody else: the form begins anew from it, the draft of what is not recorded stays. */
export function JobDiagnosis(props: JobDiagnosisProps) {
  return <DiagnosisForm key={JSON.stringify(props.desk.detail.ticket.diagnosis ?? null)} {...props} />
}

function DiagnosisForm({ desk, reference }: JobDiagnosisProps) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const known = formOf(ticket)
  const draft = useDraft(`job.diagnosis.${ticket.id}`, known, (stored) => formSchema.safeParse(stored).data)
  const form = draft.value
  const faults = reference?.faults ?? []
  const isKnown = ticket.diagnosis !== undefined
  const changed = JSON.stringify(form) !== JSON.stringify(known)
  const guessed = isKnown
    ? []
    : ticket.parts.filter((part) => part.state === 'reserved' && part.untilDiagnosis === true)
  // The guess came from this fault: where it is confirmed, its parts are wanted unless somebody says otherwise.
  const [chosenParts, setChosenParts] = useState<readonly string[]>()
  const keepParts =
    chosenParts ?? (form.faultCode === ticket.intake.faultCode ? guessed.map(({ lineId }) => lineId) : [])
  const set = (change: Partial<Form>) => draft.set((before) => ({ ...before, ...change }))

  async function save() {
    const done = await desk.run(
      'recordDiagnosis',
      {
        ticketId: ticket.id,
        ...form,
        keepParts: [...keepParts],
      },
      { of: draft },
    )
    if (!done) return
    draft.clear()
    tell({ text: t('diagnosisSaved') })
  }

  return (
    <Section
      id="diagnosis"
      title={t('diagnosis')}
      letter="D"
      aside={
        isKnown && !changed ? (
          <span>● {t('recorded')}</span>
        ) : changed ? (
          <span className={classes.warn}>◑ {t('unsaved')}</span>
        ) : null
      }
    >
      <CodePair
        faults={faults}
        brandCodes={reference?.brandCodes ?? []}
        groupLabel={tj('symptomGroup')}
        codeLabel={tj('symptomCode')}
        code={form.symptomCode}
        onChange={(symptomCode) => set({ symptomCode })}
      />
      <CodePair
        faults={faults}
        brandCodes={reference?.brandCodes ?? []}
        groupLabel={t('faultGroup')}
        codeLabel={t('faultCode')}
        code={form.faultCode}
        onChange={(faultCode) => set({ faultCode })}
        required
      />
      <CodePair
        faults={causes}
        groupLabel={tj('causeGroup')}
        codeLabel={tj('causeCode')}
        code={form.causeCode}
        onChange={(causeCode) => set({ causeCode })}
      />
      <LongTextField
        label={t('finding')}
        placeholder={t('findingHint')}
        value={form.finding}
        onChange={(finding) => set({ finding })}
      />
      {guessed.length === 0 ? null : (
        <Chips
          label={t('guessNeeded')}
          choices={guessed.map(({ lineId, name }) => ({ value: lineId, label: name }))}
          values={keepParts}
          onChange={setChosenParts}
        />
      )}
      <div className={classes.end}>
        <Checkbox
          label={t('major')}
          checked={form.major}
          onChange={(event) => set({ major: event.currentTarget.checked })}
          style={{ marginInlineEnd: 'auto' }}
        />
        <StepButton
          ticket={ticket}
          step="recordDiagnosis"
          label={t('saveDiagnosis')}
          variant={changed || !isKnown ? 'filled' : 'default'}
          lacking={form.faultCode === '' ? t('chooseGroup') : undefined}
          busy={desk.busy}
          onClick={() => void save()}
        />
      </div>
    </Section>
  )
}

function formOf(ticket: Ticket): Form {
  const { diagnosis, intake } = ticket
  return {
    faultCode: diagnosis?.faultCode ?? intake.faultCode,
    symptomCode: diagnosis?.symptomCode ?? intake.faultCode,
    finding: diagnosis?.finding ?? '',
    major: diagnosis?.major ?? false,
    causeCode: diagnosis?.causeCode ?? '',
  }
}
