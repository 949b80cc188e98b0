/** What the last run that sent or brought something has changed here, in plain words. */

import type { SyncNews } from '../../../shared/questions/sync'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useLanguage, useT } from '../../i18n/language'
import { momentText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import classes from './headquarters.module.css'

export function NewsPanel({ version }: { readonly version: string }) {
  const t = useT(headquartersWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const asked = useQuestion('syncNews', {}, [version])
  if (asked.refused) return <AskedProblem asked={asked} />
  if (asked.data === undefined) return null
  const news = asked.data
  if (news === null)
    return (
      <Panel title={t('news')}>
        <p className={office.note}>{t('nothingNewYet')}</p>
      </Panel>
    )
  return (
    <Panel
      title={t('news')}
      aside={<span className={office.note}>{momentText(news.atMs, timeZone, language)}</span>}
    >
      <ul className={classes.news}>
        {news.sent > 0 ? <li>{t('newsSent', { count: news.sent })}</li> : null}
        {news.changes.map((change) => (
          <Change key={change.key} change={change} />
        ))}
        {news.received === 0 ? <li>{t('newsNothing')}</li> : null}
      </ul>
    </Panel>
  )
}

function Change({ change }: { readonly change: SyncNews['changes'][number] }) {
  const t = useT(headquartersWords)
  const language = useLanguage()
  const { key, count, names } = change
  const name = `change_${key}`
  const known = Object.hasOwn(headquartersWords.entries, name)
  const more = count - names.length
  const separator = language === 'en' ? ', ' : '、'
  return (
    <li>
      {t((known ? name : 'change_other') as 'change_other', { count })}
      {names.length > 0 ? (
        <span className={classes.names}>
          {names.map((one) => (language === 'en' ? one.en : one.zh)).join(separator)}
          {more > 0 ? ` ${t('newsMore', { count: more })}` : ''}
        </span>
      ) : null}
    </li>
  )
}
