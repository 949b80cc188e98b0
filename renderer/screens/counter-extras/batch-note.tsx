/** Several devices of one customer: until the one slip for all of them has been asked for, this stays in sight. */

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useLastFact } from '../../frame/last-fact'
import { extrasWords } from '../../i18n/counter-extras'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { usePrints, useTickets } from '../../mirror/queries'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../ticket/use-act'
import classes from './extras.module.css'

export function BatchNote() {
  const t = useT(extrasWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const act = useAct()
  const tickets = useTickets({ open: true })
  const prints = usePrints()
  const batch = useMemo(() => {
    if (!tickets || !prints) return undefined
    const latest = tickets.find((row) => row.batchId !== '')
    if (!latest) return undefined
    const members = tickets.filter((row) => row.batchId === latest.batchId || row.id === latest.batchId)
    const isPrinted = prints.some(
      (print) => print.subject === `batch/${latest.batchId}` && print.requestedAtMs >= latest.receivedAtMs,
    )
    const first = members.find((row) => row.id === latest.batchId) ?? latest
    return isPrinted ? undefined : { id: latest.batchId, count: members.length, number: first.number }
  }, [tickets, prints])

  async function print() {
    if (!batch) return
    const done = await act.run('printDocument', {
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
      <span>{t('batch', { count: batch.count })}</span>
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
