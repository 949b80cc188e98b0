/** Earlier visits of the same device: what was wrong and what was done, one click from the whole of it. */

import { useNavigation } from '../../frame/navigation'
import { benchWords, statusText, statusTone } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { StatusBadge } from '../../ui/status-badge'
import { Day } from '../../ui/texts'
import classes from './job-sheet.module.css'
import { NumberText } from './number-text'
import { Section } from './section'
import type { OpenDesk } from './use-job'

export function JobHistory({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tt = useT(ticketWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const { earlier, recalls } = desk.detail
  if (earlier.length + recalls.length === 0) {
    return (
      <Section id="history" title={t('history')} aside={t('noHistory')}>
        {null}
      </Section>
    )
  }
  return (
    <Section id="history" title={t('history')} aside={earlier.length}>
      {recalls.map((recall) => (
        <StatusBadge
          key={recall.noticeId}
          tone="breach"
          label={language === 'zh' ? recall.titleZh : recall.titleEn}
        />
      ))}
      {earlier.map((visit) => (
        <button
          key={visit.id}
          type="button"
          className={classes.visit}
          onClick={() => open({ kind: 'ticket', id: visit.id })}
        >
          <span className={classes.row}>
            <NumberText number={visit.number} />
            <Day day={visit.businessDay} />
            <StatusBadge
              tone={statusTone(visit.status)}
              label={
                visit.outcome === '' ? statusText(visit.status, language) : tt(`outcome_${visit.outcome}`)
              }
            />
          </span>
          <span className={classes.hint}>{visit.fault}</span>
        </button>
      ))}
    </Section>
  )
}
