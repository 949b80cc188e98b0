/** Erasing a person: asked once, by name, with a reason. It can not be undone. */

import type { CustomerRow } from '../../../shared/customer/state'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useAct } from '../ticket/use-act'
import classes from './customer.module.css'

export function EraseDialog(props: {
  readonly row: CustomerRow
  readonly onClose: () => void
  readonly onErased: () => void
}) {
  const t = useT(customerWords)
  const act = useAct()
  const { id, name } = props.row
  const typed = useTextDraft(`customer.erase.${id}`)
  const reason = typed.value

  async function erase() {
    const done = await act.run('eraseCustomer', { customerId: id, reason: reason.trim() })
    if (!done) return
    typed.clear()
    props.onErased()
  }

  return (
    <Dialog
      title={t('eraseAsks', { name })}
      destructive
      onClose={props.onClose}
      primary={{ label: t('erase'), run: () => void erase(), disabled: reason.trim() === '' || act.busy }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('eraseFor')}</p>
        <TextField
          label={t('eraseReason')}
          autoFocus
          required
          maxLength={400}
          value={reason}
          onChange={typed.set}
        />
      </div>
    </Dialog>
  )
}
