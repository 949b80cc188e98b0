/** The lists behind the tiles that are not about tickets alone: complaints that wait, and parts that are out. */

import type { StockOut } from '../../../shared/questions/today'
import type { ComplaintItem } from '../../../shared/voice/answers'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { voiceWords } from '../../i18n/voice'
import { StatusBadge } from '../../ui/status-badge'
import { TimeLeft } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import { complaintTone } from '../voice/complaint-tone'
import office from './office.module.css'
import { PartLink, TicketLink } from './row-links'

export function WaitingComplaints(props: {
  readonly rows: readonly ComplaintItem[]
  readonly onOpen: (complaintId: string) => void
}) {
  const t = useT(managerWords)
  const voice = useT(voiceWords)
  if (props.rows.length === 0) return <p className={office.empty}>{t('noComplaints')}</p>
  return (
    <table className={office.table}>
      <thead>
        <tr>
          <th scope="col">{t('colComplaint')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('colStatus')}</th>
          <th scope="col">{t('colAnswerIn')}</th>
          <th scope="col">{t('colNumber')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id} data-bad={(row.leftMs !== undefined && row.leftMs < 0) || undefined}>
            <th scope="row">
              <button type="button" className={office.link} onClick={() => props.onOpen(row.id)}>
                {row.number}
              </button>
            </th>
            <td className={office.wrap}>
              {voice(`kind_${row.kind}`)} · {voice(`class_${row.class}`)} · {row.excerpt}
            </td>
            <td>
              <StatusBadge tone={complaintTone[row.status]} label={voice(`status_${row.status}`)} />
            </td>
            <td>{row.leftMs === undefined ? '–' : <TimeLeft dueMs={row.dueAtMs} leftMs={row.leftMs} />}</td>
            <td>{row.ticketId === '' ? '–' : <TicketLink id={row.ticketId} number={row.ticketNumber} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function StockOuts({ rows }: { readonly rows: readonly StockOut[] }) {
  const t = useT(managerWords)
  const language = useLanguage()
  if (rows.length === 0) return <p className={office.empty}>{t('noStockOuts')}</p>
  return (
    <table className={office.table}>
      <thead>
        <tr>
          <th scope="col">{t('part')}</th>
          <th scope="col" className={office.end}>
            {t('colOnOrder')}
          </th>
          <th scope="col">{t('colExpected')}</th>
          <th scope="col">{t('colWaitingFor')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.partNumber}>
            <th scope="row" className={office.wrap}>
              <PartLink partNumber={row.partNumber} /> {language === 'zh' ? row.nameZh : row.nameEn}
            </th>
            <td className={office.end}>{row.onOrder === 0 ? '–' : row.onOrder}</td>
            <td>{row.expectedDay === '' ? '–' : dayText(row.expectedDay, language)}</td>
            <td className={office.wrap}>
              {row.waiting.length === 0
                ? '–'
                : row.waiting.map(({ ticketId, number }) => (
                    <span key={ticketId}>
                      <TicketLink id={ticketId} number={number} />{' '}
                    </span>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
