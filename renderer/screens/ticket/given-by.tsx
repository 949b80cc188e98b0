/** Who took something off the bill, and who let it pass where that was more than the first may. */

import { approvalWords } from '../../i18n/approval'
import { useT } from '../../i18n/language'
import { useStaff } from '../../mirror/queries'
import classes from './ticket.module.css'

export function GivenBy(props: {
  /** Absent where only the release is of interest. */
  readonly giver?: string | undefined
  /** Empty where nobody else was needed. */
  readonly approvedBy: string
}) {
  const t = useT(approvalWords)
  const names = useNames()
  const said = [
    props.giver ? t('givenBy', { name: names(props.giver) }) : '',
    props.approvedBy === '' ? '' : t('releasedBy', { name: names(props.approvedBy) }),
  ].filter((text) => text !== '')
  return said.length === 0 ? null : <div className={classes.quiet}>{said.join(' · ')}</div>
}

/** Somebody whom this station does not know is shown by their id. */
export function useNames(): (staffId: string) => string {
  const staff = useStaff()
  return (staffId) => staff.find((person) => person.id === staffId)?.name ?? staffId
}
