/** The manager's place: today, the day summary, the figures, the customer's voice. Pages of one place, a key apart. */

import { SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAim } from '../../frame/navigation'
import { useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { useHotkeys } from '../../ui/hotkeys'
import { VoicePage } from '../voice/voice-page'
import { WatchPage } from '../warranty/watch-page'
import { CausesPage } from './causes-page'
import { DaySummaryPage } from './day-summary-page'
import { FiguresPage } from './figures-page'
import { OfficeScreen } from './panel'
import { PeoplePage } from './people-page'
import { RecordPage } from './record-page'
import { ReportsPage } from './reports-page'
import { TodayPage } from './today-page'

const tabs = [
  'today',
  'day',
  'figures',
  'causes',
  'voice',
  'warranty',
  'record',
  'reports',
  'people',
] as const
type Tab = (typeof tabs)[number]
const tabKey = {
  today: 'tabToday',
  day: 'tabDay',
  figures: 'tabFigures',
  reports: 'tabReports',
  people: 'tabPeople',
  causes: 'tabCauses',
  voice: 'tabVoice',
  warranty: 'tabWarranty',
  record: 'tabRecord',
} as const satisfies Readonly<Record<Tab, string>>

export function ManagerScreen() {
  const t = useT(managerWords)
  const [tab, setTab] = useState<Tab>('today')
  const aim = useAim('manager')
  useEffect(() => {
    const wanted = tabs.find((id) => id === aim?.page)
    if (wanted) setTab(wanted)
  }, [aim])
  useHotkeys(
    tabs.map((id, index) => ({ keys: `Alt+${index + 1}`, label: t(tabKey[id]), run: () => setTab(id) })),
  )
  return (
    <OfficeScreen
      title={t('title')}
      fixed={tab === 'today' || tab === 'voice' || tab === 'record'}
      subtitle={
        <SegmentedControl
          aria-label={t('title')}
          value={tab}
          onChange={(value) => setTab(tabs.find((id) => id === value) ?? 'today')}
          data={tabs.map((id) => ({ value: id, label: t(tabKey[id]) }))}
        />
      }
    >
      {tab === 'today' ? <TodayPage /> : null}
      {tab === 'day' ? <DaySummaryPage /> : null}
      {tab === 'figures' ? <FiguresPage /> : null}
      {tab === 'reports' ? <ReportsPage /> : null}
      {tab === 'people' ? <PeoplePage /> : null}
      {tab === 'causes' ? <CausesPage /> : null}
      {tab === 'voice' ? <VoicePage /> : null}
      {tab === 'warranty' ? <WatchPage /> : null}
      {tab === 'record' ? <RecordPage /> : null}
    </OfficeScreen>
  )
}
