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
import { TemplatesSection } from '../templates/templates-section'
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
  'templates',
  'slips',
  'privacy',
  'safety',
  'look',
  'warranty',
  'rules',
] as const
/** These need the whole width. */
const wide: readonly string[] = ['slips', 'templates', 'warranty']
/** The tenth is 0, as on the keyboard; further ones have none. */
const mostKeys = 10
const keyOf = (index: number): string => `Alt+${(index + 1) % 10}`
type SectionId = (typeof sectionIds)[number]

export function SettingsScreen() {
  const t = useT(settingsWords)
  const { role } = usePerson()
  const outlet = useOutlet()
  const aim = useAim('settings')
  const mayEdit = role === 'manager' || role === 'administrator'
  const allowed = sectionIds.filter(
    (id) => (id !== 'staff' || role === 'administrator') && (id !== 'templates' || mayEdit),
  )
  const [chosen, setChosen] = useState<SectionId>('outlet')
  const shown = allowed.includes(chosen) ? chosen : 'outlet'
  useEffect(() => {
    const wanted = sectionIds.find((id) => id === aim?.section)
    if (wanted) setChosen(wanted)
  }, [aim])
  useHotkeys(
    allowed.slice(0, mostKeys).map((id, index) => ({
      keys: keyOf(index),
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
              {t(id)} {index < mostKeys ? <kbd>{keyOf(index).replace('+', ' ')}</kbd> : null}
            </button>
          ))}
        </nav>
        <div className={wide.includes(shown) ? classes.wideSection : classes.section}>
          {shown === 'outlet' && outlet ? <OutletSection outlet={outlet} /> : null}
          {shown === 'policy' && outlet ? <PolicySection outlet={outlet} /> : null}
          {shown === 'rules' && outlet ? <WorkRulesSection key={outlet.revision} outlet={outlet} /> : null}
          {shown === 'staff' ? <StaffSection /> : null}
          {shown === 'printers' ? <PrintersSection mayChange={role === 'administrator'} /> : null}
          {shown === 'templates' ? <TemplatesSection /> : null}
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
