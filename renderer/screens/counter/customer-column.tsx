/** The second column: who is it. One box finds them by anything they say; nobody is entered twice unseen. */

import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo, type RefObject, useCallback, useEffect, useRef } from 'react'
import { normalisePhone } from '../../../shared/customer/phone'
import type { CustomerHit } from '../../../shared/questions/lookups'
import { ask, newId } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { useQuestion } from '../../use-question'
import { customerChoice } from '../customer/customer-choice'
import { CustomerFields } from '../customer/customer-fields'
import { useModelName } from '../device/use-model-name'
import classes from './counter.module.css'
import { type CustomerDraft, newCustomerDraft } from './intake-draft'
import type { CustomerSide } from './use-intake'

interface CustomerItem extends SearchItem {
  readonly hit: Pick<CustomerHit, 'id' | 'name' | 'phone' | 'keyCustomer'>
}

export const CustomerColumn = memo(function CustomerColumn(props: {
  readonly side: CustomerSide
  readonly boxRef: RefObject<HTMLInputElement | null>
  readonly onChosen: () => void
}) {
  const t = useT(counterWords)
  const { customer } = props.side
  return (
    <section className={classes.column} aria-labelledby="counter-customer">
      <h2 id="counter-customer" className={classes.columnTitle}>
        {t('customer')}
      </h2>
      {customer.kind === 'none' ? (
        <Find {...props} text={customer.text} />
      ) : customer.kind === 'known' ? (
        <Known customer={customer} side={props.side} boxRef={props.boxRef} />
      ) : (
        <Entered customer={customer} side={props.side} onChosen={props.onChosen} />
      )}
    </section>
  )
})

function Find(props: {
  readonly side: CustomerSide
  readonly boxRef: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onChosen: () => void
}) {
  const t = useT(counterWords)
  const { side } = props
  const last = side.lastCustomer

  const find = useCallback(
    async (text: string): Promise<readonly CustomerItem[]> => {
      const lastTime: readonly CustomerItem[] =
        text === '' && last && last.erased === 0 ? [{ ...customerChoice(last), group: t('lastTime') }] : []
      if (text === '') return lastTime
      const answer = await ask('findCustomers', { text, limit: 12 })
      if (answer.kind !== 'ok') return []
      return answer.value.map((hit) => ({
        ...customerChoice(hit),
        aside: hit.openTickets > 0 ? t('openTickets', { count: hit.openTickets }) : undefined,
      }))
    },
    [last, t],
  )

  return (
    <>
      <SearchBox<CustomerItem>
        label={t('customerFind')}
        altKey="C"
        placeholder={t('customerBox')}
        search={find}
        whenEmpty={last !== null}
        required
        inputRef={props.boxRef}
        text={props.text}
        onText={(text) => side.set({ customer: { kind: 'none', text } })}
        onPick={({ hit }) => {
          side.set({ customer: knownCustomer(hit) })
          props.onChosen()
        }}
        onCreate={(text) => side.set({ customer: newCustomerDraft(text, newId) })}
      />
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => side.set({ customer: newCustomerDraft(props.text, newId) })}
      >
        {t('newCustomer')}
      </Button>
    </>
  )
}

function Known(props: {
  readonly customer: Extract<CustomerDraft, { kind: 'known' }>
  readonly side: CustomerSide
  readonly boxRef: RefObject<HTMLInputElement | null>
}) {
  const t = useT(counterWords)
  const modelName = useModelName()
  const { open } = useNavigation()
  const { customer, side } = props
  const card = useQuestion('customer', { customerId: customer.customerId }).data
  const openTickets = card?.tickets.filter((ticket) => ticket.open === 1) ?? []
  return (
    <>
      <div className={classes.chosen}>
        <div className={classes.chosenMain}>
          <div className={classes.chosenName}>
            {customer.name}
            <span className={classes.number}>{customer.phone}</span>
          </div>
          <p className={classes.quiet}>
            {customer.keyCustomer ? `★ ${t('keyCustomer')} · ` : ''}
            {card ? t('visits', { count: card.tickets.length }) : ''}
          </p>
        </div>
        <ActionIcon
          aria-label={t('changeCustomer')}
          title={t('changeCustomer')}
          tabIndex={-1}
          onClick={() => {
            side.set({ customer: { kind: 'none', text: '' } })
            setTimeout(() => props.boxRef.current?.focus(), 0)
          }}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      <ul className={classes.list}>
        {openTickets.slice(0, 8).map((ticket) => (
          <li key={ticket.id}>
            <button
              type="button"
              tabIndex={-1}
              className={classes.visit}
              onClick={() => open({ kind: 'ticket', id: ticket.id })}
            >
              <span className={classes.number}>{ticket.number}</span>
              <span className={classes.visitMain}>{modelName(ticket)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="compact-sm"
        tabIndex={-1}
        onClick={() => open({ kind: 'customer', id: customer.customerId })}
      >
        {t('open')}
      </Button>
    </>
  )
}

function Entered(props: {
  readonly customer: Extract<CustomerDraft, { kind: 'new' }>
  readonly side: CustomerSide
  readonly onChosen: () => void
}) {
  const t = useT(counterWords)
  const { customer, side } = props
  const consent = useRef<HTMLInputElement>(null)
  const phoneField = useRef<HTMLInputElement>(null)
  const nameField = useRef<HTMLInputElement>(null)
  // Entered a moment ago: the first thing that is still missing is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the fields appear.
  useEffect(() => {
    const { form } = customer
    if (form.phones[0] === '') phoneField.current?.focus()
    else if (form.name === '') nameField.current?.focus()
  }, [])
  const phone = normalisePhone(customer.form.phones[0] ?? '')
  const same = useQuestion(
    'findCustomers',
    phone.kind === 'ok' ? { text: phone.value.number, limit: 4 } : null,
  ).data
  return (
    <>
      <div className={classes.groupHead}>
        {t('newCustomer')}
        <ActionIcon
          aria-label={t('changeCustomer')}
          title={t('changeCustomer')}
          tabIndex={-1}
          onClick={() => side.set({ customer: { kind: 'none', text: '' } })}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      {phone.kind === 'ok' && same && same.length > 0 ? (
        <div className={classes.note} data-tone="waiting" role="status">
          {t('alreadyKnown')}
          <div className={classes.noteActions}>
            {same.map((hit) => (
              <Button
                key={hit.id}
                size="compact-sm"
                variant="default"
                onClick={() => {
                  side.set({ customer: knownCustomer(hit) })
                  props.onChosen()
                }}
              >
                {hit.name} {hit.phone} · {t('useThis')}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
      <CustomerFields
        form={customer.form}
        phoneRef={phoneField}
        nameRef={nameField}
        strict={side.strict}
        onChange={(form) => side.set({ customer: { ...customer, form } })}
      />
      <Checkbox
        ref={consent}
        label={t('consent', { version: side.termsVersion })}
        checked={customer.consentGiven}
        error={side.strict && !customer.consentGiven}
        onChange={(event) =>
          side.set({ customer: { ...customer, consentGiven: event.currentTarget.checked } })
        }
      />
    </>
  )
}

function knownCustomer(hit: CustomerItem['hit']): CustomerDraft {
  return {
    kind: 'known',
    customerId: hit.id,
    name: hit.name,
    phone: hit.phone,
    note: '',
    keyCustomer: hit.keyCustomer === 1,
  }
}
