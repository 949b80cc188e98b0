/** The columns that the lists of custody share. */

import { useMemo } from 'react'
import { formatYuan } from '../../../shared/money'
import type { TicketRow } from '../../../shared/ticket/row'
import { placeText, statusText, statusTone } from '../../i18n/bench'
import { contactWords } from '../../i18n/contact'
import { custodyWords } from '../../i18n/custody'
import { useLanguage, useT } from '../../i18n/language'
import { useNow } from '../../ui/now'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { Age, Money } from '../../ui/texts'
import { ageText } from '../../ui/time-text'
import { NumberText } from '../bench/number-text'
import { useModelName } from '../device/use-model-name'
import { contactTones } from '../ticket/contact-tones'
import { readySince } from './places-held'

export type CustodyColumnId =
  | 'number'
  | 'model'
  | 'place'
  | 'status'
  | 'here'
  | 'ready'
  | 'due'
  | 'accessories'
  | 'customer'
  | 'phone'
  | 'serial'
  | 'contact'
  | 'called'

/** In the order asked for. Give a constant list, so that the columns stay the same objects. */
export function useCustodyColumns(ids: readonly CustodyColumnId[]): readonly TableColumn<TicketRow>[] {
  const t = useT(custodyWords)
  const contact = useT(contactWords)
  const language = useLanguage()
  const nowMs = useNow()
  const modelName = useModelName()
  return useMemo(() => {
    const all: Readonly<Record<CustodyColumnId, TableColumn<TicketRow>>> = {
      number: {
        id: 'number',
        header: t('number'),
        width: 168,
        value: (row) => row.number,
        cell: (row) => <NumberText number={row.number} />,
      },
      model: {
        id: 'model',
        header: t('model'),
        width: 160,
        value: modelName,
        key: (row) => row.modelName,
        groupable: true,
      },
      place: {
        id: 'place',
        header: t('place'),
        width: 84,
        value: (row) => row.place,
        text: (row) => placeText(row.place, language),
        groupable: true,
      },
      status: {
        id: 'status',
        header: t('status'),
        width: 142,
        value: (row) => row.status,
        text: (row) => statusText(row.status, language),
        cell: (row) => <StatusBadge tone={statusTone(row.status)} label={statusText(row.status, language)} />,
        groupable: true,
      },
      here: {
        id: 'here',
        header: t('inCustody'),
        width: 92,
        align: 'end',
        value: (row) => nowMs - row.receivedAtMs,
        text: (row) => ageText(nowMs - row.receivedAtMs, language),
        cell: (row) => <Age sinceMs={row.receivedAtMs} />,
      },
      ready: {
        id: 'ready',
        header: t('readyFor'),
        width: 110,
        align: 'end',
        value: (row) => (row.status === 'ready' ? nowMs - readySince(row) : undefined),
        text: (row) => (row.status === 'ready' ? ageText(nowMs - readySince(row), language) : ''),
        cell: (row) => (row.status === 'ready' ? <Age sinceMs={readySince(row)} /> : null),
      },
      due: {
        id: 'due',
        header: t('due'),
        width: 110,
        align: 'end',
        value: (row) => row.dueFen,
        text: (row) => formatYuan(row.dueFen),
        cell: (row) => <Money fen={row.dueFen} />,
        total: (sum) => <Money fen={sum} strong />,
      },
      accessories: {
        id: 'accessories',
        header: t('accessories'),
        width: 100,
        align: 'end',
        value: (row) => row.accessories,
        text: (row) => (row.accessories === 0 ? '' : String(row.accessories)),
        total: (sum) => sum,
      },
      customer: { id: 'customer', header: t('customer'), width: 102, value: (row) => row.customerName },
      phone: { id: 'phone', header: t('phone'), width: 130, value: (row) => row.customerPhone },
      contact: {
        id: 'contact',
        header: contact('state'),
        width: 100,
        value: (row) => row.contact,
        text: (row) => contact(`contact_${row.contact}`),
        cell: (row) => (
          <StatusBadge tone={contactTones[row.contact]} label={contact(`contact_${row.contact}`)} />
        ),
        groupable: true,
      },
      called: {
        id: 'called',
        header: contact('lastCall'),
        width: 92,
        align: 'end',
        value: (row) => (row.contactedAtMs === 0 ? undefined : nowMs - row.contactedAtMs),
        text: (row) => (row.contactedAtMs === 0 ? '' : ageText(nowMs - row.contactedAtMs, language)),
        cell: (row) => (row.contactedAtMs === 0 ? null : <Age sinceMs={row.contactedAtMs} />),
      },
      serial: { id: 'serial', header: t('serial'), width: 140, value: (row) => row.serial },
    }
    return ids.map((id) => all[id])
  }, [t, contact, language, nowMs, ids, modelName])
}
