/** Labels for all chosen devices at once, in the list's order; it stops at the first one that is refused and says so. */

import type { TicketRow } from '../../../shared/ticket/row'
import { execute } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { uiWords } from '../../i18n/ui'
import { notify } from '../../ui/notify'
import type { BatchAction } from '../../ui/table/use-selection'

export function useLabelBatch(): readonly BatchAction<TicketRow>[] {
  const t = useT(uiWords)
  const language = useLanguage()
  const { tell } = useLastFact()

  async function print(rows: readonly TicketRow[]) {
    let sent = 0
    for (const { id, number } of rows) {
      const answer = await execute('printDocument', { form: 'deviceLabel', subject: `ticket/${id}`, number })
      if (answer.kind !== 'ok') {
        notify({ text: problemText(answer, language), detail: number, tone: 'breach' })
        break
      }
      sent += 1
    }
    if (sent > 0) tell({ text: t('labelsAsked', { count: sent }) })
  }

  return [{ label: t('printLabels'), run: (rows) => void print(rows) }]
}
