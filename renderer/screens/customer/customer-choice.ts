/** A customer as one line of a list to pick from: who, which number, and the company where that is somebody else. */

import type { CustomerRow } from '../../../shared/customer/state'

type Shown = Pick<CustomerRow, 'id' | 'name' | 'phone'> & { readonly company?: string }

export function customerChoice<Hit extends Shown>(hit: Hit) {
  const { id, name, phone, company = '' } = hit
  return { key: id, title: `${name} ${phone}`, note: company === name ? '' : company, hit }
}
