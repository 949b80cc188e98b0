/** What waits to be collected, the longest first: at the side of the form, one press away. */

import { memo } from 'react'
import { useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { useLongestReady, useTicketCount } from '../../mirror/queries'
import { Money } from '../../ui/texts'
import { useModelName } from '../device/use-model-name'
import classes from './counter.module.css'

const most = 6

export const HandOverQueue = memo(function HandOverQueue({ onMore }: { readonly onMore: () => void }) {
  const t = useT(counterWords)
  const { open } = useNavigation()
  const modelName = useModelName()
  const longest = useLongestReady(most)
  const count = useTicketCount({ status: 'ready' }) ?? 0
  return (
    <section className={classes.group} aria-label={t('queue')}>
      <div className={classes.groupHead}>
        {t('queue')}
        <span className={classes.count}>{count}</span>
      </div>
      {longest?.length === 0 ? <p className={classes.quiet}>{t('queueEmpty')}</p> : null}
      <ul className={classes.list}>
        {(longest ?? []).map((ticket) => (
          <li key={ticket.id}>
            <button
              type="button"
              tabIndex={-1}
              className={classes.visit}
              title={ticket.number}
              onClick={() => open({ kind: 'ticket', id: ticket.id })}
            >
              <span className={classes.visitMain}>
                {ticket.customerName} · {modelName(ticket)}
              </span>
              {ticket.dueFen > 0 ? <Money fen={ticket.dueFen} /> : null}
            </button>
          </li>
        ))}
      </ul>
      {count > most ? (
        <button type="button" tabIndex={-1} className={classes.tab} onClick={onMore}>
          {t('queueMore', { count: count - most })}
        </button>
      ) : null}
    </section>
  )
})
