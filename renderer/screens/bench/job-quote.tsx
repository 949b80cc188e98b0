/** What it will cost, and what the customer said to it. While they decide, the promise stands still. */

import { useEffect, useMemo, useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import type { Quote } from '../../../shared/ticket/state'
import { isFree } from '../../../shared/warranty/free'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { useOutlet } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { useNow } from '../../ui/now'
import { Day, Money } from '../../ui/texts'
import { dayAt } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { useQuoteLineName } from '../ticket/use-quote-line-name'
import { outletPolicy } from './clocks'
import classes from './job-sheet.module.css'
import { QuoteAnswer } from './quote-answer'
import { emptyQuote, linesOfJob, quoteDraftSchema } from './quote-draft'
import { QuoteEditor } from './quote-editor'
import { Section, StepButton } from './section'
import type { OpenDesk } from './use-job'

export interface JobQuoteProps {
  readonly desk: OpenDesk
  readonly reference: Reference | undefined
}

const answerKey = { open: 'quoteOpen', accepted: 'quoteAccepted', declined: 'quoteDeclined' } as const
const marks = { open: '◑', accepted: '●', declined: '○' } as const

export function JobQuote({ desk, reference }: JobQuoteProps) {
  const t = useT(benchWords)
  const { ticket } = desk.detail
  const { quote } = ticket
  const [editing, setEditing] = useState(false)
  const start = (
    <StepButton
      ticket={ticket}
      step="giveQuote"
      label={quote ? t('quoteAgain') : t('quoteNew')}
      size="compact-xs"
      variant="default"
      onClick={() => setEditing(true)}
    />
  )
  return (
    <Section
      id="quote"
      title={t('quote')}
      letter="Q"
      aside={
        <>
          {quote ? (
            <>
              <span>
                {marks[quote.answer]} {t(answerKey[quote.answer])}
              </span>
              <span className={classes.code}>{quote.number}</span>
              <Money fen={quote.totalFen} strong />
            </>
          ) : null}
          {editing ? null : start}
        </>
      }
    >
      {editing ? (
        <Editing desk={desk} reference={reference} onDone={() => setEditing(false)} />
      ) : quote ? (
        <>
          <QuoteLines quote={quote} />
          {ticket.status === 'quoted' && quote.answer === 'open' ? (
            <QuoteAnswer desk={desk} quote={quote} />
          ) : null}
        </>
      ) : null}
    </Section>
  )
}

function QuoteLines({ quote }: { readonly quote: Quote }) {
  const t = useT(benchWords)
  const lineName = useQuoteLineName(quote.lines)
  return (
    <table className={classes.lines}>
      <tbody>
        {quote.lines.map((line) => (
          <tr key={`${line.kind} ${line.code} ${line.name}`}>
            <td>{lineName(line)}</td>
            <td className={classes.number}>×{line.quantity}</td>
            <td className={classes.number}>
              <Money fen={line.unitFen * line.quantity} />
            </td>
          </tr>
        ))}
        {quote.discountFen > 0 ? (
          <tr>
            <td colSpan={2}>
              {t('quoteDiscount')} · {quote.discountReason}
            </td>
            <td className={classes.number}>
              <Money fen={-quote.discountFen} />
            </td>
          </tr>
        ) : null}
        <tr>
          <td colSpan={2}>
            {t('quoteExpires')} <Day day={quote.expiresOn} />
          </td>
          <td className={classes.number}>
            <Money fen={quote.totalFen} strong />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Editing({ desk, reference, onDone }: JobQuoteProps & { readonly onDone: () => void }) {
  const t = useT(benchWords)
  const { tell } = useLastFact()
  const nowMs = useNow()
  const policy = outletPolicy(useOutlet())
  const { outlet } = useStatus()
  const { ticket } = desk.detail
  const [start] = useState(() => emptyQuote(dayAt(nowMs, outlet.timeZone), policy.quoteValidDays))
  const draft = useDraft(`job.quote.${ticket.id}`, start, (stored) => quoteDraftSchema.safeParse(stored).data)
  const pricesFen = usePrices(
    [...ticket.parts.filter(({ state }) => state === 'reserved'), ...ticket.awaited].map(
      ({ partNumber }) => partNumber,
    ),
  )
  const covered = isFree(ticket)
  const prefilled = useMemo(() => linesOfJob(ticket, pricesFen, covered), [ticket, pricesFen, covered])

  async function give(print: boolean) {
    const { discountFen, discountReason, expiresOn, lines } = draft.value
    const done = await desk.run(
      'giveQuote',
      {
        ticketId: ticket.id,
        lines: [...(lines ?? prefilled)],
        discountFen,
        discountReason,
        expiresOn,
        print,
      },
      { of: draft },
    )
    if (!done) return
    draft.clear()
    tell({
      text: t('quoteGiven', { number: done.value.number, total: (done.value.totalFen / 100).toFixed(2) }),
    })
    onDone()
  }

  return (
    <QuoteEditor
      ticket={ticket}
      value={draft.value}
      lines={draft.value.lines ?? prefilled}
      labour={reference?.labour ?? []}
      busy={desk.busy}
      onChange={draft.set}
      onGive={(print) => void give(print)}
      onThrowAway={() => {
        draft.clear()
        onDone()
      }}
    />
  )
}

/** Prices of parts that are not fitted yet, from the catalogue. */
function usePrices(partNumbers: readonly string[]): Readonly<Record<string, number>> {
  const key = [...new Set(partNumbers)].sort().join(' ')
  const [prices, setPrices] = useState<Readonly<Record<string, number>>>({})
  useEffect(() => {
    let gone = false
    const wanted = key === '' ? [] : key.split(' ')
    void Promise.all(wanted.map((partNumber) => ask('part', { partNumber }))).then((answers) => {
      if (gone) return
      const found = answers.flatMap((answer) =>
        answer.kind === 'ok' && answer.value
          ? [[answer.value.partNumber, answer.value.priceFen] as const]
          : [],
      )
      setPrices(Object.fromEntries(found))
    })
    return () => {
      gone = true
    }
  }, [key])
  return prices
}
