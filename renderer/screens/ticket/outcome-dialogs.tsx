/** What came of a visit, told at the counter: finished here, or the customer's answer to a quote. */

import { useState } from 'react'
import { type Outcome, outcomes } from '../../../shared/ticket/events'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField, TextField } from '../../ui/fields'
import classes from './ticket.module.css'
import { type SmallDialogProps, useRecorded } from './use-recorded'

/** Kinds that are finished at the counter: told what came of it, then the device can be collected. */
export function MakeReadyDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { act, expected, finish } = useRecorded(props)
  const { ticket } = props.detail
  const fitting: readonly Outcome[] =
    ticket.kind === 'exchange'
      ? ['exchanged', 'declined']
      : ticket.kind === 'return'
        ? ['returned', 'declined']
        : outcomes.filter((value) => value === 'done' || value === 'declined' || value === 'noFaultFound')
  const [outcome, setOutcome] = useState<Outcome | undefined>(fitting[0])
  const typed = useTextDraft(`ticket.ready.${ticket.id}`)
  const finding = typed.value
  return (
    <Dialog
      title={t('makeReady')}
      onClose={props.onClose}
      primary={{
        label: t('makeReady'),
        disabled: outcome === undefined || act.busy,
        run: async () => {
          if (outcome === undefined) return
          finish(await act.run('makeReady', { ticketId: ticket.id, outcome, finding }, expected), typed)
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
          onChange={setOutcome}
        />
        <LongTextField label={t('finding')} maxLength={4000} value={finding} onChange={typed.set} />
      </div>
    </Dialog>
  )
}

export function AnswerQuoteDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { act, expected, finish } = useRecorded(props)
  const { ticket } = props.detail
  const [answer, setAnswer] = useState<'accept' | 'decline'>()
  const [how, setHow] = useState<'counter' | 'phone' | 'paper'>('counter')
  const [who, setWho] = useState('')
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
            await act.run(
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
          onChange={setAnswer}
        />
        <BigChoice
          label={t('how')}
          value={how}
          choices={(['counter', 'phone', 'paper'] as const).map((value) => ({
            value,
            label: t(`how_${value}`),
          }))}
          onChange={setHow}
        />
        <TextField
          label={t('who')}
          required={how === 'phone'}
          maxLength={120}
          value={who}
          onChange={setWho}
        />
      </div>
    </Dialog>
  )
}
