/** A customer's fields, for the counter and for the side sheet: phone first, because that is how one is found. */

import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { isPhone } from '../../../shared/customer/phone'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { LongTextField, PhoneField, TextField } from '../../ui/fields'
import { AddressPick } from './address-pick'
import classes from './customer.module.css'
import { type CustomerForm, customerGaps } from './customer-form-state'

export interface CustomerFieldsProps {
  readonly form: CustomerForm
  readonly onChange: (form: CustomerForm) => void
  readonly phoneRef?: RefObject<HTMLInputElement | null>
  readonly nameRef?: RefObject<HTMLInputElement | null>
  /** Say what is wrong in fields that were not left yet: after a try to save. */
  readonly strict?: boolean
}

export function CustomerFields({ form, onChange, phoneRef, nameRef, strict = false }: CustomerFieldsProps) {
  const t = useT(customerWords)
  const gaps = customerGaps(form)
  const set = (change: Partial<CustomerForm>) => onChange({ ...form, ...change })
  const setPhone = (index: number, phone: string) =>
    set({ phones: form.phones.map((old, at) => (at === index ? phone : old)) })
  return (
    <div className={classes.fields}>
      {form.phones.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a phone has no other name than its place.
        <div key={index} className={classes.line}>
          <PhoneField
            label={index === 0 ? t('phone') : t('secondPhone', { n: index + 1 })}
            value={phone}
            check={isPhone}
            maxLength={40}
            required={index === 0}
            error={strict && gaps.includes('phone') && !isPhone(phone) ? t('wrongPhone') : undefined}
            {...(index === 0 && phoneRef ? { inputRef: phoneRef } : {})}
            onChange={(value) => setPhone(index, value)}
          />
          {index === 0 ? null : (
            <ActionIcon
              aria-label={t('remove')}
              tabIndex={-1}
              onClick={() => set({ phones: form.phones.filter((_, at) => at !== index) })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      <TextField
        label={form.kind === 'company' ? t('contactName') : t('name')}
        value={form.name}
        maxLength={80}
        required
        {...(nameRef ? { inputRef: nameRef } : {})}
        onChange={(name) => set({ name })}
      />
      {form.kind === 'company' ? (
        <TextField
          label={t('companyName')}
          value={form.company}
          maxLength={120}
          required
          onChange={(company) => set({ company })}
        />
      ) : null}
      <details className={classes.details} open={hasMore(form) || undefined}>
        <summary>{t('moreFields')}</summary>
        <div className={classes.fields}>
          <BigChoice
            label={t('customer')}
            choices={[
              { value: 'person', label: t('person') },
              { value: 'company', label: t('company') },
            ]}
            value={form.kind}
            onChange={(kind) => set({ kind })}
          />
          <AddressPick
            code={form.addressCode}
            onChange={(addressCode, addressNames) => set({ addressCode, addressNames })}
          />
          <TextField
            label={t('address')}
            value={form.address}
            maxLength={200}
            {...(form.addressNames === '' ? {} : { hint: form.addressNames })}
            onChange={(address) => set({ address })}
          />
          <div className={classes.pair}>
            <TextField
              label={t('invoiceTitle')}
              value={form.invoiceTitle}
              maxLength={120}
              onChange={(invoiceTitle) => set({ invoiceTitle })}
            />
            <TextField
              label={t('taxNumber')}
              value={form.taxNumber}
              maxLength={40}
              code
              error={
                gaps.includes('taxNumber') && form.taxNumber.length > 14
                  ? t('wrongTax')
                  : strict && gaps.includes('taxNumber')
                    ? t('wrongTax')
                    : undefined
              }
              onChange={(taxNumber) => set({ taxNumber })}
            />
          </div>
          <TextField
            label={t('email')}
            value={form.email}
            maxLength={120}
            error={strict && gaps.includes('email') ? t('wrongEmail') : undefined}
            onChange={(email) => set({ email })}
          />
          {form.contacts.map((contact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a contact has no other name than its place.
            <div key={index} className={classes.line}>
              <div className={classes.pair}>
                <TextField
                  label={t('contactName')}
                  value={contact.name}
                  maxLength={80}
                  onChange={(name) => setContact(index, { name })}
                />
                <PhoneField
                  label={t('phone')}
                  value={contact.phone}
                  check={isPhone}
                  maxLength={40}
                  onChange={(phone) => setContact(index, { phone })}
                />
                <TextField
                  label={t('role')}
                  value={contact.role}
                  maxLength={80}
                  onChange={(role) => setContact(index, { role })}
                />
              </div>
              <ActionIcon
                aria-label={t('remove')}
                tabIndex={-1}
                onClick={() => set({ contacts: form.contacts.filter((_, at) => at !== index) })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
          ))}
          <LongTextField
            label={t('note')}
            value={form.note}
            maxLength={1000}
            minRows={1}
            onChange={(note) => set({ note })}
          />
          <Checkbox
            label={t('keyCustomer')}
            checked={form.keyCustomer}
            onChange={(event) => set({ keyCustomer: event.currentTarget.checked })}
          />
          <div className={classes.actions}>
            {form.phones.length < 6 ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => set({ phones: [...form.phones, ''] })}
              >
                {t('addPhone')}
              </Button>
            ) : null}
            {form.contacts.length < 20 ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => set({ contacts: [...form.contacts, { name: '', phone: '', role: '' }] })}
              >
                {t('addContact')}
              </Button>
            ) : null}
          </div>
        </div>
      </details>
    </div>
  )

  function setContact(index: number, change: Partial<CustomerForm['contacts'][number]>) {
    set({ contacts: form.contacts.map((old, at) => (at === index ? { ...old, ...change } : old)) })
  }
}

function hasMore(form: CustomerForm): boolean {
  return (
    form.kind === 'company' ||
    form.contacts.length > 0 ||
    form.invoiceTitle !== '' ||
    form.taxNumber !== '' ||
    form.address !== '' ||
    form.addressCode !== ''
  )
}
