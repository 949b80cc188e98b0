/** Cash in or out for something other than a ticket, and opening the drawer: never without a reason. */

import { useState } from 'react'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import type { ShiftRow } from '../../../shared/till/state'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { AmountField, TextField } from '../../ui/fields'
import fields from '../../ui/fields.module.css'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'

const typedSchema = z.object({ amountFen: z.number().optional(), reason: z.string() })
const nothingTyped: z.output<typeof typedSchema> = { reason: '' }

export function CashMoveDialog(props: {
  readonly shift: ShiftRow
  readonly direction: 'in' | 'out'
  readonly onDone: () => void
}) {
  const t = useT(tillWords)
  const { tell } = useLastFact()
  const draft = useFieldsDraft(`till.cash.${props.direction}.${props.shift.id}`, nothingTyped, typedSchema)
  const act = useAct(draft)
  const { amountFen, reason } = draft.value
  const [tried, setTried] = useState(false)
  const inward = props.direction === 'in'

  async function save() {
    setTried(true)
    if (!amountFen || reason.trim() === '') return
    const done = await act.give('moveCash', {
      shiftId: props.shift.id,
      direction: props.direction,
      amountFen,
      reason: reason.trim(),
    })
    if (!done) return
    draft.clear()
    tell({
      text: t(inward ? 'movedIn' : 'movedOut', { amount: formatYuan(amountFen), reason: reason.trim() }),
    })
    props.onDone()
  }

  return (
    <Dialog
      title={t(inward ? 'cashIn' : 'cashOut')}
      onClose={props.onDone}
      primary={{ label: t('cashMove'), run: () => void save(), disabled: act.busy }}
    >
      <div className={office.column}>
        <ProblemBanner problem={act.problem} />
        <AmountField
          label={t('amount')}
          altKey="M"
          required
          autoFocus
          fen={amountFen}
          onChange={(fen) => draft.type({ amountFen: fen })}
          error={tried && !amountFen ? t(amountFen === 0 ? 'amountZero' : 'amountMissing') : undefined}
        />
        <ReasonInput
          value={reason}
          onChange={(text) => draft.type({ reason: text })}
          placeholder={t(inward ? 'cashInReason' : 'cashOutReason')}
          error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
        />
      </div>
    </Dialog>
  )
}

export function DrawerDialog(props: { readonly shift: ShiftRow; readonly onDone: () => void }) {
  const t = useT(tillWords)
  const { tell } = useLastFact()
  const typed = useTextDraft(`till.drawer.${props.shift.id}`)
  const act = useAct(typed)
  const reason = typed.value
  const [tried, setTried] = useState(false)

  async function save() {
    setTried(true)
    if (reason.trim() === '') return
    const done = await act.give('openDrawer', { shiftId: props.shift.id, reason: reason.trim() })
    if (!done) return
    typed.clear()
    tell({ text: t('drawerOpened', { reason: reason.trim() }) })
    props.onDone()
  }

  return (
    <Dialog
      title={t('drawer')}
      onClose={props.onDone}
      primary={{ label: t('drawer'), run: () => void save(), disabled: act.busy }}
    >
      <div className={office.column}>
        <p className={office.note}>{t('drawerHint')}</p>
        <ProblemBanner problem={act.problem} />
        <ReasonInput
          autoFocus
          value={reason}
          onChange={typed.set}
          placeholder=""
          error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
        />
        <div className={fields.chips}>
          {([t('drawerChange'), t('drawerCheck'), t('drawerOther')] as const).map((usual) => (
            <button
              key={usual}
              type="button"
              className={fields.chip}
              aria-pressed={reason === usual}
              onClick={() => typed.set(usual)}
            >
              {usual}
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

export function ReasonInput(props: {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder: string
  readonly error: string | undefined
  readonly label?: string
  readonly autoFocus?: boolean
}) {
  const t = useT(tillWords)
  return (
    <TextField
      label={props.label ?? t('reason')}
      altKey="R"
      required
      placeholder={props.placeholder}
      maxLength={200}
      value={props.value}
      error={props.error}
      autoFocus={props.autoFocus ?? false}
      onChange={props.onChange}
    />
  )
}
