/** The last shifts, newest first; each opens with what was expected and counted. */

import type { ShiftRow } from '../../../shared/till/state'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { Day } from '../../ui/texts'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { Difference } from './difference'

export function ShiftList(props: {
  readonly shifts: readonly ShiftRow[]
  readonly onShow: (row: ShiftRow) => void
}) {
  const t = useT(tillWords)
  const closed = props.shifts
    .filter((shift) => shift.open === 0)
    .sort((a, b) => b.closedAtMs - a.closedAtMs)
    .slice(0, 31)
  return (
    <Panel title={t('shifts')} flush grow>
      {closed.length === 0 ? (
        <p className={office.empty}>{t('noShifts')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('shiftDay')}</th>
              <th scope="col" className={office.end}>
                {t('difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {closed.map((shift) => (
              <tr key={shift.id}>
                <th scope="row">
                  <button type="button" className={office.link} onClick={() => props.onShow(shift)}>
                    <Day day={shift.day} />
                  </button>
                </th>
                <td className={office.end}>
                  <Difference fen={shift.differenceFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
