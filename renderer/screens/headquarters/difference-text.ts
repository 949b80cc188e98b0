/** What a difference is about, in the staff's words: a figure of a day, a chain, or records that were set aside. */

import { formatYuan } from '../../../shared/money'
import { readSide } from '../../../shared/sync/compare'
import type { Tender, TicketKind } from '../../../shared/ticket/events'
import { tenders, ticketKinds } from '../../../shared/ticket/events'
import { statuses } from '../../../shared/ticket/state'
import { headquartersWords } from '../../i18n/headquarters-place'
import { type Language, translateIn } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { tillWords } from '../../i18n/till'

const plain = {
  facts: 'what_facts',
  records: 'what_records',
  'missing-here': 'what_missingHere',
  'lost-everywhere': 'what_lostEverywhere',
  'chain-differs': 'what_chainDiffers',
  'link-broken': 'what_linkBroken',
  'set-aside': 'what_setAside',
  'publication-unreadable': 'what_unreadable',
} as const

export function differenceText(what: string, language: Language): string {
  const t = translateIn(headquartersWords, language)
  const ticket = translateIn(ticketWords, language)
  const till = translateIn(tillWords, language)
  if (Object.hasOwn(plain, what)) return t(plain[what as keyof typeof plain])
  const [group = '', key = ''] = what.split(/\/(.*)/s)
  switch (group) {
    case 'received': {
      const kind: TicketKind | undefined = ticketKinds.find((known) => known === key)
      return t('what_received', { name: kind ? ticket(`kind_${kind}`) : key })
    }
    case 'reached': {
      const status = statuses.find((known) => known === key)
      return t('what_reached', { name: status ? ticket(`status_${status}`) : key })
    }
    case 'money': {
      const tender: Tender | undefined = tenders.find((known) => known === key)
      return t('what_money', { name: tender ? ticket(`tender_${tender}`) : key })
    }
    case 'drawer':
      return t('what_drawer', {
        name: till(key === 'paidIn' ? 'movementPaidIn' : 'movementPaidOut'),
      })
    case 'part':
      return t('what_part', { name: key })
    default:
      return what
  }
}

/** What one side has: money with its count, pieces in and out, else a plain number. */
export function sideText(what: string, side: string, language: Language): string {
  const t = translateIn(headquartersWords, language)
  const read = readSide({ what }, side)
  switch (read.kind) {
    case 'money':
      return t('side_money', { amount: formatYuan(read.amountFen), count: read.count })
    case 'pieces':
      return t('side_pieces', { in: read.in, out: read.out })
    case 'plain':
      return read.text
  }
}
