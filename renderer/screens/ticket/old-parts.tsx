/** What was taken out of the device and paid for is the customer's: ticked here it goes along, the rest stays. */

import type { Ticket } from '../../../shared/ticket/state'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { usePartName } from '../part/use-part-name'
import classes from './ticket.module.css'

export function OldParts(props: {
  readonly parts: Ticket['parts']
  readonly taken: readonly string[]
  readonly onChange: (taken: readonly string[]) => void
}) {
  const t = useT(ticketWords)
  const { taken } = props
  const used = props.parts.filter((part) => part.state === 'used')
  const partName = usePartName(used)
  if (used.length === 0) return null
  return (
    <>
      <div className={classes.heading}>{t('oldParts')}</div>
      <div className={classes.actions}>
        {used.map((part) =>
          part.underWarranty ? (
            <span key={part.lineId} className={classes.quiet}>
              {t('oldPartStays', { name: partName(part) })}
            </span>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: large enough for a finger.
            <button
              key={part.lineId}
              type="button"
              role="checkbox"
              aria-checked={taken.includes(part.lineId)}
              className={classes.tick}
              onClick={() =>
                props.onChange(
                  taken.includes(part.lineId)
                    ? taken.filter((id) => id !== part.lineId)
                    : [...taken, part.lineId],
                )
              }
            >
              <span aria-hidden>{taken.includes(part.lineId) ? '✓' : '○'}</span>
              {partName(part)} · {t(taken.includes(part.lineId) ? 'oldPartGoes' : 'oldPartKept')}
            </button>
          ),
        )}
      </div>
    </>
  )
}
