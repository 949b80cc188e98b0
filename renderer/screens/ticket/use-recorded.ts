/** What every small dialog of a ticket does after its command: tell it in the bottom line, and close. */

import type { TicketDetail } from '../../../shared/questions/lookups'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import type { Draft, Source } from '../../ui/drafts'
import { type Act, useAct } from '../../use-act'

export interface SmallDialogProps {
  readonly detail: TicketDetail
  readonly onDone: () => void
  readonly onClose: () => void
}

/** `typed`: what is kept of the dialog's text; after its recording it is of no more use. */
export function useRecorded(
  props: SmallDialogProps,
  typed?: Source & Pick<Draft<unknown>, 'clear'>,
): {
  readonly act: Act
  readonly expected: Record<string, number>
  readonly finish: (done: unknown) => void
} {
  const t = useT(ticketWords)
  const { tell } = useLastFact()
  const act = useAct(typed)
  const { ticket } = props.detail
  return {
    act,
    expected: { [`ticket/${ticket.id}`]: ticket.revision },
    finish(done) {
      if (done === undefined) return
      typed?.clear()
      tell({ text: t('done', { number: ticket.intake.number }) })
      props.onDone()
    },
  }
}
