/**
 * A look at a customer's full record: why is asked first, main records who and why, and what comes back is held by
 * this component alone; closing it forgets it.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CustomerDetails } from '../../../shared/customer/events'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { ReasonDialog } from '../ticket/reason-dialog'
import classes from './customer.module.css'

const reasons = ['reasonCall', 'reasonCheck', 'reasonInvoice', 'reasonShip'] as const

export function RevealButton(props: {
  readonly customerId: string
  readonly ticketId?: string
  readonly onRevealed: (details: CustomerDetails) => void
}) {
  const t = useT(customerWords)
  const ticket = useT(ticketWords)
  const [asking, setAsking] = useState(false)
  const { customerId, ticketId = '' } = props
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {t('reveal')}
      </Button>
      {asking ? (
        <ReasonDialog
          place={`customer.reveal.${customerId}`}
          title={t('reveal')}
          label={ticket('reason')}
          confirmLabel={t('reveal')}
          usual={{ label: t('revealReason'), words: reasons.map((value) => ticket(value)) }}
          afresh
          onClose={() => setAsking(false)}
          give={(act, reason) => act.give('revealCustomer', { customerId, reason, ticketId })}
          onDone={({ details }) => {
            setAsking(false)
            props.onRevealed(details)
          }}
        />
      ) : null}
    </>
  )
}

export function RevealedDetails(props: {
  readonly details: CustomerDetails
  readonly onHide: () => void
  readonly onEdit?: () => void
}) {
  const t = useT(customerWords)
  const { details } = props
  const rows: readonly (readonly [string, string])[] = [
    [details.kind === 'company' ? t('contactName') : t('name'), details.name],
    [t('companyName'), details.company],
    [t('phone'), details.phones.join(' / ')],
    ...details.contacts.map(
      (contact) =>
        [t('contacts'), [contact.name, contact.role, contact.phone].filter(Boolean).join(' · ')] as const,
    ),
    [t('address'), details.address],
    [t('email'), details.email],
    [t('invoiceTitle'), details.invoiceTitle],
    [t('taxNumber'), details.taxNumber],
    [t('note'), details.note],
  ]
  return (
    <div className={classes.revealed}>
      <div className={classes.heading}>{t('revealed')}</div>
      <dl className={classes.facts}>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <Row key={`${label}-${value}`} label={label} value={value} />
          ))}
      </dl>
      <div className={classes.actions}>
        {props.onEdit ? (
          <Button size="compact-sm" variant="default" onClick={props.onEdit}>
            {t('edit')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={props.onHide}>
          {t('hide')}
        </Button>
      </div>
    </div>
  )
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
