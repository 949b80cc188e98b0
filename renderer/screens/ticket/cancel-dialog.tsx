/** Cancelling hands the device back at once: it has to be at the counter, and each thing that came with it is ticked. */

import { Button } from '@mantine/core'
import { z } from 'zod'
import { managerRoles } from '../../../shared/staff/roles'
import { placeText } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { Chips } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { useScan } from '../../ui/scan'
import { usePerson } from '../../workstation'
import { useManagerBeside } from '../approval/second-person'
import { ReasonField } from './reason-field'
import { Release } from './release'
import classes from './ticket.module.css'
import { type SmallDialogProps, useRecorded } from './use-recorded'
import { useRecordedNames } from './use-recorded-names'

const typedSchema = z.object({
  reason: z.string(),
  back: z.array(z.string()).readonly(),
  overrideReason: z.string(),
})
const nothingYet: z.output<typeof typedSchema> = { reason: '', back: [], overrideReason: '' }

export function CancelDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const language = useLanguage()
  const names = useRecordedNames()
  const { ticket } = props.detail
  const { accessories, number } = ticket.intake
  const isManager = managerRoles.includes(usePerson().role)
  const beside = useManagerBeside()
  const typed = useFieldsDraft(`ticket.cancel.${ticket.id}`, nothingYet, typedSchema)
  const { act, expected, finish } = useRecorded(props, typed)
  const { reason, back, overrideReason } = typed.value
  const isElsewhere = ticket.place !== 'counter' && ticket.place !== ''
  const missing = accessories.filter(({ id }) => !back.includes(id))
  const needsOverride = isElsewhere || missing.length > 0
  const released = overrideReason.trim() !== '' && (isManager || beside.approval !== undefined)

  useScan((scan) => {
    if (scan.kind !== 'accessoryLabel' || scan.ticketNumber !== number) return false
    const item = accessories[scan.item - 1]
    if (item) {
      typed.set((before) =>
        before.back.includes(item.id) ? before : { ...before, back: [...before.back, item.id] },
      )
    }
    return true
  })

  async function cancel() {
    const done = await act.give(
      'cancelTicket',
      {
        ticketId: ticket.id,
        reason,
        accessoriesReturned: [...back],
        overrideReason: needsOverride ? overrideReason : '',
      },
      expected,
      needsOverride && !isManager ? beside.approval : undefined,
    )
    beside.type('')
    finish(done)
  }

  return (
    <Dialog
      title={t('cancelAsks', { number })}
      destructive
      onClose={props.onClose}
      primary={{
        label: t('cancelTicket'),
        disabled: reason.trim() === '' || act.busy || (needsOverride && !released),
        run: () => void cancel(),
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('cancelFor')}</p>
        {isElsewhere ? (
          <div className={classes.note} data-tone="waiting" role="status">
            <div className={classes.actions}>
              <span className={classes.split}>
                {t('cancelElsewhere', { place: placeText(ticket.place, language) })}
              </span>
              <Button
                size="compact-sm"
                disabled={act.busy}
                onClick={() =>
                  void act.give('moveDevice', { ticketId: ticket.id, place: 'counter' }, expected)
                }
              >
                {t('broughtToCounter')}
              </Button>
            </div>
          </div>
        ) : null}
        {accessories.length === 0 ? null : (
          <Chips
            label={t('accessoriesBack')}
            choices={accessories.map((item) => ({
              value: item.id,
              label: names.accessory(ticket.intake.deviceClass, item),
            }))}
            values={back}
            onChange={(ids) => typed.type({ back: ids })}
          />
        )}
        {missing.length > 0 ? (
          <p className={classes.quiet} role="status">
            {t('accessoriesLeft', { count: missing.length })}
          </p>
        ) : null}
        <ReasonField autoFocus value={reason} onChange={(text) => typed.type({ reason: text })} />
        {needsOverride ? (
          <Release
            isManager={isManager}
            reason={overrideReason}
            onReason={(text) => typed.type({ overrideReason: text })}
            beside={beside}
          />
        ) : null}
      </div>
    </Dialog>
  )
}
