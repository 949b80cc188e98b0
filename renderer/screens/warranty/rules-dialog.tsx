/** The rules from the card: the rows that the answer stands on first, then all the others. */

import { useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { useQuestion } from '../../use-question'
import { RulesTable } from './rules-table'

export function RulesDialog(props: { readonly used: readonly string[]; readonly onClose: () => void }) {
  const t = useT(warrantyWords)
  const asked = useQuestion('warrantyRules', {})
  return (
    <Dialog title={t('rules')} size={980} onClose={props.onClose}>
      <ProblemBanner problem={asked.refused} />
      {asked.data ? <RulesTable rules={asked.data} used={props.used} /> : null}
    </Dialog>
  )
}
