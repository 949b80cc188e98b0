/**
 * One ticket, whole: who, what, how it stands, what it costs, what happened. In the foot only what can be done now;
 * a ticket that is ready opens with the hand-over on top.
 */

import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { formatYuan } from '../../../shared/money'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { type Bill, refundable } from '../../../shared/ticket/bill'
import { isReturn } from '../../../shared/ticket/commands-return'
import { allowsStep } from '../../../shared/ticket/rules'
import type { Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { contactWords } from '../../i18n/contact'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { usePrints, useTicketRow } from '../../mirror/queries'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusBadge } from '../../ui/status-badge'
import { Moment, TimeLeft } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson, useStatus } from '../../workstation'
import { usePromise } from '../bench/use-promise'
import { placeText } from '../counter/ticket-columns'
import { LoanerLend, LoanerOut } from '../counter-extras/loaner-out'
import { placesFor } from '../places'
import type { SheetProps } from '../sheets'
import { ClaimSection } from '../warranty/claim-section'
import { AccessoriesOut } from './accessories-out'
import { BatchPapers } from './batch-papers'
import { BillTable } from './bill-table'
import { Contacts } from './contacts'
import { HandOver } from './hand-over'
import { Invoices } from './invoices'
import { PaymentDialog, type PaymentPurpose } from './payment-dialog'
import { PrintList } from './print-list'
import { ReturnPrice } from './return-price'
import {
  CustomerSection,
  DeviceSection,
  DiagnosisSection,
  IntakeSection,
  NotesSection,
  TimelineSection,
} from './sections'
import { type SmallDialog, SmallDialogs } from './small-dialogs'
import { statusTone } from './status'
import classes from './ticket.module.css'
import { type Pay, usePay } from './use-pay'

type Open =
  | { readonly kind: 'payment'; readonly purpose: PaymentPurpose }
  | { readonly kind: 'small'; readonly dialog: SmallDialog }

