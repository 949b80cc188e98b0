/** From one person to the next: both count, the number is recorded, and only then the difference is told. */

import { useState } from 'react'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import type { ShiftRow } from '../../../shared/till/state'
import { useLastFact } from '../../frame/last-fact'
import { approvalWords } from '../../i18n/approval'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { useStaff } from '../../mirror/queries'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import { usePerson } from '../../workstation'
import { OwnPin } from '../approval/second-person'
import office from '../manager/office.module.css'
import { CashCountFields, cashCountSchema, countedFen, emptyCount } from './cash-count'
import { nameOf } from './till-words'

const typedSchema = z.object({ to: z.string().optional(), count: cashCountSchema })
const nothingTyped: z.output<typeof typedSchema> = { count: emptyCount }

interface Handed {
  readonly to: string
  readonly cashFen: number
  readonly differenceFen: number
}

export function HandOverDialog(props: { readonly shift: ShiftRow; readonly onDone: () => void }) {
  const t = useT(tillWords)
  const approval = useT(approvalWords)
  const { tell } = useLastFact()
  const staff = useStaff()
  const person = usePerson()
  const draft = useFieldsDraft(`till.handOver.${props.shift.id}`, nothingTyped, typedSchema)
  const act = useAct(draft)
  const { count } = draft.value
  const [tried, setTried] = useState(false)
  const [pin, setPin] = useState('')
  const [handed, setHanded] = useState<Handed>()
  const takers = staff.filter(
    ({ id, role, active }) => active === 1 && role !== 'technician' && id !== props.shift.holder,
  )
  const to = takers.find(({ id }) => id === draft.value.to)?.id
  // One of the two is signed in; the other confirms beside them.
  const other = to === person.staffId ? props.shift.holder : to
  const cashFen = countedFen(count)

  async function save() {
    setTried(true)
    if (to === undefined || cashFen === undefined || pin.length < 4) return
    const done = await act.give(
      'handOverShift',
      { shiftId: props.shift.id, to, countedCashFen: cashFen },
      {},
      { staffId: other ?? to, pin },
    )
    setPin('')
    if (!done) return
    draft.clear()
    tell({ text: t('handedOver', { name: nameOf(staff, to), amount: formatYuan(cashFen) }) })
    setHanded({ to, cashFen, differenceFen: done.value.differenceFen })
  }

  if (handed) {
    const { differenceFen } = handed
    const amount = formatYuan(Math.abs(differenceFen))
    return (
      <Dialog title={t('handOver')} onClose={props.onDone}>
        <div className={office.column}>
          <p>{t('handedOver', { name: nameOf(staff, handed.to), amount: formatYuan(handed.cashFen) })}</p>
          {differenceFen === 0 ? (
            <p className={office.good}>✓ {t('handedOverExact')}</p>
          ) : (
            <ErrorBanner
              tone="waiting"
              what={t(differenceFen > 0 ? 'handedOverOver' : 'handedOverShort', { amount })}
            />
          )}
        </div>
      </Dialog>
    )
  }

  return (
    <Dialog
      title={t('handOverTitle')}
      size={560}
      onClose={props.onDone}
      primary={{ label: t('handOver'), run: () => void save(), disabled: act.busy }}
    >
      <div className={office.column}>
        <p className={office.note}>{t('handOverHint')}</p>
        <ProblemBanner problem={act.problem} />
        <SelectField
          label={t('handOverTo')}
          choices={takers.map(({ id, name }) => ({ value: id, label: name }))}
          value={to}
          onChange={(staffId) => draft.type({ to: staffId })}
          required
          error={tried && to === undefined ? t('handOverToMissing') : undefined}
        />
        <CashCountFields
          count={count}
          onChange={(counted) => draft.type({ count: counted })}
          error={tried && cashFen === undefined ? t('countMissing') : undefined}
        />
        {other === undefined ? null : (
          <OwnPin
            label={approval('takerPin', { name: nameOf(staff, other) })}
            hint={approval('takerHint')}
            pin={pin}
            onChange={setPin}
          />
        )}
      </div>
    </Dialog>
  )
}
