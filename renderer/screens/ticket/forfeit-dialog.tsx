/** What is kept of a deposit, and why: a manager's word, given beside the clerk. */

import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import { managerRoles } from '../../../shared/staff/roles'
import { approvalWords } from '../../i18n/approval'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { AmountField } from '../../ui/fields'
import { usePerson } from '../../workstation'
import { ManagerFields, useManagerBeside } from '../approval/second-person'
import { ReasonField } from './reason-field'
import classes from './ticket.module.css'
import { type SmallDialogProps, useRecorded } from './use-recorded'

const typedSchema = z.object({
  /** `null`: emptied, or not an amount. */
  amountFen: z.number().nullish(),
  reason: z.string(),
})
const nothingTyped: z.output<typeof typedSchema> = { reason: '' }

export function ForfeitDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const approval = useT(approvalWords)
  const isManager = managerRoles.includes(usePerson().role)
  const beside = useManagerBeside()
  const { ticket, bill } = props.detail
  const heldFen = Math.max(0, bill.paidFen - bill.totalFen)
  const typed = useFieldsDraft(`ticket.forfeit.${ticket.id}`, nothingTyped, typedSchema)
  const { act, expected, finish } = useRecorded(props, typed)
  const { amountFen: typedFen = heldFen, reason } = typed.value
  const amountFen = typedFen ?? undefined
  const isReady =
    amountFen !== undefined &&
    amountFen <= heldFen &&
    reason.trim() !== '' &&
    (isManager || beside.approval !== undefined)

  async function keep() {
    if (amountFen === undefined) return
    const done = await act.give(
      'forfeitDeposit',
      { ticketId: ticket.id, amountFen, reason },
      expected,
      isManager ? undefined : beside.approval,
    )
    beside.type('')
    finish(done)
  }

  return (
    <Dialog
      title={t('forfeit')}
      onClose={props.onClose}
      primary={{ label: t('forfeit'), disabled: !isReady || act.busy, run: () => void keep() }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('forfeitFor', { amount: formatYuan(heldFen) })}</p>
        <AmountField
          label={t('forfeitAmount')}
          autoFocus
          required
          fen={amountFen}
          error={amountFen !== undefined && amountFen > heldFen ? `≤ ${formatYuan(heldFen)}` : undefined}
          onChange={(fen) => typed.type({ amountFen: fen ?? null })}
        />
        <ReasonField value={reason} onChange={(text) => typed.type({ reason: text })} />
        {isManager ? null : (
          <>
            <p className={classes.note} data-tone="waiting">
              {approval('managerHere')}
            </p>
            <ManagerFields beside={beside} />
          </>
        )}
      </div>
    </Dialog>
  )
}
