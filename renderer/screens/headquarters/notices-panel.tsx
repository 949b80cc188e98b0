/** What headquarters sent for people to read: recalls first. */

import { headquartersWords } from '../../i18n/headquarters-place'
import { useLanguage, useT } from '../../i18n/language'
import { useStatus as useStatusMessage } from '../../status'
import { StatusBadge } from '../../ui/status-badge'
import { Day } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import classes from './headquarters.module.css'

export function NoticesPanel() {
  const t = useT(headquartersWords)
  const language = useLanguage()
  const light = useStatusMessage()?.headquarters
  const asked = useQuestion('notices', {}, [light?.atMs])
  const notices = [...(asked.data ?? [])].sort((a, b) =>
    a.kind === b.kind ? b.publishedOn.localeCompare(a.publishedOn) : a.kind === 'recall' ? -1 : 1,
  )
  return (
    <Panel title={t('notices')} flush>
      <AskedProblem asked={asked} />
      {asked.data && notices.length === 0 ? <p className={office.empty}>{t('noNotices')}</p> : null}
      {notices.map((notice) => (
        <article key={notice.noticeId} className={classes.notice}>
          <div className={classes.noticeHead}>
            <StatusBadge tone={notice.kind === 'recall' ? 'breach' : 'received'} label={t(notice.kind)} />
            <strong>{language === 'zh' ? notice.titleZh : notice.titleEn || notice.titleZh}</strong>
            <span className={office.note}>
              <Day day={notice.publishedOn} />
            </span>
          </div>
          <p className={classes.noticeText}>
            {language === 'zh' ? notice.textZh : notice.textEn || notice.textZh}
          </p>
          {notice.modelIds.length > 0 ? (
            <p className={office.note}>{t('noticeModels', { models: notice.modelIds.join(', ') })}</p>
          ) : null}
          {notice.serialFrom === '' ? null : (
            <p className={office.note}>
              {t('noticeSerials', { from: notice.serialFrom, to: notice.serialTo })}
            </p>
          )}
        </article>
      ))}
    </Panel>
  )
}
