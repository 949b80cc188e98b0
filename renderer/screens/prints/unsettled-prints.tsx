/**
 * The slips whose paper nobody is sure about, one at a time, each settled with one key. Draws nothing when there are
 * none; it never decides by itself, because a second original is as bad as none.
 */

import { Button } from '@mantine/core'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { usePrints } from '../../mirror/queries'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusShape } from '../../ui/status-badge'
import { Moment } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import classes from './prints.module.css'
import { useSlipActs } from './use-slip-acts'

export function UnsettledPrintsPanel() {
  const unknown = usePrints({ status: ['unknown'] }) ?? []
  if (unknown.length === 0) return null
  return <Settle key={unknown.length} />
}

function Settle() {
  const t = useT(printsWords)
  const rows = usePrints({ status: ['unknown'] }) ?? []
  const asked = useQuestion('unsettledPrints', {}, [rows.map(({ id }) => id).join()])
  const { act, name, settle } = useSlipActs()
  // The oldest first: its customer has waited longest.
  const row = rows.at(-1)
  const customerName = asked.data?.find(({ id }) => id === row?.id)?.customerName ?? ''

  useHotkeys(
    row
      ? [
          { keys: 'Y', label: t('cameOut'), run: () => void settle(row, true), disabled: act.busy },
          { keys: 'N', label: t('printAgain'), run: () => void settle(row, false), disabled: act.busy },
        ]
      : [],
  )
  if (!row) return null
  const { form, number } = name(row)

  return (
    <section className={classes.unsettled} aria-label={t('unsettledTitle')}>
      <div className={classes.unsettledText}>
        <strong>
          <StatusShape tone="waiting" /> {t('unsettledTitle')}
        </strong>
        <span>
          <strong>
            {form} {number}
          </strong>{' '}
          · {t(`paper_${row.paper}`)} · <Moment atMs={row.requestedAtMs} short />
          {customerName === '' ? '' : ` · ${t('forCustomer', { name: customerName })}`}
          {row.printer === '' ? '' : ` · ${row.printer}`}
        </span>
        <span className={classes.unsettledHint}>
          {t('unsettledHint')}
          {rows.length > 1 ? ` ${t('unsettledMore', { count: rows.length - 1 })}` : ''}
        </span>
        <ProblemBanner problem={act.problem} />
      </div>
      <Button disabled={act.busy} onClick={() => void settle(row, true)} rightSection={<kbd>Y</kbd>}>
        {t('cameOut')}
      </Button>
      <Button
        variant="default"
        disabled={act.busy}
        onClick={() => void settle(row, false)}
        rightSection={<kbd>N</kbd>}
      >
        {t('printAgain')}
      </Button>
    </section>
  )
}
