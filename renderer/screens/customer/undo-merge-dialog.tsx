/** Two records that were one become two again: the record says why, since somebody had thought otherwise. */

import type { CustomerRow } from '../../../shared/customer/state'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useAct } from '../ticket/use-act'
import classes from './customer.module.css'

export function UndoMergeDialog(props: {
  readonly row: CustomerRow
  readonly onClose: () => void
  readonly onUndone: () => void
}) {
  const t = useT(customerWords)
  const act = useAct()
  const { id, name } = props.row
  const typed = useTextDraft(`customer.undo-merge.${id}`, t('undoReason'))
  const reason = typed.value

  async function undo() {
    const done = await act.run('undoMerge', { customerId: id, reason: reason.trim() })
    if (!done) return
    typed.clear()
    props.onUndone()
  }

  return (
    <Dialog
      title={t('undoAsks', { name })}
      onClose={props.onClose}
      primary={{ label: t('undoMerge'), run: () => void undo(), disabled: reason.trim() === '' || act.busy }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('undoFor')}</p>
        <TextField
          label={t('undoWhy')}
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
