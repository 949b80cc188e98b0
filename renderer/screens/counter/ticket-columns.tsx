/** The columns of the counter's lists of tickets. */

import type { TicketRow } from '../../../shared/ticket/row'
import { contactWords } from '../../i18n/contact'
import { counterWords } from '../../i18n/counter'
import { invoiceWords } from '../../i18n/invoice'
import { type Language, translateIn } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { Age, Moment, Money } from '../../ui/texts'
import { momentText } from '../../ui/time-text'
import { contactTones } from '../ticket/contact-tones'
import { invoiceTones } from '../ticket/invoices'
import { statusTone } from '../ticket/status'

export function ticketColumns(
  language: Language,
  timeZone: string,
  modelName: (row: TicketRow) => string,
): readonly TableColumn<TicketRow>[] {
  const t = translateIn(ticketWords, language)
  const counter = translateIn(counterWords, language)
  const invoices = translateIn(invoiceWords, language)
  const contact = translateIn(contactWords, language)
  const moment = (atMs: number) => (atMs === 0 ? '' : momentText(atMs, timeZone, language))
  return [
    { id: 'number', header: t('number'), width: 168, value: (row) => row.number },
    {
      id: 'status',
      header: t('status'),
      width: 116,
      value: (row) => row.status,
      text: (row) => t(`status_${row.status}`),
      cell: (row) => <StatusBadge tone={statusTone[row.status]} label={t(`status_${row.status}`)} />,
      groupable: true,
    },
    {
      id: 'modelName',
      header: counter('model'),
      width: 156,
      value: modelName,
      key: (row) => row.modelName,
      groupable: true,
    },
    { id: 'customerName', header: counter('customer'), width: 98, value: (row) => row.customerName },
    {
      id: 'customerPhone',
      header: t('sectionCustomer'),
      width: 130,
      value: (row) => row.customerPhone,
      hidden: true,
    },
    { id: 'serial', header: counter('code'), width: 134, value: (row) => row.serial },
    { id: 'fault', header: t('fault'), width: 122, value: (row) => row.fault },
    {
      id: 'kind',
      header: counter('kind'),
      width: 90,
      hidden: true,
      value: (row) => row.kind,
      text: (row) => t(`kind_${row.kind}`),
      groupable: true,
    },
    {
      id: 'priority',
      header: t('priority'),
      width: 80,
      value: (row) => row.priority,
      text: (row) => t(`priority_${row.priority}`),
      groupable: true,
      hidden: true,
    },
    // Never off a small screen: it is what the clerk asks for. All that is shown by itself fits on 1280 with its rail
    // and a scroll bar.
    {
      id: 'dueFen',
      header: counter('due'),
      width: 92,
      align: 'end',
      value: (row) => row.dueFen,
      text: (row) => (row.dueFen / 100).toFixed(2),
      cell: (row) => <Money fen={row.dueFen} />,
      total: (sum) => <Money fen={sum} strong />,
    },
    {
      id: 'invoice',
      header: invoices('colState'),
      width: 96,
      hidden: true,
      groupable: true,
      value: (row) => row.invoice,
      text: (row) => invoices(`invoice_${row.invoice}`),
      cell: (row) => (
        <StatusBadge tone={invoiceTones[row.invoice]} label={invoices(`invoice_${row.invoice}`)} />
      ),
    },
    {
      id: 'paidFen',
      header: invoices('colPaid'),
      ...sumOf((row) => row.paidFen),
    },
    {
      id: 'invoicedFen',
      header: invoices('colAmount'),
      ...sumOf((row) => row.invoicedFen),
    },
    {
      id: 'invoiceNumbers',
      header: invoices('colNumbers'),
      width: 190,
      hidden: true,
      value: (row) => row.invoiceNumbers,
    },
    {
      id: 'receivedAtMs',
      header: t('received'),
      width: 96,
      value: (row) => row.receivedAtMs,
      text: (row) => moment(row.receivedAtMs),
      cell: (row) => <Moment atMs={row.receivedAtMs} short />,
    },
    {
      id: 'promisedAtMs',
      header: t('promise'),
      width: 100,
      value: (row) => row.promisedAtMs || undefined,
      text: (row) => moment(row.promisedAtMs),
      cell: (row) => (row.promisedAtMs === 0 ? '' : <Moment atMs={row.promisedAtMs} short />),
    },
    {
      id: 'waiting',
      header: counter('waitingFor'),
      width: 96,
      value: (row) => row.statusSinceMs,
      text: (row) => moment(row.statusSinceMs),
      cell: (row) => <Age sinceMs={row.statusSinceMs} />,
    },
    {
      id: 'contact',
      header: contact('state'),
      width: 100,
      hidden: true,
      groupable: true,
      value: (row) => row.contact,
      text: (row) => contact(`contact_${row.contact}`),
      cell: (row) => (
        <StatusBadge tone={contactTones[row.contact]} label={contact(`contact_${row.contact}`)} />
      ),
    },
    {
      id: 'place',
      header: t('place'),
      width: 90,
      hidden: true,
      value: (row) => row.place,
      text: (row) => placeText(row.place, language),
      groupable: true,
    },
  ]
}

/** Money that is looked at now and then. */
function sumOf(fenOf: (row: TicketRow) => number): Omit<TableColumn<TicketRow>, 'id' | 'header'> {
  return {
    width: 100,
    align: 'end',
    hidden: true,
    value: fenOf,
    text: (row) => (fenOf(row) / 100).toFixed(2),
    cell: (row) => <Money fen={fenOf(row)} />,
    total: (sum) => <Money fen={sum} strong />,
  }
}

const namedPlaces = ['counter', 'bench', 'customer', 'out'] as const

/** The few places with a name of their own; a shelf is called what is written on it. */
export function placeText(place: string, language: Language): string {
  const named = namedPlaces.find((known) => known === place)
  return named === undefined ? place : translateIn(ticketWords, language)(`place_${named}`)
}