export function TicketSheet({ id }: SheetProps) {
  const t = useT(ticketWords)
  const row = useTicketRow(id)
  const prints = usePrints({ subject: `ticket/${id}` })
  const printKey = prints?.map((print) => `${print.id}:${print.revision}`).join()
  const asked = useQuestion('ticket', { ticketId: id }, [row?.revision, printKey])
  const { role } = usePerson()
  const [open, setOpen] = useState<Open>()
  const pay = usePay(asked, row?.revision, (purpose) => setOpen({ kind: 'payment', purpose }))
  const detail = asked.data

  if (!detail) {
    return (
      <SideSheet title={t('ticket')}>
        {asked.refused ? (
          <ProblemBanner problem={asked.refused} onRetry={asked.reload} />
        ) : asked.loading ? null : (
          <EmptyState title={t('notFound')} hint={t('notFoundHint')} />
        )}
      </SideSheet>
    )
  }
  const done = () => {
    setOpen(undefined)
    asked.reload()
  }
  const { ticket } = detail
  return (
    <SideSheet
      title={<span className={classes.number}>{ticket.intake.number}</span>}
      width={860}
      aside={
        <>
          <StatusBadge tone={statusTone[ticket.status]} label={t(`status_${ticket.status}`)} />
          <span className={classes.quiet}>
            {t(`kind_${ticket.kind}`)} · {t(`priority_${ticket.priority}`)}
          </span>
        </>
      }
      actions={<Actions detail={detail} pay={pay} onOpen={setOpen} onDone={done} />}
    >
      <Header detail={detail} />
      {isReturn(ticket) && allowsStep(ticket, 'agreeReturnPrice') && mayServe(role) ? (
        <ReturnPrice detail={detail} onDone={asked.reload} />
      ) : null}
      {ticket.status === 'ready' && mayServe(role) ? (
        <HandOver
          detail={detail}
          onPay={() => pay.want('bill')}
          onRefund={() => pay.want('refund')}
          onDone={done}
        />
      ) : null}
      {ticket.status !== 'ready' && mayServe(role) ? <LoanerOut ticket={ticket} /> : null}
      {allowsStep(ticket, 'change') && mayServe(role) ? <LoanerLend ticket={ticket} /> : null}
      {mayServe(role) ? <AccessoriesOut detail={detail} onDone={asked.reload} /> : null}
      <DeviceSection detail={detail} />
      <ClaimSection ticket={ticket} />
      <CustomerSection detail={detail} />
      <Contacts ticket={ticket} onContact={() => setOpen({ kind: 'small', dialog: 'contact' })} />
      <section className={classes.section} aria-label={t('sectionBill')}>
        <h3 className={classes.heading}>{t('sectionBill')}</h3>
        <BillTable ticket={ticket} bill={detail.bill} />
        {mayServe(role) ? <Invoices ticket={ticket} onDone={asked.reload} /> : null}
      </section>
      <DiagnosisSection detail={detail} />
      <IntakeSection detail={detail} />
      <NotesSection detail={detail} />
      <section className={classes.section} aria-label={t('sectionPrints')}>
        <h3 className={classes.heading}>{t('sectionPrints')}</h3>
        <PrintList prints={detail.prints} payments={ticket.payments} onDone={asked.reload} />
        <BatchPapers ticketId={ticket.id} />
      </section>
      <TimelineSection detail={detail} />
      {open?.kind === 'payment' ? (
        <PaymentDialog
          ticket={ticket}
          bill={detail.bill}
          purpose={open.purpose}
          onDone={(paymentId) => {
            pay.taken(paymentId)
            done()
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open?.kind === 'small' ? (
        <SmallDialogs dialog={open.dialog} detail={detail} onDone={done} onClose={() => setOpen(undefined)} />
      ) : null}
    </SideSheet>
  )
}

function Header({ detail }: { readonly detail: TicketDetail }) {
  const t = useT(ticketWords)
  const language = useLanguage()
  const { ticket, row } = detail
  const left = usePromise()(row)
  return (
    <div className={classes.top}>
      <span>
        {t('received')} <Moment atMs={ticket.receivedAtMs} />
      </span>
      <span>
        {t('promise')}{' '}
        {ticket.promisedAtMs === undefined ? (
          t('noPromise')
        ) : (
          <>
            <Moment atMs={ticket.promisedAtMs} />{' '}
            {left === undefined || row.open === 0 || ticket.status === 'ready' ? null : left.paused ? (
              t('promiseStands')
            ) : (
              <TimeLeft dueMs={left.dueMs} leftMs={left.leftMs} />
            )}
          </>
        )}
      </span>
      <span>
        {t('technician')} {detail.technicianName || t('nobody')}
      </span>
      <span>
        {t('place')} {placeText(ticket.place, language)}
      </span>
      {ticket.archiveCode === undefined ? null : (
        <span className={classes.number}>{t('archived', { code: ticket.archiveCode })}</span>
      )}
    </div>
  )
}

function Actions(props: {
  readonly detail: TicketDetail
  readonly pay: Pay
  readonly onOpen: (open: Open) => void
  readonly onDone: () => void
}) {
  const t = useT(ticketWords)
  const contact = useT(contactWords)
  const person = usePerson()
  // Known at once: a key that is pressed as the sheet comes must not be lost to a list that is still being read.
  const isDayOpen = useStatus().shift.kind === 'open'
  const { go } = useNavigation()
  const { tell } = useLastFact()
  const act = useAct()
  const { ticket, bill } = props.detail
  const serves = mayServe(person.role)
  const may = (step: Parameters<typeof allowsStep>[1]) => allowsStep(ticket, step)
  const mayPay = serves && may('takePayment')
  const mayRefund = Object.values(refundable(ticket)).some((sumFen) => sumFen > 0)
  const mayDeposit = mayPay && bill.dueFen <= 0 && ticket.status !== 'ready'
  const { want: pay, nothingDue } = props.pay
  const small = (dialog: SmallDialog) => props.onOpen({ kind: 'small', dialog })

  useHotkeys([
    {
      keys: 'Alt+P',
      label: t('takePayment'),
      run: () => pay('bill'),
      disabled: !mayPay || !isDayOpen,
    },
    {
      keys: 'Alt+D',
      label: t('takeDeposit'),
      run: () => pay('deposit'),
      disabled: !mayDeposit || !isDayOpen,
    },
    {
      keys: 'Alt+T',
      label: contact('section'),
      run: () => small('contact'),
      disabled: !may('addNote'),
      quiet: true,
    },
    {
      keys: 'Alt+Q',
      label: t('answerQuote'),
      run: () => small('answerQuote'),
      disabled: !may('answerQuote'),
    },
  ])

  async function archive() {
    const done = await act.give('archiveTicket', { ticketId: ticket.id })
    if (!done) return
    tell({ text: t('archived', { code: done.value.archiveCode }) })
    props.onDone()
  }

  const more: readonly (readonly [SmallDialog, boolean, string])[] = [
    ['discount', may('giveDiscount'), t('giveDiscount')],
    ['promise', may('change'), t('changePromise')],
    ['priority', may('change'), t('changePriority')],
    ['move', may('move'), t('move')],
    ['assign', may('assign') && person.role !== 'technician', t('assign')],
    ['forfeit', mayPay && bill.paidFen > bill.totalFen, t('forfeit')],
    ['note', may('addNote'), t('addNote')],
    ['cancel', serves && may('cancel'), t('cancelTicket')],
  ]
  const offered = more.filter(([, allowed]) => allowed)
  const finishesHere =
    serves && may('makeReady') && ['consultation', 'exchange', 'return', 'recall'].includes(ticket.kind)

  return (
    <>
      <ProblemBanner problem={act.problem} />
      {mayPay && !isDayOpen && bill.dueFen !== 0 ? (
        <ErrorBanner
          tone="waiting"
          what={t('noShift')}
          actions={
            placesFor(person.role).some(({ id }) => id === 'till')
              ? [{ label: t('openShift'), run: () => go('till') }]
              : []
          }
        />
      ) : null}
      {nothingDue && mayPay && bill.dueFen <= 0 ? (
        <p className={classes.note} data-tone="ready" role="status">
          ● {t(nothingDueKey(ticket, bill), { amount: formatYuan(-bill.dueFen) })}
        </p>
      ) : null}
      {offered.length === 0 ? null : (
        <Menu position="top-start">
          <Menu.Target>
            <Button variant="default">{t('more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map(([dialog, , label]) => (
              <Menu.Item key={dialog} onClick={() => small(dialog)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {may('answerQuote') ? <Button onClick={() => small('answerQuote')}>{t('answerQuote')}</Button> : null}
      {finishesHere ? (
        <Button variant="default" onClick={() => small('makeReady')}>
          {t('makeReady')}
        </Button>
      ) : null}
      {mayPay && mayRefund ? (
        <Button variant="default" disabled={!isDayOpen} onClick={() => pay('refund')}>
          {t('refund')}
        </Button>
      ) : null}
      {mayDeposit ? (
        <Button
          variant="default"
          disabled={!isDayOpen}
          rightSection={<kbd>Alt D</kbd>}
          onClick={() => pay('deposit')}
        >
          {t('takeDeposit')}
        </Button>
      ) : null}
      {mayPay && bill.dueFen > 0 ? (
        <Button disabled={!isDayOpen} rightSection={<kbd>Alt P</kbd>} onClick={() => pay('bill')}>
          {t('takePayment')}
        </Button>
      ) : null}
      {serves && may('archive') ? (
        <Button variant="default" loading={act.busy} onClick={() => void archive()}>
          {t('archive')}
        </Button>
      ) : null}
    </>
  )
}

/** Before the bill is made, what is paid is held; once it is made, what is too much goes back. */
function nothingDueKey({ status }: Ticket, { dueFen }: Bill) {
  if (status === 'ready') return dueFen < 0 ? 'nothingDueOwed' : 'nothingDue'
  return dueFen < 0 ? 'nothingDueHeld' : 'nothingDueYet'
}

function mayServe(role: string): boolean {
  return role !== 'technician'
}
