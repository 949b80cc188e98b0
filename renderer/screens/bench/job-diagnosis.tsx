/** What is wrong, as a code of two levels and in words. Typed text is a draft until it is recorded. */

import { Checkbox } from '@mantine/core'
import { z } from 'zod'
import type { Reference } from '../../../shared/questions/lookups'
import type { Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { SelectField } from '../../ui/choices'
import { useDraft } from '../../ui/drafts'
import { LongTextField } from '../../ui/fields'
import classes from './job-sheet.module.css'
import { localName, Section, StepButton } from './section'
import type { OpenDesk } from './use-job'

const formSchema = z.object({
  faultCode: z.string(),
  symptomCode: z.string(),
  finding: z.string(),
  major: z.boolean(),
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
  const language = useLanguage()
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const known = formOf(ticket)
  const draft = useDraft(`job.diagnosis.${ticket.id}`, known, (stored) => formSchema.safeParse(stored).data)
  const form = draft.value
  const faults = reference?.faults ?? []
  const group = faults.find(({ code }) => code === form.faultCode)
  const groupCode = group?.level === 1 ? group.code : (group?.parent ?? '')
  const choicesOf = (codes: Reference['faults']) =>
    codes.map((fault) => ({ value: fault.code, label: `${localName(fault, language)}  ${fault.code}` }))
  const groups = faults.filter(({ level }) => level === 1)
  const inGroup = faults.filter(({ level, parent }) => level === 2 && parent === groupCode)
  const isKnown = ticket.diagnosis !== undefined
  const changed = JSON.stringify(form) !== JSON.stringify(known)
  const set = (change: Partial<Form>) => draft.set((before) => ({ ...before, ...change }))

  function chooseGroup(code: string | undefined) {
    const only = faults.filter(({ level, parent }) => level === 2 && parent === code)
    set({ faultCode: only.length === 1 ? (only[0]?.code ?? '') : (code ?? '') })
  }

  async function save() {
    const done = await desk.run('recordDiagnosis', { ticketId: ticket.id, ...form })
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
      <div className={classes.row}>
        <div className={classes.grow}>
          <SelectField
            label={t('faultGroup')}
            choices={choicesOf(groups)}
            value={groupCode === '' ? undefined : groupCode}
            onChange={chooseGroup}
            required
          />
        </div>
        <div className={classes.grow}>
          <SelectField
            label={t('faultCode')}
            choices={choicesOf(inGroup)}
            value={group?.level === 2 ? form.faultCode : undefined}
            onChange={(code) => set({ faultCode: code ?? groupCode })}
            placeholder={groupCode === '' ? t('chooseGroup') : ''}
            disabled={groupCode === ''}
            required
          />
        </div>
      </div>
      <LongTextField
        label={t('finding')}
        placeholder={t('findingHint')}
        value={form.finding}
        onChange={(finding) => set({ finding })}
      />
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
  }
}
