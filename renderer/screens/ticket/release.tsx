/**
 * What is still unpaid or out keeps a device here, unless a manager says why it may go: signed in themselves, or
 * beside the clerk with their own PIN.
 */

import { approvalWords } from '../../i18n/approval'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { LongTextField } from '../../ui/fields'
import { type ManagerBeside, ManagerFields } from '../approval/second-person'
import classes from './ticket.module.css'

export function Release(props: {
  readonly isManager: boolean
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly beside: ManagerBeside
}) {
  const t = useT(ticketWords)
  const approval = useT(approvalWords)
  return (
    <details className={classes.release} open={props.isManager || props.reason !== '' || undefined}>
      <summary>{props.isManager ? t('override') : approval('managerHere')}</summary>
      <div className={classes.form}>
        <LongTextField
          label={t('overrideReason')}
          minRows={1}
          maxLength={400}
          value={props.reason}
          onChange={props.onReason}
        />
        {props.isManager ? null : (
          <div className={classes.pair}>
            <ManagerFields beside={props.beside} />
          </div>
        )}
      </div>
    </details>
  )
}
