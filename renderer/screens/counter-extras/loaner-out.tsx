/** What of ours the customer still has, before their device goes back: taken back by click or by scanning its serial. */

import { Button } from '@mantine/core'
import type { Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { extrasWords } from '../../i18n/counter-extras'
import { useT } from '../../i18n/language'
import { useLoaners } from '../../mirror/queries'
import { ProblemBanner } from '../../ui/error-banner'
import { useScan } from '../../ui/scan'
import { useAct } from '../../use-act'
import classes from './extras.module.css'
import { LoanerPick } from './loaner-pick'
import { scannedSerial } from './scanned-serial'

export function LoanerOut({ ticket }: { readonly ticket: Ticket }) {
  const t = useT(extrasWords)
  const { tell } = useLastFact()
  const act = useAct()

  async function takeBack(loanerId: string, name: string) {
    const done = await act.give('takeBackLoaner', { loanerId })
    if (done) tell({ text: t('loanerTaken', { name }) })
  }
  useScan((scan) => {
    const serial = scannedSerial(scan)
    const out = serial === '' ? undefined : ticket.loaners.find((one) => one.serial.toUpperCase() === serial)
    if (!out) return false
    void takeBack(out.loanerId, out.name)
    return true
  })
  if (ticket.loaners.length === 0) return null
  return (
    <div className={classes.note} data-tone="breach">
      <ProblemBanner problem={act.problem} />
      {ticket.loaners.map(({ loanerId, name, model, accessories }) => (
        <div key={loanerId} className={classes.strip}>
          <span>
            {t('loanerOut', { name: [`${name} ${model}`, accessories].filter(Boolean).join(' · ') })}
          </span>
          <Button size="compact-sm" loading={act.busy} onClick={() => void takeBack(loanerId, name)}>
            {t('loanerBack')}
          </Button>
        </div>
      ))}
      <small>{t('loanerScan')}</small>
    </div>
  )
}

/** Lending later than at intake, from the ticket. */
export function LoanerLend({ ticket }: { readonly ticket: Ticket }) {
  const t = useT(extrasWords)
  const { tell } = useLastFact()
  const act = useAct()
  const loaners = useLoaners() ?? []

  async function lend(loanerId: string) {
    const done = loanerId === '' ? undefined : await act.give('lendLoaner', { loanerId, ticketId: ticket.id })
    const name = loaners.find((row) => row.id === loanerId)?.name ?? ''
    if (done) tell({ text: t('loanerLent', { name }) })
  }
  return (
    <>
      <ProblemBanner problem={act.problem} />
      <LoanerPick value="" onChange={(loanerId) => void lend(loanerId)} />
    </>
  )
}
