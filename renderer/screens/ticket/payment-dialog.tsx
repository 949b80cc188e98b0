/**
 * Taking money: one tender at a time, the rest stays due and is taken next. For cash the change is worked out from
 * what was given; what is recorded is what stays in the till.
 */

import { Checkbox } from '@mantine/core'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import { type Bill, refundable } from '../../../shared/ticket/bill'
import { type Tender, tenders } from '../../../shared/ticket/events'
import type { Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { invoiceWords } from '../../i18n/invoice'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { AmountField } from '../../ui/fields'
import { useAct } from '../../use-act'
import classes from './ticket.module.css'

export type PaymentPurpose = 'deposit' | 'bill' | 'refund'

export interface PaymentDialogProps {
  readonly ticket: Ticket
  readonly bill: Bill
  readonly purpose: PaymentPurpose
  readonly onDone: (paymentId: string) => void
  readonly onClose: () => void
}

const typedSchema = z.object({
  revision: z.number(),
  tender: z.enum(tenders).optional(),
  /** `null`: emptied, or not an amount. */
  amountFen: z.number().nullish(),
  givenFen: z.number().optional(),
  print: z.boolean().optional(),
  wantsInvoice: z.boolean().optional(),
})
type Typed = z.output<typeof typedSchema>

function ofRevision(stored: unknown, revision: number): Typed | undefined {
  const typed = typedSchema.safeParse(stored).data
  return typed?.revision === revision ? typed : undefined
}

export function PaymentDialog({ ticket, bill, purpose, onDone, onClose }: PaymentDialogProps) {
  const t = useT(ticketWords)
  const invoice = useT(invoiceWords)
  const { tell } = useLastFact()
  const mayGoBack = refundable(ticket)
  // What was typed for the ticket as it stood then; after another payment the sum is another one.
  const draft = useDraft<Typed>(
    `ticket.pay.${purpose}.${ticket.id}`,
    { revision: ticket.revision },
    (stored) => ofRevision(stored, ticket.revision),
  )
  const act = useAct(draft)
  const type = (change: Partial<Typed>) => draft.set((before) => ({ ...before, ...change }))
  const tender = draft.value.tender ?? (purpose === 'refund' ? largest(mayGoBack) : 'cash')
  const mostFen =
    purpose === 'refund' ? mayGoBack[tender] : purpose === 'bill' ? Math.max(0, bill.dueFen) : Infinity
  const suggestedFen =
    purpose === 'bill'
      ? bill.dueFen
      : purpose === 'refund'
        ? Math.min(mayGoBack[tender], bill.dueFen < 0 ? -bill.dueFen : mayGoBack[tender])
        : undefined
  const { amountFen: typedFen = suggestedFen, givenFen, print = true } = draft.value
  const wantsInvoice = draft.value.wantsInvoice ?? ticket.invoiceAsked
  const amountFen = typedFen ?? undefined
  const isCash = tender === 'cash' && purpose !== 'refund'
  const isEnough = amountFen !== undefined && amountFen > 0 && amountFen <= mostFen
  const isShort = isCash && givenFen !== undefined && amountFen !== undefined && givenFen < amountFen

  async function take() {
    if (amountFen === undefined) return
    const done = await act.give(
      'takePayment',
      {
        ...{ ticketId: ticket.id, purpose, tender, amountFen, print },
        ...(isCash && givenFen !== undefined ? { givenFen } : {}),
        wantsInvoice,
      },
      { [`ticket/${ticket.id}`]: ticket.revision },
    )
    if (!done) return
    draft.clear()
    const amount = formatYuan(amountFen)
    const { number, paymentId } = done.value
    tell({ text: purpose === 'refund' ? t('refunded', { number, amount }) : t('paid', { number, amount }) })
    onDone(paymentId)
  }

  function chooseTender(next: Tender) {
    // Each tender gives back no more than came in by it.
    if (purpose === 'refund') type({ tender: next, amountFen: undefined })
    else type({ tender: next })
  }

  return (
    <Dialog
      title={`${t(titleKey[purpose])} · ${ticket.intake.number}`}
      size={560}
      onClose={onClose}
      primary={{
        label: t(titleKey[purpose]),
        run: () => void take(),
        disabled: !isEnough || isShort || act.busy,
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <BigChoice<Tender>
          label={t('tender')}
          value={tender}
          choices={tenders.map((value) => ({
            value,
            label: t(`tender_${value}`),
            disabled: purpose === 'refund' && mayGoBack[value] <= 0,
          }))}
          onChange={chooseTender}
        />
        <div className={classes.pair}>
          <AmountField
            label={t('amount')}
            altKey="A"
            required
            fen={amountFen}
            error={
              amountFen !== undefined && amountFen > mostFen
                ? `≤ ${formatYuan(Number.isFinite(mostFen) ? mostFen : 0)}`
                : undefined
            }
            onChange={(fen) => type({ amountFen: fen ?? null })}
          />
          {isCash ? (
            <AmountField
              label={t('given')}
              altKey="G"
              fen={givenFen}
              onChange={(fen) => type({ givenFen: fen })}
            />
          ) : null}
        </div>
        {isCash && givenFen !== undefined && amountFen !== undefined ? (
          <div className={classes.change} role="status">
            {isShort ? (
              t('changeShort', { amount: formatYuan(amountFen - givenFen) })
            ) : (
              <>
                <span>{t('change')}</span>
                <span className={classes.number}>{formatYuan(givenFen - amountFen)}</span>
              </>
            )}
          </div>
        ) : null}
        <p className={classes.quiet}>
          {purpose === 'refund'
            ? t('refundHint', { tender: t(`tender_${tender}`), amount: formatYuan(mayGoBack[tender]) })
            : t('payHint')}
        </p>
        {purpose === 'refund' ? null : (
          <Checkbox
            label={invoice('wants')}
            checked={wantsInvoice}
            disabled={ticket.invoiceAsked}
            onChange={(event) => type({ wantsInvoice: event.currentTarget.checked })}
          />
        )}
        <Checkbox
          label={t(purpose === 'refund' ? 'printRefundSlip' : 'printSlip')}
          checked={print}
          onChange={(event) => type({ print: event.currentTarget.checked })}
        />
      </div>
    </Dialog>
  )
}

const titleKey = { deposit: 'takeDeposit', bill: 'takePayment', refund: 'refund' } as const

function largest(sums: Readonly<Record<Tender, number>>): Tender {
  return tenders.reduce((best, tender) => (sums[tender] > sums[best] ? tender : best))
}
