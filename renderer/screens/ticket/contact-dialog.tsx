/** Records that the customer was told, or not reached; a message that can be sent as it is stands beside it. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import {
  type ContactTopic,
  type ContactWay,
  contactTopics,
  contactWays,
} from '../../../shared/ticket/contact'
import { contactText } from '../../../shared/ticket/contact-text'
import type { Ticket } from '../../../shared/ticket/state'
import { contactWords } from '../../i18n/contact'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet } from '../../mirror/queries'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField } from '../../ui/fields'
import { momentText } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import classes from './ticket.module.css'
import { type SmallDialogProps, useRecorded } from './use-recorded'

const typedSchema = z.object({
  topic: z.enum(contactTopics),
  way: z.enum(contactWays),
  reached: z.boolean(),
  note: z.string(),
})

export function ContactDialog(props: SmallDialogProps) {
  const t = useT(contactWords)
  const { ticket } = props.detail
  const topics = topicsOf(ticket)
  const draft = useFieldsDraft(
    `ticket.contact.${ticket.id}`,
    { topic: topics[0] ?? 'other', way: 'phone', reached: true, note: '' },
    typedSchema,
  )
  const { act, expected, finish } = useRecorded(props, draft)
  const { way, reached, note } = draft.value
  // What was begun in another step of the ticket may be about something that is over.
  const topic = topics.includes(draft.value.topic) ? draft.value.topic : (topics[0] ?? 'other')
  const isTold = topic !== 'other' || note.trim() !== ''

  return (
    <Dialog
      title={`${t('section')} · ${ticket.intake.number}`}
      size={600}
      onClose={props.onClose}
      primary={{
        label: t('record'),
        disabled: !isTold || act.busy,
        run: async () =>
          finish(
            await act.give('recordContact', { ticketId: ticket.id, topic, way, reached, note }, expected),
          ),
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <BigChoice<ContactTopic>
          label={t('topic')}
          value={topic}
          choices={topics.map((value) => ({ value, label: t(`topic_${value}`) }))}
          onChange={(chosen) => draft.type({ topic: chosen })}
        />
        <Message {...props} topic={topic} />
        <BigChoice<ContactWay>
          label={t('way')}
          value={way}
          choices={contactWays.map((value) => ({ value, label: t(`way_${value}`) }))}
          onChange={(chosen) => draft.type({ way: chosen })}
        />
        <BigChoice
          label={t('outcome')}
          value={reached ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: t('reached') },
            { value: 'no', label: t('reachedNot'), note: t('reachedNotNote') },
          ]}
          onChange={(chosen) => draft.type({ reached: chosen === 'yes' })}
        />
        <LongTextField
          label={t(topic === 'other' ? 'sayWhat' : 'said')}
          altKey="N"
          minRows={1}
          maxLength={400}
          required={topic === 'other'}
          value={note}
          onChange={(text) => draft.type({ note: text })}
        />
      </div>
    </Dialog>
  )
}

function Message({ detail, topic }: SmallDialogProps & { readonly topic: ContactTopic }) {
  const t = useT(contactWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const outlet = useOutlet()
  const modelName = useModelName()
  const [copied, setCopied] = useState('')
  const { ticket, bill } = detail
  const details = outlet?.details
  if (!details) return null
  const text = contactText(
    topic,
    {
      outletName: language === 'en' && details.nameEn !== '' ? details.nameEn : details.nameZh,
      outletPhone: details.phone,
      outletAddress: details.address,
      model: modelName(ticket.intake),
      number: ticket.intake.number,
      dueFen: bill.dueFen,
      quote: ticket.quote?.answer === 'open' ? ticket.quote : undefined,
      promise: ticket.promisedAtMs === undefined ? '' : momentText(ticket.promisedAtMs, timeZone, language),
    },
    language,
  )
  if (text === '') return null
  return (
    <div className={classes.note} data-tone="ready">
      <div className={classes.form}>
        {text}
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
          >
            {t('copy')}
          </Button>
          {copied === text ? (
            <span className={classes.quiet} role="status">
              {t('copied')}
            </span>
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** What there is to tell now, the nearest first. */
function topicsOf(ticket: Ticket): readonly ContactTopic[] {
  return contactTopics.filter((topic) => {
    if (topic === 'ready') return ticket.status === 'ready'
    if (topic === 'quote') return ticket.quote?.answer === 'open'
    return topic === 'other' || ticket.status !== 'ready'
  })
}
