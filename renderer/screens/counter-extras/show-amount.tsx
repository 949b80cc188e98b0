/** At hand-over the customer's screen, where it is open, shows what is to be paid; it says nothing of its own here. */

import { useEffect } from 'react'
import { idleView } from '../../../shared/customer-screen/view'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { ask } from '../../door'
import { readPreference } from '../../frame/preferences'
import { useStatus } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import { paymentView } from './customer-view'

export function ShowAmount({ detail }: { readonly detail: TicketDetail }) {
  const { outlet } = useStatus()
  const { ticket, bill } = detail
  const { number } = ticket.intake
  const { totalFen, paidFen, dueFen } = bill
  const language = readPreference('customer-screen.language') === 'en' ? 'en' : 'zh'
  const model = useModelName(language)(ticket.intake)
  useEffect(() => {
    if (readPreference('customer-screen') !== 'on') return undefined
    const options = { language, name: 'hidden', outlet: outlet.name, queue: '', sign: false, model } as const
    const view = paymentView({ totalFen, paidFen, dueFen }, number, options)
    void ask('showCustomer', { forId: ticket.id, view: JSON.stringify(view) })
    return () => {
      void ask('showCustomer', { forId: ticket.id, view: JSON.stringify(idleView(outlet.name)) })
    }
  }, [ticket.id, number, model, language, totalFen, paidFen, dueFen, outlet.name])
  return null
}
