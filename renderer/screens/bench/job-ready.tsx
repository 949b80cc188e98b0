/** The end of the work: the outcome and what the customer is told. What was reserved and not used goes back by itself. */

import { z } from 'zod'
import { type Outcome, outcomes, type TicketKind } from '../../../shared/ticket/events'
import { testHolds } from '../../../shared/ticket/test-gate'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { BigChoice } from '../../ui/choices'
import { useFieldsDraft } from '../../ui/drafts'
import { LongTextField } from '../../ui/fields'
import classes from './job-sheet.module.css'
import { Section, StepButton, useWhyNot } from './section'
import type { OpenDesk } from './use-job'

const byKind: Readonly<Record<TicketKind, readonly Outcome[]>> = {
  repair: ['repaired', 'noFaultFound', 'unrepairable', 'declined', 'exchanged'],
  commissioning: ['done', 'unrepairable', 'declined'],
  maintenance: ['done', 'repaired', 'declined'],
  exchange: ['exchanged', 'declined'],
  return: ['returned', 'declined'],
  software: ['repaired', 'done', 'unrepairable', 'declined'],
  dataRecovery: ['done', 'unrepairable', 'declined'],
  recall: ['done', 'repaired', 'exchanged', 'returned'],
  consultation: ['done'],
}

const readySchema = z.object({ outcome: z.enum(outcomes).optional(), finding: z.string() })
const nothingSaid: z.output<typeof readySchema> = { finding: '' }

export function JobReady({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tt = useT(ticketWords)
  const { tell } = useLastFact()
  const { ticket, row } = desk.detail
  const draft = useFieldsDraft(`job.ready.${ticket.id}`, nothingSaid, readySchema)
  const { outcome, finding } = draft.value
  const whyNot = useWhyNot(ticket, 'makeReady')
  const choices = byKind[ticket.kind]
  const tested = testHolds(ticket)
  const chosen = outcome ?? (tested ? choices[0] : undefined)
  const lacking =
    chosen === undefined
      ? t('chooseOutcome')
      : chosen !== 'repaired'
        ? undefined
        : !tested
          ? t('testFirst')
          : ticket.diagnosis
            ? undefined
            : t('diagnoseFirst')

  async function makeReady() {
    if (chosen === undefined) return
    const ready = { ticketId: ticket.id, outcome: chosen, finding: finding.trim() }
    if (!(await desk.run('makeReady', ready, { of: draft }))) return
    draft.clear()
    tell({ text: t('madeReady', { number: row.number }) })
  }

  if (ticket.outcome !== undefined) {
    return (
      <Section id="ready" title={t('ready')} aside={<span>● {tt(`outcome_${ticket.outcome}`)}</span>}>
        <p className={classes.hint}>{t('waitsForCustomer')}</p>
      </Section>
    )
  }
  if (whyNot !== undefined) {
    return (
      <Section id="ready" title={t('ready')} letter="R" aside={whyNot}>
        {null}
      </Section>
    )
  }
  return (
    <Section id="ready" title={t('ready')} letter="R">
      <BigChoice
        label={t('outcome')}
        choices={choices.map((value) => ({ value, label: tt(`outcome_${value}`) }))}
        value={chosen}
        onChange={(chosen) => draft.type({ outcome: chosen })}
      />
      <LongTextField
        label={t('readyFinding')}
        value={finding}
        onChange={(text) => draft.type({ finding: text })}
        minRows={1}
      />
      <div className={classes.end}>
        <StepButton
          ticket={ticket}
          step="makeReady"
          label={t('makeReady')}
          size="sm"
          lacking={lacking}
          busy={desk.busy}
          onClick={() => void makeReady()}
        />
      </div>
    </Section>
  )
}
