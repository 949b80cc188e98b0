/** What the customer said to the quote: how they said it, and on the phone who it was. */

import { z } from 'zod'
import type { Quote } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { useConfirm } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { TextField } from '../../ui/fields'
import classes from './job-sheet.module.css'
import { StepButton } from './section'
import type { OpenDesk } from './use-job'

const answerSchema = z.object({ how: z.enum(['counter', 'phone', 'paper']), who: z.string() })
const notAnswered: z.output<typeof answerSchema> = { how: 'phone', who: '' }

export function QuoteAnswer({ desk, quote }: { readonly desk: OpenDesk; readonly quote: Quote }) {
  const t = useT(benchWords)
  const { tell } = useLastFact()
  const confirm = useConfirm()
  const { ticket, row } = desk.detail
  const typed = useFieldsDraft(`job.answer.${ticket.id}`, notAnswered, answerSchema)
  const { how, who } = typed.value
  const lacking = how === 'phone' && who.trim() === '' ? t('answerWho') : undefined

  async function answer(accepted: boolean) {
    const input = { ticketId: ticket.id, quoteId: quote.quoteId, accepted, how, who: who.trim() }
    const done = await desk.run('answerQuote', input, { of: typed })
    if (!done) return
    typed.clear()
    tell({ text: t('answered') })
  }

  return (
    <div className={classes.choice}>
      <BigChoice
        label={t('answerHow')}
        choices={[
          { value: 'counter', label: t('howCounter') },
          { value: 'phone', label: t('howPhone') },
          { value: 'paper', label: t('howPaper') },
        ]}
        value={how}
        onChange={(chosen) => typed.type({ how: chosen })}
      />
      <div className={classes.row}>
        <div className={classes.grow}>
          <TextField
            label={t('answerWho')}
            value={who}
            onChange={(text) => typed.type({ who: text })}
            maxLength={120}
            required={how === 'phone'}
          />
        </div>
        <StepButton
          ticket={ticket}
          step="answerQuote"
          label={t('answerAccept')}
          size="sm"
          lacking={lacking}
          busy={desk.busy}
          onClick={() => void answer(true)}
        />
        <StepButton
          ticket={ticket}
          step="answerQuote"
          label={t('answerDecline')}
          size="sm"
          variant="default"
          lacking={lacking}
          busy={desk.busy}
          onClick={() =>
            confirm.ask({
              question: t('declineQuestion', { number: row.number }),
              consequence: t('declineConsequence'),
              confirmLabel: t('answerDecline'),
              onConfirm: () => void answer(false),
            })
          }
        />
      </div>
      {confirm.dialog}
    </div>
  )
}
