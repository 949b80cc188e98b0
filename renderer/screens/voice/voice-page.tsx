/** The customer's voice: whom to call, what they complain of, how satisfied they are, and how well we really worked. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { CallsPage } from './calls-page'
import { ComplaintsPage } from './complaints-page'
import { SamplingPage } from './sampling-page'
import { SurveyPage } from './survey-page'
import classes from './voice.module.css'

const pages = ['calls', 'complaints', 'survey', 'sampling'] as const
export type VoicePageId = (typeof pages)[number]
const pageKey = {
  calls: 'pageCalls',
  complaints: 'pageComplaints',
  survey: 'pageSurvey',
  sampling: 'pageSampling',
} as const satisfies Readonly<Record<VoicePageId, string>>

export function VoicePage() {
  const t = useT(voiceWords)
  const [page, setPage] = useState<VoicePageId>('calls')
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <SegmentedControl
          size="sm"
          aria-label={t('title')}
          value={page}
          onChange={(value) => setPage(pages.find((id) => id === value) ?? 'calls')}
          data={pages.map((id) => ({ value: id, label: t(pageKey[id]) }))}
        />
      </div>
      {page === 'calls' ? <CallsPage /> : null}
      {page === 'complaints' ? <ComplaintsPage /> : null}
      {page === 'survey' ? <SurveyPage /> : null}
      {page === 'sampling' ? <SamplingPage /> : null}
    </div>
  )
}
