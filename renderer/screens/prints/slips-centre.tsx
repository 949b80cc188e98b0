/** The slips centre: everything that was to be printed, first what did not come out. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { openPrintStatuses, useIsFetchingOlder, usePrints } from '../../mirror/queries'
import { Dialog } from '../../ui/dialog'
import { PrintTable } from './print-table'
import classes from './prints.module.css'

export function SlipsCentre(props: { readonly onLeave?: () => void }) {
  const t = useT(printsWords)
  const [shown, setShown] = useState('open')
  const all = usePrints()
  const notDone = usePrints({ status: openPrintStatuses })
  const isFetchingOlder = useIsFetchingOlder()
  const rows = all ?? notDone
  if (!rows) return null
  const open = rows.filter((row) => row.open === 1)
  const openOnly = shown === 'open'
  return (
    <div className={classes.centre}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('showing')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'open', label: `${t('openOnly')} ${open.length}` },
            { value: 'all', label: `${t('all')} ${rows.length}` },
          ]}
        />
        {isFetchingOlder ? <span role="status">{t('fetchingOlder')}</span> : null}
      </div>
      <div className={classes.list}>
        <PrintTable
          {...(props.onLeave ? { onLeave: props.onLeave } : {})}
          rows={openOnly ? open : rows}
          empty={openOnly ? { title: t('noneOpen') } : { title: t('none'), hint: t('noneHint') }}
        />
      </div>
    </div>
  )
}

/** For places without room of their own: the till, the top bar. */
export function SlipsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT(printsWords)
  return (
    <Dialog title={t('title')} size={1080} onClose={onClose}>
      <div className={classes.dialog}>
        <SlipsCentre onLeave={onClose} />
      </div>
    </Dialog>
  )
}
