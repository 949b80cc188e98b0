/** The settings, one section at a time. What a role may not change it sees at most; main refuses it as well. */

import { useEffect, useState } from 'react'
import { useAim } from '../../frame/navigation'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { useOutlet } from '../../mirror/queries'
import { useHotkeys } from '../../ui/hotkeys'
import { usePerson } from '../../workstation'
import { OfficeScreen } from '../manager/panel'
import { SlipsCentre } from '../prints/slips-centre'
import { RulesSection } from '../warranty/rules-section'
import { LookSection } from './look-section'
import { OutletSection } from './outlet-section'
import { PolicySection } from './policy-section'
import { PracticePanel } from './practice-panel'
import { PrintersSection } from './printers-section'
import { PrivacySection } from './privacy-section'
import { SafetySection } from './safety-section'
import classes from './settings.module.css'
import { StaffSection } from './staff-section'
import { WorkRulesSection } from './work-rules-section'

const sectionIds = [
  'outlet',
  'policy',
  'staff',
  'printers',
  'slips',
  'privacy',
  'safety',
  'look',
  'warranty',
  'rules',
] as const
type SectionId = (typeof sectionIds)[number]

export function SettingsScreen() {
  const t = useT(settingsWords)
  const { role } = usePerson()
  const outlet = useOutlet()
  const aim = useAim('settings')
  const allowed = sectionIds.filter((id) => id !== 'staff' || role === 'administrator')
  const [chosen, setChosen] = useState<SectionId>('outlet')
  const shown = allowed.includes(chosen) ? chosen : 'outlet'
  useEffect(() => {
    const wanted = sectionIds.find((id) => id === aim?.section)
    if (wanted) setChosen(wanted)
  }, [aim])
  useHotkeys(
    allowed.map((id, index) => ({
      keys: `Alt+${(index + 1) % 10}`,
      label: t(id),
      run: () => setChosen(id),
      quiet: true,
    })),
  )
  return (
    <OfficeScreen title={t('title')} subtitle={t(shown)}>
      <div className={classes.layout}>
        <nav className={classes.nav} aria-label={t('sections')}>
          {allowed.map((id, index) => (
            <button
              key={id}
              type="button"
              className={classes.navItem}
              aria-current={id === shown ? 'page' : undefined}
              onClick={() => setChosen(id)}
            >
              {t(id)} <kbd>Alt {(index + 1) % 10}</kbd>
            </button>
          ))}
        </nav>
        <div className={shown === 'slips' || shown === 'warranty' ? classes.wideSection : classes.section}>
          {shown === 'outlet' && outlet ? <OutletSection outlet={outlet} /> : null}
          {shown === 'policy' && outlet ? <PolicySection outlet={outlet} /> : null}
          {shown === 'rules' && outlet ? <WorkRulesSection key={outlet.revision} outlet={outlet} /> : null}
          {shown === 'staff' ? <StaffSection /> : null}
          {shown === 'printers' ? <PrintersSection mayChange={role === 'administrator'} /> : null}
          {shown === 'slips' ? (
            <div className={classes.slips}>
              <SlipsCentre />
            </div>
          ) : null}
          {shown === 'privacy' ? <PrivacySection /> : null}
          {shown === 'safety' ? (
            <>
              <SafetySection />
              <PracticePanel />
            </>
          ) : null}
          {shown === 'look' ? <LookSection /> : null}
          {shown === 'warranty' ? <RulesSection mayImport={role === 'administrator'} /> : null}
        </div>
      </div>
    </OfficeScreen>
  )
}
