/** Who told the customer what, and whether they know of the step the ticket is in. */

import { Button } from '@mantine/core'
import { contactStateOf } from '../../../shared/ticket/contact'
import { allowsStep } from '../../../shared/ticket/rules'
import type { Ticket } from '../../../shared/ticket/state'
import { contactWords } from '../../i18n/contact'
import { useT } from '../../i18n/language'
import { StatusBadge } from '../../ui/status-badge'
import { Moment } from '../../ui/texts'
import { contactTones } from './contact-tones'
import { useNames } from './given-by'
import classes from './ticket.module.css'

export function Contacts({ ticket, onContact }: { readonly ticket: Ticket; readonly onContact: () => void }) {
  const t = useT(contactWords)
  const names = useNames()
  const mayTell = allowsStep(ticket, 'addNote')
  if (!mayTell && ticket.contacts.length === 0) return null
  const state = contactStateOf(ticket)
  return (
    <section className={classes.section} aria-label={t('section')}>
      <h3 className={classes.heading}>
        {t('section')}
        {mayTell ? (
          <>
            <StatusBadge tone={contactTones[state]} label={t(`contact_${state}`)} />
            <Button size="compact-sm" variant="default" rightSection={<kbd>Alt T</kbd>} onClick={onContact}>
              {t('record')}
            </Button>
          </>
        ) : null}
      </h3>
      {ticket.contacts.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <ul className={classes.list}>
          {ticket.contacts.map(({ topic, way, reached, note, atMs, actor }) => (
            <li key={`${atMs} ${topic} ${way}`} className={classes.line}>
              <Moment atMs={atMs} short />
              <span>{names(actor)}</span>
              <span className={classes.main}>
                {t(`way_${way}`)} · {t(`topic_${topic}`)}
                {note === '' ? '' : ` · ${note}`}
              </span>
              <span className={classes.quiet}>{t(reached ? 'reached' : 'reachedNot')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
