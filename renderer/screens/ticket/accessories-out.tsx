/** Accessories that did not go back with the device: each is found, paid for, or cleared up, before the ticket can rest. */

import { Button } from '@mantine/core'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { managerRoles } from '../../../shared/staff/roles'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useAct } from '../../use-act'
import { usePerson } from '../../workstation'
import classes from './ticket.module.css'
import { useRecordedNames } from './use-recorded-names'

export function AccessoriesOut(props: { readonly detail: TicketDetail; readonly onDone: () => void }) {
  const t = useT(ticketWords)
  const { role } = usePerson()
  const { accessory } = useRecordedNames()
  const { ticket } = props.detail
  const typed = useTextDraft(`ticket.accessories.${ticket.id}`)
  const act = useAct(typed)
  const note = typed.value
  if (ticket.accessoriesOut.length === 0) return null
  const isManager = managerRoles.includes(role)

  async function settle(accessoryId: string, how: 'returned' | 'compensated' | 'neverHere') {
    const input = { ticketId: ticket.id, accessoryId, how, note: note.trim() }
    if (!(await act.give('settleAccessory', input, { [`ticket/${ticket.id}`]: ticket.revision }))) return
    typed.clear()
    props.onDone()
  }

  return (
    <section className={classes.box} data-tone="waiting" aria-label={t('accessoriesOut')}>
      <h3 className={classes.heading}>{t('accessoriesOut')}</h3>
      <ProblemBanner problem={act.problem} />
      {ticket.accessoriesOut.map(({ id, name }) => (
        <div key={id} className={classes.settle}>
          <b className={classes.main}>{accessory(ticket.intake.deviceClass, { id, name })}</b>
          <Button size="compact-sm" disabled={act.busy} onClick={() => void settle(id, 'returned')}>
            {t('accessoryReturned')}
          </Button>
          {isManager ? (
            <>
              <Button
                size="compact-sm"
                variant="default"
                disabled={act.busy || note.trim() === ''}
                onClick={() => void settle(id, 'compensated')}
              >
                {t('accessoryCompensated')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                disabled={act.busy || note.trim() === ''}
                onClick={() => void settle(id, 'neverHere')}
              >
                {t('accessoryNeverHere')}
              </Button>
            </>
          ) : null}
        </div>
      ))}
      {isManager ? (
        <TextField label={t('accessorySettleNote')} value={note} onChange={typed.set} maxLength={400} />
      ) : (
        <p className={classes.quiet}>{t('accessoryManagerHint')}</p>
      )}
    </section>
  )
}
