/** What each person did in a period, at the counter and at the bench. Numbers of tickets open the tickets. */

import { useState } from 'react'
import { frameWords } from '../../i18n/frame'
import { useLanguage, useT } from '../../i18n/language'
import { rotaWords } from '../../i18n/rota'
import { Money } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { AskedProblem } from './asked-problem'
import { type Behind, BehindDialog } from './behind-dialog'
import office from './office.module.css'
import { openingText } from './opening-text'
import { Panel } from './panel'

const roleKeys = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const

const columns = [
  'colRole',
  'colReceived',
  'colHandedOver',
  'colPayments',
  'colTaken',
  'colCalls',
  'colComplaints',
  'colRepaired',
  'colMedian',
  'colFix',
  'colBreached',
  'colLabour',
  'colParts',
  'colCommission',
  'colHours',
] as const

export function PeopleResults(props: {
  readonly fromDay: string
  readonly toDay: string
  readonly version: number
}) {
  const t = useT(rotaWords)
  const frame = useT(frameWords)
  const language = useLanguage()
  const { fromDay, toDay } = props
  const asked = useQuestion('peopleResults', { fromDay, toDay }, [props.version])
  const [behind, setBehind] = useState<Behind>()
  const none = <span className={office.note}>–</span>
  const opens = (count: number, figure: string, staffId: string, name: string, column: string) =>
    count === 0 ? (
      none
    ) : (
      <button
        type="button"
        className={office.link}
        onClick={() => setBehind({ figure, key: staffId, title: `${name} · ${column}`, fromDay, toDay })}
      >
        {count}
      </button>
    )
  return (
    <Panel title={t('results')} flush>
      <AskedProblem asked={asked} />
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {columns.map((key) => (
              <th key={key} scope="col" className={key === 'colRole' ? undefined : office.end}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(asked.data ?? []).map((one) => (
            <tr key={one.staffId}>
              <th scope="row">{one.name}</th>
              <td>{frame(roleKeys[one.role])}</td>
              <td className={office.end}>
                {opens(one.received, 'receivedBy', one.staffId, one.name, t('colReceived'))}
              </td>
              <td className={office.end}>
                {opens(one.handedOver, 'handedOverBy', one.staffId, one.name, t('colHandedOver'))}
              </td>
              <td className={office.end}>
                {opens(one.payments, 'takenBy', one.staffId, one.name, t('colPayments'))}
              </td>
              <td className={office.end}>{one.payments === 0 ? none : <Money fen={one.takenFen} />}</td>
              <td className={office.end}>{one.calls || none}</td>
              <td className={office.end}>{one.complaintsAnswered || none}</td>
              <td className={office.end}>
                {opens(one.repaired, 'repairedBy', one.staffId, one.name, t('colRepaired'))}
              </td>
              <td className={office.end}>
                {one.medianMinutes === null ? none : openingText(one.medianMinutes, language)}
              </td>
              <td className={office.end}>{one.firstTimeFix === null ? none : `${one.firstTimeFix} %`}</td>
              <td className={office.end}>{one.breached || none}</td>
              {[one.labourFen, one.partsFen, one.commissionFen].map((fen, at) => (
                <td key={String(at)} className={office.end}>
                  {fen === 0 ? none : <Money fen={fen} />}
                </td>
              ))}
              <td className={office.end}>
                {one.plannedMinutes === 0 ? none : openingText(one.plannedMinutes, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={office.empty}>{t('resultsHint')}</p>
      {behind ? <BehindDialog behind={behind} onClose={() => setBehind(undefined)} /> : null}
    </Panel>
  )
}
