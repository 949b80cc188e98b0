/**
 * A second person at the clerk's window: who they are, and their PIN, for one command. The PIN lives in this
 * component's state only, and is emptied after every try.
 */

import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Approval } from '../../../shared/ipc'
import { managerRoles } from '../../../shared/staff/roles'
import { approvalWords } from '../../i18n/approval'
import { useT } from '../../i18n/language'
import { useStaff } from '../../mirror/queries'
import { SelectField } from '../../ui/choices'
import { usePerson } from '../../workstation'
import { digitsOf } from '../settings/pin-fields'

export interface ManagerBeside {
  readonly staffId: string | undefined
  readonly pin: string
  readonly choose: (staffId: string) => void
  readonly type: (pin: string) => void
  /** Ready to be sent, or `undefined`. */
  readonly approval: Approval | undefined
  readonly managers: readonly { readonly value: string; readonly label: string }[]
}

/** The managers other than the person at the window; a single one is chosen already. */
export function useManagerBeside(): ManagerBeside {
  const staff = useStaff()
  const person = usePerson()
  const [chosen, choose] = useState<string>()
  const [pin, type] = useState('')
  const managers = staff
    .filter(({ id, role, active }) => active === 1 && managerRoles.includes(role) && id !== person.staffId)
    .map(({ id, name }) => ({ value: id, label: name }))
  const staffId = chosen ?? (managers.length === 1 ? managers[0]?.value : undefined)
  const approval = staffId !== undefined && pin.length >= 4 ? { staffId, pin } : undefined
  return { staffId, pin, choose, type, approval, managers }
}

export function ManagerFields({ beside }: { readonly beside: ManagerBeside }) {
  const t = useT(approvalWords)
  if (beside.managers.length === 0) return <p>{t('noManager')}</p>
  return (
    <>
      <SelectField
        label={t('manager')}
        choices={beside.managers}
        value={beside.staffId}
        onChange={(staffId) => beside.choose(staffId ?? '')}
      />
      <OwnPin label={t('managerPin')} hint={t('managerHint')} pin={beside.pin} onChange={beside.type} />
    </>
  )
}

export function OwnPin(props: {
  readonly label: string
  readonly hint: string
  readonly pin: string
  readonly onChange: (pin: string) => void
}) {
  return (
    <PasswordInput
      label={props.label}
      description={props.hint}
      inputMode="numeric"
      autoComplete="off"
      value={props.pin}
      onChange={(event) => props.onChange(digitsOf(event.currentTarget.value))}
    />
  )
}
