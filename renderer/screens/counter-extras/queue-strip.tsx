/** The queue at this counter in one line: who is called, how many wait, a new number, the next one. */

import { Button } from '@mantine/core'
import { queueId, queueText } from '../../../shared/queue/state'
import { useLastFact } from '../../frame/last-fact'
import { extrasWords } from '../../i18n/counter-extras'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { useQueue } from '../../mirror/queries'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import { useStatus } from '../../workstation'
import type { Drawn } from './customer-view'
import classes from './extras.module.css'

export function QueueStrip(props: {
  readonly onTaken: (drawn: Drawn) => void
  readonly onCalled: (number: string) => void
}) {
  const t = useT(extrasWords)
  const language = useLanguage()
  const { shift, station } = useStatus()
  const { tell } = useLastFact()
  const act = useAct()
  const day = shift.kind === 'open' ? shift.businessDay : ''
  const queue = useQueue(queueId(station, day))
  const isOpen = day !== ''
  const waiting = queue?.waiting.length ?? 0
  const here = { station, day }

  async function take() {
    const done = await act.give('takeQueueNumber', here)
    if (!done) return
    tell({ text: t('queueTaken', { number: done.value.text }) })
    props.onTaken({ number: done.value.text, ahead: waiting })
  }
  async function next() {
    const done = await act.give('callNextNumber', here)
    if (done) props.onCalled(done.value.text)
  }
  useHotkeys([
    { keys: 'Alt+U', label: t('queueTake'), run: () => void take(), disabled: !isOpen, quiet: true },
    { keys: 'Alt+J', label: t('queueNext'), run: () => void next(), disabled: waiting === 0, quiet: true },
  ])
  if (!isOpen) return null
  return (
    <fieldset className={classes.strip} aria-label={t('queue')}>
      <strong role="status">
        {queue && queue.current > 0
          ? t('queueNow', { number: queueText(station, queue.current) })
          : t('queueNobody')}
      </strong>
      <span>{t('queueWaiting', { count: waiting })}</span>
      <Button size="compact-sm" variant="default" title="Alt U" onClick={() => void take()}>
        {t('queueTake')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        title="Alt J"
        disabled={waiting === 0}
        onClick={() => void next()}
      >
        {t('queueNext')}
      </Button>
      {queue && queue.current > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={() => void act.give('skipQueueNumber', here)}>
          {t('queueSkip')}
        </Button>
      ) : null}
      {act.problem ? <span role="alert">{problemText(act.problem, language)}</span> : null}
    </fieldset>
  )
}
