/** What it costs, line by line, and what is still to pay. All of it is derived in shared code. */

import type { Bill } from '../../../shared/ticket/bill'
import type { Ticket } from '../../../shared/ticket/state'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { Moment, Money } from '../../ui/texts'
import { usePartName } from '../part/use-part-name'
import { GivenBy } from './given-by'
import classes from './ticket.module.css'
import { useRecordedNames } from './use-recorded-names'

export function BillTable({ ticket, bill }: { readonly ticket: Ticket; readonly bill: Bill }) {
  const t = useT(ticketWords)
  const names = useRecordedNames()
  const parts = ticket.parts.filter((part) => part.state !== 'released')
  const partName = usePartName([...parts, ...ticket.awaited])
  const isEmpty = ticket.labour.length === 0 && parts.length === 0 && ticket.awaited.length === 0
  return (
    <>
      {isEmpty && ticket.payments.length === 0 ? <p className={classes.quiet}>{t('noBill')}</p> : null}
      <table className={classes.bill}>
        <tbody>
          {ticket.labour.map((line) => (
            <tr key={line.lineId}>
              <td>
                {names.labour(line)} {line.underWarranty ? <em>· {t('free')}</em> : null}
              </td>
              <td>
                <Money fen={line.underWarranty ? 0 : line.priceFen} />
              </td>
            </tr>
          ))}
          {parts.map((part) => (
            <tr key={part.lineId}>
              <td>
                {partName(part)} <span className={classes.number}>{part.partNumber}</span>{' '}
                {part.quantity > 1 ? t('quantity', { count: part.quantity }) : ''}{' '}
                {part.state === 'reserved' ? <em>· {t('partReserved')}</em> : null}
                {part.state === 'returned' ? <em>· {t('partReturned')}</em> : null}
                {part.underWarranty ? <em>· {t('free')}</em> : null}
              </td>
              <td>
                {part.state === 'used' ? (
                  <Money fen={part.underWarranty ? 0 : part.unitFen * part.quantity} />
                ) : null}
              </td>
            </tr>
          ))}
          {ticket.awaited.map((part) => (
            <tr key={part.partNumber}>
              <td>
                {partName(part)} <em>· {t('partAwaited')}</em>
              </td>
              <td />
            </tr>
          ))}
          {bill.discountFen > 0 ? (
            <tr>
              <td>
                {t('billDiscount')} · {ticket.discountReason}
                {ticket.discountBy ? (
                  <GivenBy giver={ticket.discountBy.actor} approvedBy={ticket.discountBy.approvedBy} />
                ) : null}
              </td>
              <td>
                <Money fen={-bill.discountFen} />
              </td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('billTotal')}</th>
            <td>
              <Money fen={bill.totalFen} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('billPaid')}</th>
            <td>
              <Money fen={bill.paidFen} />
            </td>
          </tr>
          {bill.keptFen > 0 ? (
            <tr>
              <th scope="row">
                {t('billKept')} · {ticket.forfeited?.reason}
                <GivenBy approvedBy={ticket.forfeited?.approvedBy ?? ''} />
              </th>
              <td>
                <Money fen={bill.keptFen} />
              </td>
            </tr>
          ) : null}
          {bill.returnFen > 0 ? (
            <tr>
              <th scope="row">
                {t('billReturn')}
                <GivenBy approvedBy={ticket.returnPrice?.approvedBy ?? ''} />
              </th>
              <td>
                <Money fen={bill.returnFen} />
              </td>
            </tr>
          ) : null}
          <tr>
            <th scope="row">{t(balanceKey(ticket, bill))}</th>
            <td>
              <Money fen={Math.abs(bill.dueFen)} strong />
            </td>
          </tr>
        </tfoot>
      </table>
      {ticket.payments.length === 0 ? null : (
        <ul className={classes.list} aria-label={t('payments')}>
          {ticket.payments.map((payment) => (
            <li key={payment.paymentId} className={classes.line}>
              <Moment atMs={payment.atMs} short />
              <span className={classes.main}>
                {t(`purpose_${payment.purpose}`)} · {t(`tender_${payment.tender}`)}
              </span>
              <span className={classes.number}>{payment.number}</span>
              <Money fen={payment.amountFen} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Before the bill is made, what was paid is a deposit that we hold; only then is it owed. */
function balanceKey(ticket: Ticket, bill: Bill) {
  if (bill.dueFen === 0) return 'billSettled'
  if (bill.dueFen > 0) return 'billDue'
  return ticket.status === 'ready' || ticket.closedAtMs !== undefined ? 'billOwed' : 'billHeld'
}
