/** Several devices of one customer: until the one slip for all of them has been asked for, this stays in sight. */

import { Button } from '@mantine/core'
import { useLastFact } from '../../frame/last-fact'
import { extrasWords } from '../../i18n/counter-extras'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { useLatestOfBatch, usePrints, useTicketRow, useTickets } from '../../mirror/queries'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import classes from './extras.module.css'

export function BatchNote() {
  const t = useT(extrasWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const act = useAct()
  const latest = useLatestOfBatch()
  const batchId = latest?.batchId
  const members = useTickets(batchId === undefined ? null : { batchId })
  const firstOf = useTicketRow(batchId)
  const prints = usePrints({ subject: `batch/${batchId ?? ''}` })
  const isPrinted = prints?.some((print) => print.requestedAtMs >= (latest?.receivedAtMs ?? 0)) ?? true
  // The first one was received before anybody knew that more would come: it names no batch itself.
  const others = members?.filter((row) => row.open === 1 && row.id !== batchId).length ?? 0
  const batch =
    latest && members && !isPrinted
      ? {
          id: latest.batchId,
          count: others + (firstOf?.open ?? 0),
          number: (firstOf ?? latest).number,
          customerName: latest.customerName,
        }
      : undefined

  async function print() {
    if (!batch) return
    const done = await act.give('printDocument', {
      form: 'claimReceipt',
      subject: `batch/${batch.id}`,
      number: batch.number,
    })
    if (done) tell({ text: t('batchPrinted') })
  }
  useHotkeys([
    { keys: 'Alt+B', label: t('batchPrint'), run: () => void print(), disabled: !batch, quiet: true },
  ])
  if (!batch) return null
  return (
    <div className={classes.note} role="status">
      <span>
        {batch.customerName} · {t('batch', { count: batch.count })}
      </span>
      <Button
        size="compact-sm"
        rightSection={<kbd>Alt B</kbd>}
        loading={act.busy}
        onClick={() => void print()}
      >
        {t('batchPrint')}
      </Button>
      {act.problem ? <span role="alert">{problemText(act.problem, language)}</span> : null}
    </div>
  )
}
