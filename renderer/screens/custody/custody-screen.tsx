/** Custody: nobody ever looks for a device. Where everything is, what nobody fetches, moving and auditing by scan. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAim } from '../../frame/navigation'
import { usePreference } from '../../frame/preferences'
import { custodyWords } from '../../i18n/custody'
import { useT } from '../../i18n/language'
import { useTickets } from '../../mirror/queries'
import { EmptyState } from '../../ui/empty-state'
import { useHotkeys } from '../../ui/hotkeys'
import { LoanersView } from '../counter-extras/loaners-view'
import { AccessoriesView } from './accessories-view'
import { AuditView } from './audit-view'
import classes from './custody-screen.module.css'
import { MoveView } from './move-view'
import { UnclaimedView } from './unclaimed-view'
import { WhereView } from './where-view'

const views = ['where', 'unclaimed', 'accessories', 'loaners', 'move', 'audit'] as const
type View = (typeof views)[number]
const labels = {
  where: 'viewWhere',
  unclaimed: 'viewUnclaimed',
  accessories: 'viewAccessories',
  loaners: 'viewLoaners',
  move: 'viewMove',
  audit: 'viewAudit',
} as const satisfies Readonly<Record<View, keyof typeof custodyWords.entries>>

export function CustodyScreen() {
  const t = useT(custodyWords)
  const rows = useTickets({ open: true })
  const [kept, setKept] = usePreference('custody.view', 'where')
  const aim = useAim('custody')
  const [followed, setFollowed] = useState(aim)
  if (aim !== followed) {
    setFollowed(aim)
    if (aim?.view !== undefined) setKept(aim.view)
  }
  const view = views.find((candidate) => candidate === kept) ?? 'where'
  useHotkeys(
    views.map((candidate, index) => ({
      keys: `Alt+${index + 1}`,
      label: t(labels[candidate]),
      run: () => setKept(candidate),
      quiet: candidate !== 'move' && candidate !== 'audit',
    })),
  )
  const chooser = (
    <SegmentedControl
      aria-label={t('view')}
      value={view}
      onChange={setKept}
      data={views.map((value) => ({ value, label: t(labels[value]) }))}
    />
  )
  if (rows === undefined) return null
  if (rows.length === 0 && view !== 'audit' && view !== 'loaners') {
    return (
      <div className={classes.screen}>
        <div className={classes.tools}>{chooser}</div>
        <EmptyState title={t('nothing')} hint={t('nothingHint')} />
      </div>
    )
  }
  const props = { rows, chooser }
  return (
    <div className={classes.screen}>
      {view === 'where' ? (
        <WhereView {...props} />
      ) : view === 'unclaimed' ? (
        <UnclaimedView {...props} />
      ) : view === 'accessories' ? (
        <AccessoriesView {...props} />
      ) : view === 'loaners' ? (
        <LoanersView chooser={chooser} />
      ) : view === 'move' ? (
        <MoveView {...props} />
      ) : (
        <AuditView {...props} />
      )}
    </div>
  )
}
