/** Whom or what it is about: a ticket (its customer comes along), a known customer, a new one, or nobody by name. */

import { Button, Checkbox } from '@mantine/core'
import { useCallback } from 'react'
import { z } from 'zod'
import type { CustomerDetails } from '../../../shared/customer/events'
import { ask, newId } from '../../door'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { BigChoice } from '../../ui/choices'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { customerChoice } from '../customer/customer-choice'
import { CustomerFields } from '../customer/customer-fields'
import {
  customerFormSchema,
  customerGaps,
  detailsFromForm,
  emptyCustomerForm,
} from '../customer/customer-form-state'
import { useModelName } from '../device/use-model-name'
import classes from './voice.module.css'

const chosenSchema = z.object({ ticketId: z.string(), customerId: z.string(), title: z.string() })

/** Also as it is kept while a form is unfinished. */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['ticket', 'customer']), chosen: chosenSchema.readonly().optional() }),
  z.object({
    kind: z.literal('new'),
    customerId: z.string(),
    form: customerFormSchema,
    consentGiven: z.boolean(),
  }),
  z.object({ kind: z.literal('nobody') }),
])
export type Subject = Readonly<z.output<typeof subjectSchema>>
type Chosen = Readonly<z.output<typeof chosenSchema>>

export const firstSubject: Subject = { kind: 'ticket', chosen: undefined }

export interface SubjectIds {
  readonly ticketId: string
  readonly customerId: string
  readonly newCustomer?: CustomerDetails
  readonly consentGiven?: boolean
}

/** What the command gets; `undefined` while something is missing. */
export function subjectIds(subject: Subject): SubjectIds | undefined {
  switch (subject.kind) {
    case 'nobody':
      return { ticketId: '', customerId: '' }
    case 'new':
      return customerGaps(subject.form).length === 0 && subject.consentGiven
        ? {
            ticketId: '',
            customerId: subject.customerId,
            newCustomer: detailsFromForm(subject.form),
            consentGiven: true,
          }
        : undefined
    default:
      return subject.chosen
        ? { ticketId: subject.chosen.ticketId, customerId: subject.chosen.customerId }
        : undefined
  }
}

interface Item extends SearchItem {
  readonly id: string
}

export function SubjectPick(props: {
  readonly label: string
  readonly subject: Subject
  readonly onChange: (subject: Subject) => void
  readonly withNew: boolean
}) {
  const t = useT(voiceWords)
  const { subject, onChange, withNew } = props
  const kinds = withNew
    ? (['ticket', 'customer', 'new', 'nobody'] as const)
    : (['ticket', 'customer', 'nobody'] as const)
  const labels = {
    ticket: t('aboutTicket'),
    customer: t('aboutCustomer'),
    new: t('aboutNew'),
    nobody: t('aboutNobody'),
  }
  return (
    <>
      <BigChoice
        label={props.label}
        choices={kinds.map((value) => ({ value, label: labels[value] }))}
        value={subject.kind}
        onChange={(kind) => onChange(empty(kind))}
      />
      {subject.kind === 'ticket' || subject.kind === 'customer' ? (
        subject.chosen ? (
          <div className={classes.chosen}>
            <span>{subject.chosen.title}</span>
            <Button size="compact-sm" variant="default" onClick={() => onChange(empty(subject.kind))}>
              {t('change')}
            </Button>
          </div>
        ) : subject.kind === 'ticket' ? (
          <FindTicket onPick={(chosen) => onChange({ kind: 'ticket', chosen })} />
        ) : (
          <FindCustomer onPick={(chosen) => onChange({ kind: 'customer', chosen })} />
        )
      ) : null}
      {subject.kind === 'new' ? (
        <>
          <CustomerFields form={subject.form} onChange={(form) => onChange({ ...subject, form })} />
          <Checkbox
            label={t('consent')}
            checked={subject.consentGiven}
            onChange={(event) => onChange({ ...subject, consentGiven: event.currentTarget.checked })}
          />
        </>
      ) : null}
    </>
  )
}

function empty(kind: Subject['kind']): Subject {
  if (kind === 'new') {
    return { kind, customerId: newId(), form: emptyCustomerForm(), consentGiven: false }
  }
  return kind === 'nobody' ? { kind } : { kind, chosen: undefined }
}

function FindTicket(props: { readonly onPick: (chosen: Chosen) => void }) {
  const t = useT(voiceWords)
  const language = useLanguage()
  const modelName = useModelName()
  const search = useCallback(
    async (text: string): Promise<readonly Item[]> => {
      const answer = await ask('findAnything', { text, limit: 12 })
      if (answer.kind !== 'ok') return []
      return answer.value
        .filter((found) => found.kind === 'ticket')
        .map(({ id, title, note, noteEn = note }) => ({
          key: id,
          id,
          title,
          note: language === 'en' ? noteEn : note,
        }))
    },
    [language],
  )
  async function pick(item: Item) {
    const answer = await ask('ticket', { ticketId: item.id })
    if (answer.kind !== 'ok' || !answer.value) return
    const { row } = answer.value
    props.onPick({
      ticketId: row.id,
      customerId: row.customerId,
      title: `${row.number} · ${modelName(row)} · ${row.customerName} ${row.customerPhone}`,
    })
  }
  return (
    <SearchBox<Item> label={t('findTicket')} search={search} onPick={(item) => void pick(item)} required />
  )
}

function FindCustomer(props: { readonly onPick: (chosen: Chosen) => void }) {
  const t = useT(voiceWords)
  const search = useCallback(async (text: string): Promise<readonly Item[]> => {
    const answer = await ask('findCustomers', { text, limit: 12 })
    if (answer.kind !== 'ok') return []
    return answer.value.map((hit) => ({ ...customerChoice(hit), id: hit.id }))
  }, [])
  return (
    <SearchBox<Item>
      label={t('findCustomer')}
      search={search}
      required
      onPick={(item) => props.onPick({ ticketId: '', customerId: item.id, title: item.title })}
    />
  )
}
