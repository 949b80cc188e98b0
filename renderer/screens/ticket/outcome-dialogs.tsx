/** What came of a visit, told at the counter: finished here, or the customer's answer to a quote. */

import { z } from 'zod'
import { type Outcome, outcomes } from '../../../shared/ticket/events'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField, TextField } from '../../ui/fields'
import classes from './ticket.module.css'
import { type SmallDialogProps, useRecorded } from './use-recorded'

const readySchema = z.object({ outcome: z.enum(outcomes).optional(), finding: z.string() })
const nothingFound: z.output<typeof readySchema> = { finding: '' }

/** Kinds that are finished at the counter: told what came of it, then the device can be collected. */
export function MakeReadyDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { ticket } = props.detail
  const fitting: readonly Outcome[] =
    ticket.kind === 'exchange'
      ? ['exchanged', 'declined']
      : ticket.kind === 'return'
        ? ['returned', 'declined']
        : outcomes.filter((value) => value === 'done' || value === 'declined' || value === 'noFaultFound')
  const typed = useFieldsDraft(`ticket.ready.${ticket.id}`, nothingFound, readySchema)
  const { act, expected, finish } = useRecorded(props, typed)
  const { finding, outcome = fitting[0] } = typed.value
  return (
    <Dialog
      title={t('makeReady')}
      onClose={props.onClose}
      primary={{
        label: t('makeReady'),
        disabled: outcome === undefined || act.busy,
        run: async () => {
          if (outcome === undefined) return
          finish(await act.give('makeReady', { ticketId: ticket.id, outcome, finding }, expected))
        },
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('makeReadyHint')}</p>
        <BigChoice<Outcome>
          label={t('outcome')}
          value={outcome}
          choices={fitting.map((value) => ({ value, label: t(`outcome_${value}`) }))}
          onChange={(chosen) => typed.type({ outcome: chosen })}
        />
        <LongTextField
          label={t('finding')}
          maxLength={4000}
          value={finding}
          onChange={(text) => typed.type({ finding: text })}
        />
      </div>
    </Dialog>
  )
}

const answerSchema = z.object({
  answer: z.enum(['accept', 'decline']).optional(),
  how: z.enum(['counter', 'phone', 'paper']),
  who: z.string(),
})
const notAnswered: z.output<typeof answerSchema> = { how: 'counter', who: '' }

export function AnswerQuoteDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { ticket } = props.detail
  const typed = useFieldsDraft(`ticket.quote.${ticket.id}`, notAnswered, answerSchema)
  const { act, expected, finish } = useRecorded(props, typed)
  const { answer, how, who } = typed.value
  const { quote } = ticket
  if (!quote) return null
  return (
    <Dialog
      title={`${t('answerQuote')} · ${quote.number}`}
      onClose={props.onClose}
      primary={{
        label: answer === undefined ? t('answerQuote') : t(answer),
        disabled: answer === undefined || (how === 'phone' && who.trim() === '') || act.busy,
        run: async () =>
          finish(
            await act.give(
              'answerQuote',
              { ticketId: ticket.id, quoteId: quote.quoteId, accepted: answer === 'accept', how, who },
              expected,
            ),
          ),
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <BigChoice
          label={t('answerQuote')}
          value={answer}
          required
          choices={[
            { value: 'accept', label: t('accept') },
            { value: 'decline', label: t('decline') },
          ]}
          onChange={(chosen) => typed.type({ answer: chosen })}
        />
        <BigChoice
          label={t('how')}
          value={how}
          choices={(['counter', 'phone', 'paper'] as const).map((value) => ({
            value,
            label: t(`how_${value}`),
          }))}
          onChange={(chosen) => typed.type({ how: chosen })}
        />
        <TextField
          label={t('who')}
          required={how === 'phone'}
          maxLength={120}
          value={who}
          onChange={(text) => typed.type({ who: text })}
        />
      </div>
    </Dialog>
  )
}
