/** A company's whole batch: one slip for all, a receipt each, and all labels in one job. Nothing for a single device. */

import { Button } from '@mantine/core'
import { mostLabelTickets } from '../../../shared/print/labels'
import { useLastFact } from '../../frame/last-fact'
import { batchPapersWords } from '../../i18n/batch-papers'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { useModelName } from '../device/use-model-name'
import classes from './ticket.module.css'

export function BatchPapers({ ticketId }: { readonly ticketId: string }) {
  const t = useT(batchPapersWords)
  const words = useT(ticketWords)
  const modelName = useModelName()
  const { tell } = useLastFact()
  const act = useAct()
  const asked = useQuestion('batchOf', { ticketId })
  const batch = asked.data
  if (!batch) return null
  const { members } = batch
  const missing = members.filter((member) => member.receiptMissing)

  async function slip() {
    if (!batch) return
    const wish = { form: 'claimReceipt', subject: `batch/${batch.batchId}`, number: batch.number } as const
    if (await act.give('printDocument', wish)) tell({ text: t('slipAsked') })
    asked.reload()
  }
  async function labels() {
    const ticketIds = members.slice(0, mostLabelTickets).map((member) => member.ticketId)
    const done = await act.give('printLabels', { ticketIds, number: batch?.number ?? '' })
    if (done) tell({ text: t('labelsAsked', { count: done.value.devices }) })
  }
  async function receipts() {
    const tickets = missing.map(({ ticketId: id, number }) => ({ ticketId: id, number }))
    const done = await act.give('printBatch', { form: 'claimReceipt', tickets })
    if (done) tell({ text: t('receiptsAsked', { count: done.value.tickets }) })
    asked.reload()
  }

  return (
    <div className={classes.batch}>
      <ProblemBanner problem={act.problem} />
      <p>
        <strong>{t('title', { count: members.length })}</strong>
        {batch.slipMissing ? null : <span className={classes.quiet}> · {t('slipDone')}</span>}
      </p>
      <ul className={classes.list}>
        {members.map((member) => (
          <li key={member.ticketId} className={classes.line} aria-current={member.ticketId === ticketId}>
            <span className={classes.number}>{member.number}</span>
            <span className={classes.main}>
              {modelName(member)} {member.serial}
            </span>
            <span className={classes.quiet}>{words(`status_${member.status}`)}</span>
          </li>
        ))}
      </ul>
      <div className={classes.batchActs}>
        {batch.slipMissing ? (
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void slip()}>
            {t('slip')}
          </Button>
        ) : null}
        {missing.length > 0 ? (
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void receipts()}>
            {t('receipts', { count: missing.length })}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void labels()}>
          {t('labels')}
        </Button>
      </div>
    </div>
  )
}
