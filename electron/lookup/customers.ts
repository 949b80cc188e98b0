/**
 * Customers, searchable by phone, last digits, name, pinyin and company. Names and phones are held in memory only,
 * filled from the journal in small steps after the start, so that nothing readable lies on the disk.
 */

import { normalisePhone } from '../../shared/customer/phone'
import { type Customer, type CustomerRow, customerAggregate, customerRow } from '../../shared/customer/state'
import { splitStream } from '../../shared/events/aggregate'
import { pinyinForms, pinyinQuery } from '../../shared/search/pinyin'
import type { Journal } from '../journal/journal'
import type { States } from '../journal/states'
import type { SpareTime } from '../spare-time'

interface Entry {
  readonly id: string
  readonly row: CustomerRow
  readonly company: string
  readonly phones: readonly string[]
  readonly names: string
  /** The names as well, where any of them has a sign that can be typed without Chinese. */
  readonly latin: string
  readonly full: string
  readonly initials: string
}

export interface CustomerFinder {
  readonly fill: () => Promise<void>
  readonly put: (customer: Customer) => void
  readonly find: (
    text: string,
    limit: number,
  ) => readonly { readonly row: CustomerRow; readonly company: string }[]
  /** The records that were merged into this one, by whatever way. */
  readonly mergedInto: (customerId: string) => readonly string[]
  readonly complete: () => boolean
}

/** A chain of merges longer than this is no chain that people made. */
const mostMerges = 20

export function createCustomerFinder(dependencies: {
  readonly journal: Journal
  readonly states: States
  readonly spareTime: SpareTime
}): CustomerFinder {
  const { journal, states, spareTime } = dependencies
  const places = new Map<string, number>()
  /** In the order in which they came. */
  const entries: Entry[] = []
  let complete = false

  function put(customer: Customer): void {
    const place = places.get(customer.id) ?? entries.length
    places.set(customer.id, place)
    entries[place] = entryOf(customer)
  }

  function entryAt(customerId: string): Entry | undefined {
    const place = places.get(customerId)
    return place === undefined ? undefined : entries[place]
  }

  /** What was merged is found by what it knew, and leads to the record that now stands for it. */
  function standingFor(entry: Entry): Entry | undefined {
    let found: Entry | undefined = entry
    for (let steps = 0; found !== undefined && found.row.mergedInto !== ''; steps += 1) {
      found = steps < mostMerges ? entryAt(found.row.mergedInto) : undefined
    }
    return found?.row.erased === 1 ? undefined : found
  }

  return {
    put,
    mergedInto: (customerId) =>
      entries
        .filter((entry) => entry.row.mergedInto !== '' && standingFor(entry)?.id === customerId)
        .map((entry) => entry.id),
    complete: () => complete,
    fill: async () => {
      for (const stream of journal.streams(customerAggregate.kind)) {
        const customer = states.look(customerAggregate, splitStream(stream).id).state as Customer | undefined
        if (customer) put(customer)
        // Whoever stands at the counter is found only when all are there.
        await spareTime.pause('urgent')
      }
      complete = true
    },
    find: (text, limit) => {
      const matches = matcher(text)
      if (!matches) return []
      const best = createBest(limit)
      // The newest first: of many that fit as well, those that came before them are passed by.
      for (let place = entries.length - 1; place >= 0; place -= 1) {
        const entry = entries[place]
        const rank = entry ? matches(entry) : 0
        const standing = entry && rank > 0 && entry.row.erased !== 1 ? standingFor(entry) : undefined
        if (standing) best.offer({ entry: standing, rank })
      }
      return best.list().map(({ entry }) => ({ row: entry.row, company: entry.company }))
    },
  }
}

interface Ranked {
  readonly entry: Entry
  readonly rank: number
}

/** The few best of many, in order: three digits fit every customer of a town, and sorting them all takes longer than a key. */
function createBest(limit: number) {
  const best: Ranked[] = []
  const before = (a: Ranked, b: Ranked): boolean =>
    a.rank !== b.rank ? a.rank > b.rank : a.entry.row.enteredAtMs > b.entry.row.enteredAtMs
  return {
    list: (): readonly Ranked[] => best,
    offer: (one: Ranked): void => {
      const last = best.at(-1)
      if (last && best.length >= limit && !before(one, last)) return
      // Merged records lead to the same one, which is shown once, as well as it fits.
      const same = best.findIndex(({ entry }) => entry === one.entry)
      if (same >= 0) {
        if ((best[same]?.rank ?? 0) >= one.rank) return
        best.splice(same, 1)
      }
      const at = best.findIndex((other) => before(one, other))
      best.splice(at < 0 ? best.length : at, 0, one)
      best.length = Math.min(best.length, limit)
    },
  }
}

/** How well an entry fits (0: not at all). A whole number beats its last digits, a name's start beats its middle. */
function matcher(text: string): ((entry: Entry) => number) | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (plain === '') return undefined
  const digits = plain.replace(/\D/g, '')
  if (digits.length >= 3 && /^[+\d\s()-]+$/.test(plain)) {
    const whole = normalisePhone(plain)
    const phone = whole.kind === 'ok' ? digitsOf(whole.value.number) : digits
    const fits = (one: string) =>
      one === phone ? 5 : one.startsWith(digits) ? 4 : one.endsWith(digits) ? 3 : 0
    return (entry) => {
      let rank = 0
      for (const one of entry.phones) rank = Math.max(rank, fits(one))
      return rank
    }
  }
  if (/\p{Script=Han}/u.test(plain)) {
    return (entry) => (entry.names.startsWith(plain) ? 4 : entry.names.includes(plain) ? 2 : 0)
  }
  const spelled = pinyinQuery(plain)
  if (spelled === '') return undefined
  return (entry) => {
    if (entry.initials === spelled || entry.full === spelled) return 5
    if (entry.initials.startsWith(spelled) || entry.full.startsWith(spelled)) return 4
    return entry.initials.includes(spelled) || entry.latin.includes(plain) ? 2 : 0
  }
}

function entryOf(customer: Customer): Entry {
  const { details } = customer
  const name = pinyinForms(details.name, { isName: details.kind === 'person' })
  const company = details.company === '' ? undefined : pinyinForms(details.company)
  const contacts = details.contacts.map((contact) => contact.name)
  const names = [details.company, details.name, ...contacts].join(' ').trim().toLowerCase()
  return {
    id: customer.id,
    row: customerRow(customer),
    company: details.company,
    phones: [...details.phones, ...details.contacts.map((contact) => contact.phone)].map(digitsOf),
    names,
    latin: /[^\p{Script=Han}\s]/u.test(names) ? names : '',
    full: [company?.full, name.full].filter(Boolean).join(' '),
    initials: [company?.initials, name.initials].filter(Boolean).join(' '),
  }
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
}
