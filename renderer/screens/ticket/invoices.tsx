/** The 发票 of a ticket: whether one is wanted, what was made and under which number, what may still be. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatYuan } from '../../../shared/money'
import { type InvoiceLine, invoiceStateOf, toInvoiceFen } from '../../../shared/ticket/invoice'
import type { Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { invoiceWords } from '../../i18n/invoice'
import { useT } from '../../i18n/language'
import { ProblemBanner } from '../../ui/error-banner'
import { StatusBadge } from '../../ui/status-badge'
import { Day, Money } from '../../ui/texts'
import { useAct } from '../../use-act'
import { InvoiceDialog } from './invoice-dialog'
import { ReasonDialog } from './reason-dialog'
import classes from './ticket.module.css'

export const invoiceTones = { none: 'neutral', asked: 'waiting', issued: 'ready', tooMuch: 'breach' } as const

export function Invoices(props: { readonly ticket: Ticket; readonly onDone: () => void }) {
  const t = useT(invoiceWords)
  const { tell } = useLastFact()
  const act = useAct()
  const { ticket } = props
  const [issuing, setIssuing] = useState(false)
  const [voiding, setVoiding] = useState<InvoiceLine>()
  const state = invoiceStateOf(ticket)
  const leftFen = toInvoiceFen(ticket)
  const ticketId = ticket.id

  function done(text: string) {
    setIssuing(false)
    setVoiding(undefined)
    tell({ text })
    props.onDone()
  }
  async function ask(asked: boolean) {
    if (await act.give('askInvoice', { ticketId, asked })) done(t(asked ? 'asked' : 'askedNot'))
  }

  return (
    <>
      <ProblemBanner problem={act.problem} />
      <div className={classes.actions}>
        <StatusBadge tone={invoiceTones[state]} label={t(`invoice_${state}`)} />
        <span className={classes.quiet}>
          {leftFen > 0
            ? t('left', { amount: formatYuan(leftFen) })
            : state === 'asked'
              ? t('leftNothing')
              : ''}
        </span>
        <span className={classes.split} />
        {state === 'none' ? (
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void ask(true)}>
            {t('wants')}
          </Button>
        ) : null}
        {state === 'asked' ? (
          <Button size="compact-sm" variant="subtle" disabled={act.busy} onClick={() => void ask(false)}>
            {t('wantsNot')}
          </Button>
        ) : null}
        {leftFen > 0 ? (
          <Button size="compact-sm" variant="default" onClick={() => setIssuing(true)}>
            {t('issue')}
          </Button>
        ) : null}
      </div>
      {leftFen < 0 ? (
        <p className={classes.note} data-tone="breach" role="status">
          {t('tooMuch', { amount: formatYuan(-leftFen) })}
        </p>
      ) : null}
      {ticket.invoices.length === 0 ? null : (
        <ul className={classes.list} aria-label={t('invoices')}>
          {ticket.invoices.map((line) => (
            <li key={line.invoiceId} className={classes.line}>
              <Day day={line.day} />
              <span className={classes.main}>
                <span className={classes.number}>{line.number}</span>
                {line.voided === undefined ? '' : ` · ${t('isVoid', { reason: line.voided })}`}
              </span>
              <Money fen={line.amountFen} />
              {line.voided === undefined ? (
                <Button size="compact-xs" variant="default" onClick={() => setVoiding(line)}>
                  {t('voidOne')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {issuing ? (
        <InvoiceDialog
          ticket={ticket}
          leftFen={leftFen}
          onClose={() => setIssuing(false)}
          onDone={(number) => done(t('issued', { number }))}
        />
      ) : null}
      {voiding ? (
        <ReasonDialog
          place={`ticket.voidInvoice.${voiding.invoiceId}`}
          title={t('voidAsks', { number: voiding.number })}
          hint={t('voidHint')}
          label={t('reason')}
          confirmLabel={t('voidOne')}
          maxLength={400}
          destructive
          onClose={() => setVoiding(undefined)}
          give={(give, reason) =>
            give.give('voidInvoice', { ticketId, invoiceId: voiding.invoiceId, reason })
          }
          onDone={() => done(t('voided', { number: voiding.number }))}
        />
      ) : null}
    </>
  )
}
