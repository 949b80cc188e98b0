/** Keeps the number of a 发票 that was made in the tax system; a scan of its code fills everything in. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { CustomerDetails } from '../../../shared/customer/events'
import { formatYuan } from '../../../shared/money'
import { invoiceNumberPattern, readInvoiceCode } from '../../../shared/ticket/invoice'
import type { Ticket } from '../../../shared/ticket/state'
import { invoiceWords } from '../../i18n/invoice'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { AmountField, TextField } from '../../ui/fields'
import { useNow } from '../../ui/now'
import { useScan } from '../../ui/scan'
import { dayAt } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useStatus } from '../../workstation'
import classes from './ticket.module.css'

const typedSchema = z.object({
  number: z.string(),
  /** `null`: emptied, or not an amount. */
  amountFen: z.number().nullish(),
  day: z.string().optional(),
})
const nothingTyped: z.output<typeof typedSchema> = { number: '' }

export function InvoiceDialog(props: {
  readonly ticket: Ticket
  readonly leftFen: number
  readonly onClose: () => void
  readonly onDone: (number: string) => void
}) {
  const t = useT(invoiceWords)
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const { ticket, leftFen } = props
  const draft = useFieldsDraft(`ticket.invoice.${ticket.id}`, nothingTyped, typedSchema)
  const act = useAct(draft)
  const { number, amountFen: typedFen = leftFen, day = today } = draft.value
  const amountFen = typedFen ?? undefined
  const isNumber = invoiceNumberPattern.test(number.trim())

  function read(text: string): boolean {
    const invoice = readInvoiceCode(text)
    if (invoice) draft.type(invoice)
    return invoice !== undefined
  }
  useScan((scan) => read(scan.raw))

  async function keep() {
    if (amountFen === undefined) return
    const invoice = { invoiceId: draft.id, number: number.trim(), amountFen, day }
    if (!(await act.give('issueInvoice', { ticketId: ticket.id, ...invoice }))) return
    draft.clear()
    props.onDone(invoice.number)
  }

  return (
    <Dialog
      title={`${t('issue')} · ${ticket.intake.number}`}
      size={560}
      onClose={props.onClose}
      primary={{
        label: t('issue'),
        run: () => void keep(),
        disabled: !isNumber || amountFen === undefined || amountFen <= 0 || amountFen > leftFen || act.busy,
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('issueHint')}</p>
        <TextField
          label={t('number')}
          altKey="N"
          code
          required
          autoFocus
          maxLength={120}
          value={number}
          // Pasted or typed by a scanner that is no scanner to us: the whole code is read as well.
          onChange={(text) => {
            // Older codes end with a comma, after everything has been read.
            if (!read(text)) draft.type({ number: text.replace(/^(\d+),$/, '$1') })
          }}
          error={number.length >= 8 && !isNumber ? t('numberWrong') : undefined}
        />
        <div className={classes.pair}>
          <AmountField
            label={t('amount')}
            altKey="A"
            required
            fen={amountFen}
            error={amountFen !== undefined && amountFen > leftFen ? `≤ ${formatYuan(leftFen)}` : undefined}
            onChange={(fen) => draft.type({ amountFen: fen ?? null })}
          />
          <DateField label={t('day')} day={day} onChange={(chosen) => draft.type({ day: chosen })} />
        </div>
        <WhoseInvoice ticket={ticket} />
      </div>
    </Dialog>
  )
}

/** Title and tax number are in the customer's record: a look at it is a look at a record, and is kept as one. */
function WhoseInvoice({ ticket }: { readonly ticket: Ticket }) {
  const t = useT(invoiceWords)
  const words = useT(ticketWords)
  const act = useAct()
  const [details, setDetails] = useState<CustomerDetails>()

  async function look() {
    const { customerId } = ticket.intake
    const done = await act.give('revealCustomer', {
      ...{ customerId, ticketId: ticket.id },
      reason: words('reasonInvoice'),
    })
    if (done?.value) setDetails(done.value.details)
  }

  if (!details) {
    return (
      <>
        <ProblemBanner problem={act.problem} />
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void look()}>
            {t('seeTitle')}
          </Button>
        </div>
      </>
    )
  }
  if (details.invoiceTitle === '' && details.company === '')
    return <p className={classes.quiet}>{t('noTitle')}</p>
  return (
    <p className={classes.note} role="status">
      {t('whose')} <strong>{details.invoiceTitle || details.company}</strong>{' '}
      <span className={classes.number}>{details.taxNumber}</span> {details.email}
    </p>
  )
}
