/** A customer as it is being typed, and how that becomes the record. Nothing here decides more than shape. */

import { z } from 'zod'
import type { CustomerDetails } from '../../../shared/customer/events'
import { normalisePhone } from '../../../shared/customer/phone'

export const customerFormSchema = z.object({
  kind: z.enum(['person', 'company']),
  name: z.string(),
  company: z.string(),
  phones: z.array(z.string()).min(1).readonly(),
  contacts: z
    .array(z.object({ name: z.string(), phone: z.string(), role: z.string() }).readonly())
    .readonly(),
  addressCode: z.string(),
  addressNames: z.string(),
  address: z.string(),
  email: z.string(),
  invoiceTitle: z.string(),
  taxNumber: z.string(),
  keyCustomer: z.boolean(),
  note: z.string(),
})

export type CustomerForm = Readonly<z.output<typeof customerFormSchema>>

export type CustomerField = 'name' | 'company' | 'phone' | 'contactPhone' | 'taxNumber' | 'email'

/** What was typed into the one box becomes a phone, a company or a name, by its shape; a name and a phone become both. */
export function emptyCustomerForm(typed = ''): CustomerForm {
  const phone = (/\+?\d[\d\s()-]{5,}\d/.exec(typed) ?? /^[\d+\s()-]+$/.exec(typed.trim()))?.[0].trim() ?? ''
  const text = typed.replace(phone, ' ').replace(/\s+/g, ' ').trim()
  const isCompany = /(公司|集团|学校|医院|中心|厂|店|Ltd|Inc|GmbH|Co\.)/i.test(text)
  return {
    kind: isCompany ? 'company' : 'person',
    name: isCompany ? '' : text,
    company: isCompany ? text : '',
    phones: [phone],
    contacts: [],
    addressCode: '',
    addressNames: '',
    address: '',
    email: '',
    invoiceTitle: '',
    taxNumber: '',
    keyCustomer: false,
    note: '',
  }
}

export function formFromDetails(details: CustomerDetails): CustomerForm {
  return { ...details, phones: details.phones.length > 0 ? details.phones : [''], addressNames: '' }
}

/** The fields that are missing or wrong, in the order of the form. */
export function customerGaps(form: CustomerForm): readonly CustomerField[] {
  const filledPhones = form.phones.filter((phone) => phone.trim() !== '')
  const gaps: CustomerField[] = []
  if (filledPhones.length === 0 || filledPhones.some((phone) => normalisePhone(phone).kind === 'refused')) {
    gaps.push('phone')
  }
  if (form.name.trim() === '') gaps.push('name')
  if (form.kind === 'company' && form.company.trim() === '') gaps.push('company')
  if (
    form.contacts.some((contact) => contact.phone !== '' && normalisePhone(contact.phone).kind === 'refused')
  )
    gaps.push('contactPhone')
  // 统一社会信用代码 has 18 signs, older tax numbers 15, 17 or 20.
  if (form.taxNumber.trim() !== '' && !/^[0-9A-Z]{15,20}$/.test(form.taxNumber.trim().toUpperCase()))
    gaps.push('taxNumber')
  if (form.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim())) gaps.push('email')
  return gaps
}

/** What the field is called on the form. */
export function gapField(field: CustomerField, kind: CustomerForm['kind']) {
  if (field === 'company') return 'companyName'
  if (field === 'contactPhone') return 'contacts'
  return field === 'name' && kind === 'company' ? 'contactName' : field
}

export function detailsFromForm(form: CustomerForm): CustomerDetails {
  const plain = (text: string) => text.trim()
  const address = plain(form.address)
  const region = plain(form.addressNames)
  return {
    kind: form.kind,
    name: plain(form.name),
    company: form.kind === 'company' ? plain(form.company) : '',
    phones: form.phones.filter((phone) => plain(phone) !== '').map(phoneOf),
    contacts: form.contacts
      .filter((contact) => plain(contact.name) !== '' || plain(contact.phone) !== '')
      .map((contact) => ({
        name: plain(contact.name),
        phone: plain(contact.phone) === '' ? '' : phoneOf(contact.phone),
        role: plain(contact.role),
      })),
    addressCode: form.addressCode,
    address: region === '' || address.startsWith(region) ? address : plain(`${region} ${address}`),
    email: plain(form.email),
    invoiceTitle: plain(form.invoiceTitle),
    taxNumber: plain(form.taxNumber).toUpperCase(),
    keyCustomer: form.keyCustomer,
    note: plain(form.note),
  }
}

function phoneOf(text: string): string {
  const phone = normalisePhone(text)
  return phone.kind === 'ok' ? phone.value.number : text.trim()
}
