/** What was just received: its number, what the paper does, and the way to the next device of the same customer. */

import { Button } from '@mantine/core'
import { memo } from 'react'
import { useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { usePrints } from '../../mirror/queries'
import classes from './counter.module.css'
import type { Received } from './use-intake'

export const ReceivedNote = memo(function ReceivedNote(props: {
  readonly received: Received
  readonly onNext: () => void
}) {
  const t = useT(counterWords)
  const { open } = useNavigation()
  const { received } = props
  const prints = usePrints({ subject: `ticket/${received.ticketId}`, isOfToday: true }) ?? []
  const troubled = prints.filter(({ status }) => status === 'failed' || status === 'unknown').length
  const busy = prints.some(({ status }) => status === 'queued' || status === 'printing')
  const paper =
    troubled > 0
      ? t('printTrouble', { count: troubled })
      : prints.length === 0
        ? t('notPrinted')
        : busy
          ? t('printing')
          : t('printed')
  return (
    <div className={classes.note} data-tone={troubled > 0 ? 'breach' : 'ready'} role="status">
      <strong className={classes.number}>{t('receivedLine', { number: received.number })}</strong>
      {' · '}
      {paper}
      <div className={classes.noteActions}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open({ kind: 'ticket', id: received.ticketId })}
        >
          {t('open')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onNext} rightSection={<kbd>Alt N</kbd>}>
          {t('nextDevice')}
        </Button>
      </div>
    </div>
  )
})
