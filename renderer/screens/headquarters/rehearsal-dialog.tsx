/** What a reconciliation would do, in plain words, before it is done. */

import type { SyncRehearsal } from '../../../shared/questions/sync'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { ErrorBanner } from '../../ui/error-banner'
import office from '../manager/office.module.css'
import classes from './headquarters.module.css'
import { kindText } from './run-text'

export function RehearsalDialog(props: {
  readonly rehearsal: SyncRehearsal
  readonly onReconcile: () => void
  readonly onClose: () => void
}) {
  const t = useT(headquartersWords)
  const { rehearsal } = props
  const total = (list: SyncRehearsal['willSend']) => list.reduce((sum, { count }) => sum + count, 0)
  const sending = total(rehearsal.willSend)
  const receiving = total(rehearsal.willReceive)
  if (!rehearsal.reachable) {
    return (
      <Dialog title={t('rehearsalTitle')} onClose={props.onClose}>
        <ErrorBanner tone="waiting" what={t('rehearsalOffline')} />
        {sending > 0 ? <p>{t('willSend', { count: sending })}</p> : null}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('rehearsalTitle')}
      onClose={props.onClose}
      primary={{ label: t('reconcileNow'), run: props.onReconcile }}
    >
      <div className={office.column}>
        {sending + receiving === 0 ? <p>{t('nothingToDo')}</p> : null}
        {sending > 0 ? <List title={t('willSend', { count: sending })} items={rehearsal.willSend} /> : null}
        {receiving > 0 ? (
          <List title={t('willReceive', { count: receiving })} items={rehearsal.willReceive} />
        ) : null}
        {rehearsal.needYou > 0 ? (
          <ErrorBanner tone="waiting" what={t('needYou', { count: rehearsal.needYou })} />
        ) : (
          <p className={office.good}>✓ {t('needNobody')}</p>
        )}
      </div>
    </Dialog>
  )
}

function List(props: { readonly title: string; readonly items: SyncRehearsal['willSend'] }) {
  const t = useT(headquartersWords)
  return (
    <div>
      <strong>{props.title}</strong>
      <ul className={classes.parts}>
        {props.items.map(({ key, count }) => (
          <li key={key}>
            {kindText(key, t, headquartersWords.entries)} {count}
          </li>
        ))}
      </ul>
    </div>
  )
}
