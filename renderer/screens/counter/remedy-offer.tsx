/**
 * What the customer may choose from today, beside the kind of visit: one press takes it. An exchange or a return that
 * the rules do not give is goodwill: why, and a manager's PIN.
 */

import { Button } from '@mantine/core'
import type { WarrantyResult } from '../../../shared/questions/warranty'
import { managerRoles } from '../../../shared/staff/roles'
import { isBeyondOffer, offersOf } from '../../../shared/ticket/offers'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { TextField } from '../../ui/fields'
import { usePerson } from '../../workstation'
import { ManagerFields } from '../approval/second-person'
import classes from './counter.module.css'
import type { Intake } from './use-intake'

/** The answer comes as plain JSON; one without its kinds says nothing about offers. */
export function offeredToday(warranty: WarrantyResult | undefined) {
  const may = (warranty?.answer as { readonly may?: unknown } | undefined)?.may
  return Array.isArray(may) ? offersOf(may as readonly string[]) : undefined
}

export function RemedyOffer({ intake }: { readonly intake: Intake }) {
  const t = useT(counterWords)
  const ticket = useT(ticketWords)
  const person = usePerson()
  const { draft } = intake
  const offered = offeredToday(intake.warranty)
  if (!offered) return null
  const isBeyond = isBeyondOffer(draft.kind, offered)
  if (offered.length === 1 && !isBeyond) return null
  return (
    <div className={classes.note} data-tone={isBeyond ? 'breach' : 'ready'} role="status" data-remedy>
      {isBeyond ? t('beyondOffer', { kind: ticket(`kind_${draft.kind}`) }) : t('mayChoose')}
      <div className={classes.noteActions}>
        {offered.map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            tabIndex={-1}
            variant={draft.kind === kind ? 'filled' : 'default'}
            aria-pressed={draft.kind === kind}
            onClick={() => intake.set({ kind })}
          >
            {ticket(`kind_${kind}`)}
          </Button>
        ))}
      </div>
      {isBeyond ? (
        <div className={classes.goodwill}>
          <TextField
            label={t('goodwillReason')}
            required
            maxLength={400}
            value={draft.goodwillReason}
            onChange={(goodwillReason) => intake.set({ goodwillReason })}
          />
          {managerRoles.includes(person.role) ? null : (
            <div className={classes.pair}>
              <ManagerFields beside={intake.beside} />
            </div>
          )}
        </div>
      ) : null}
    </div>
  )
}
