/** Labels for all chosen devices in one job, in the list's order; what is refused is said. */

import { mostLabelTickets } from '../../../shared/print/labels'
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
    for (let from = 0; from < rows.length; from += mostLabelTickets) {
      const part = rows.slice(from, from + mostLabelTickets)
      const [first] = part
      if (!first) break
      const { number } = first
      const answer = await execute('printLabels', { ticketIds: part.map(({ id }) => id), number })
      if (answer.kind !== 'ok') {
        notify({ text: problemText(answer, language), detail: number, tone: 'breach' })
        break
      }
      sent += answer.value.devices
    }
    if (sent > 0) tell({ text: t('labelsAsked', { count: sent }) })
  }

  return [{ label: t('printLabels'), run: (rows) => void print(rows) }]
}
