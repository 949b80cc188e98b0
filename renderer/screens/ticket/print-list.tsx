/** The papers of a ticket, what came of each, and how to get another: a copy is marked, counted and has a reason. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PrintRow } from '../../../shared/print/state'
import type { PaymentLine } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { ProblemBanner } from '../../ui/error-banner'
import { Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { ReasonDialog } from './reason-dialog'
import classes from './ticket.module.css'

const reasons = ['reasonLost', 'reasonUnreadable', 'reasonTorn'] as const

export function PrintList(props: {
  readonly prints: readonly PrintRow[]
  readonly payments: readonly PaymentLine[]
  readonly onDone: () => void
}) {
  const t = useT(ticketWords)
  const refunds = new Set(
    props.payments.filter(({ purpose }) => purpose === 'refund').map((one) => one.number),
  )
  // Slips from before their own record said so are known by their payment.
  const nameOf = ({ form, called, number }: PrintRow) =>
    t(form === 'paymentSlip' && refunds.has(number) ? 'form_refundSlip' : `form_${called}`)
  const act = useAct()
  const [asked, setAsked] = useState<PrintRow>()

  async function done(run: Promise<unknown>) {
    if ((await run) !== undefined) props.onDone()
  }

  if (props.prints.length === 0) return <p className={classes.quiet}>{t('noPrints')}</p>
  return (
    <>
      <ProblemBanner problem={act.problem} />
      <ul className={classes.list}>
        {props.prints.map((print) => (
          <li key={print.id} className={classes.line}>
            <Moment atMs={print.requestedAtMs} short />
            <span className={classes.main}>
              {nameOf(print)}
              {print.copy > 1 ? ` · ${t('copyOf', { copy: print.copy - 1 })} · ${print.reason}` : ''}
            </span>
            <span className={classes.quiet}>{t(`print_${print.status}`)}</span>
            {print.status === 'unknown' ? (
              <>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => void done(act.give('settlePrint', { jobId: print.id, cameOut: true }))}
                >
                  {t('cameOut')}
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => void done(act.give('settlePrint', { jobId: print.id, cameOut: false }))}
                >
                  {t('didNotComeOut')}
                </Button>
              </>
            ) : print.status === 'failed' ? (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => void done(act.give('retryPrint', { jobId: print.id }))}
              >
                {t('tryAgain')}
              </Button>
            ) : (
              <Button size="compact-xs" variant="default" onClick={() => setAsked(print)}>
                {t('reprint')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked ? (
        <ReprintDialog
          print={asked}
          form={nameOf(asked)}
          copy={nextCopy(props.prints, asked)}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined)
            props.onDone()
          }}
        />
      ) : null}
    </>
  )
}

/** One more than the newest copy of the same form: the paper says which it is. */
function nextCopy(prints: readonly PrintRow[], asked: PrintRow): number {
  return Math.max(1, ...prints.filter(({ form }) => form === asked.form).map(({ copy }) => copy)) + 1
}

function ReprintDialog(props: {
  readonly print: PrintRow
  readonly form: string
  readonly copy: number
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const t = useT(ticketWords)
  const { tell } = useLastFact()
  const { form } = props
  const copy = props.copy - 1
  return (
    <ReasonDialog
      place={`ticket.reprint.${props.print.id}`}
      title={t('reprintAsks', { form, copy })}
      label={t('reason')}
      confirmLabel={t('reprint')}
      usual={{ label: t('reprintReason'), words: reasons.map((value) => t(value)) }}
      onClose={props.onClose}
      give={(act, reason) => act.give('reprint', { jobId: props.print.id, reason })}
      onDone={() => {
        tell({ text: t('reprinted', { form, copy }) })
        props.onDone()
      }}
    />
  )
}
