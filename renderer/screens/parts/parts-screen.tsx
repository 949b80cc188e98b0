/** The parts place: finding a part, and the work on stock beside it, each one key away. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAim } from '../../frame/navigation'
import { usePreference } from '../../frame/preferences'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { useHotkeys } from '../../ui/hotkeys'
import { usePerson } from '../../workstation'
import { DeliveriesView } from '../stock/deliveries-view'
import { OldPartsView } from '../stock/old-parts-view'
import { ReorderView } from '../stock/reorder-view'
import { StocktakeView } from '../stock/stocktake-view'
import { TransfersView } from '../stock/transfers-view'
import { useRows } from '../stock/use-rows'
import { FindView } from './find-view'
import classes from './parts-screen.module.css'

const views = ['find', 'deliveries', 'reorder', 'transfers', 'oldParts', 'stocktake'] as const
type View = (typeof views)[number]
const labels = {
  find: 'viewFind',
  deliveries: 'viewDeliveries',
  reorder: 'viewReorder',
  transfers: 'viewTransfers',
  oldParts: 'viewOldParts',
  stocktake: 'viewStocktake',
} as const satisfies Readonly<Record<View, keyof typeof stockWords.entries>>

export function PartsScreen() {
  const t = useT(stockWords)
  const { role } = usePerson()
  const [kept, setKept] = usePreference('parts.view', 'find')
  const aim = useAim('parts')
  const [followed, setFollowed] = useState(aim)
  if (aim !== followed) {
    setFollowed(aim)
    setKept('find')
  }
  // A parcel that headquarters or another outlet has sent is seen before anybody opens the list.
  const coming = useRows('supplies', 'orderedAtMs').rows.filter(({ state }) => state === 'onTheWay').length
  const offered =
    role === 'counter' ? views.filter((view) => view !== 'reorder' && view !== 'stocktake') : views
  const view = offered.find((candidate) => candidate === kept) ?? 'find'
  useHotkeys(
    offered.map((candidate, index) => ({
      keys: `Alt+${index + 1}`,
      label: t(labels[candidate]),
      run: () => setKept(candidate),
      quiet: true,
    })),
  )
  const chooser = (
    <SegmentedControl
      aria-label={t('view')}
      value={view}
      onChange={setKept}
      data={offered.map((value) => ({
        value,
        label:
          value === 'deliveries' && coming > 0 ? (
            <>
              <span>{t(labels[value])}</span> <b className={classes.coming}>{coming}</b>
            </>
          ) : (
            t(labels[value])
          ),
      }))}
    />
  )
  return (
    <div className={classes.place}>
      {view === 'find' ? (
        <FindView chooser={chooser} />
      ) : view === 'deliveries' ? (
        <DeliveriesView chooser={chooser} />
      ) : view === 'reorder' ? (
        <ReorderView chooser={chooser} />
      ) : view === 'transfers' ? (
        <TransfersView chooser={chooser} />
      ) : view === 'oldParts' ? (
        <OldPartsView chooser={chooser} />
      ) : (
        <StocktakeView chooser={chooser} />
      )}
    </div>
  )
}
