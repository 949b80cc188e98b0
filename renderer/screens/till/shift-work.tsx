/** The open shift at work: its movements, how many of each tender, and the shifts before it. */

import { useState } from 'react'
import { tenders } from '../../../shared/ticket/events'
import type { ShiftRow } from '../../../shared/till/state'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { useShifts } from '../../mirror/queries'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { Movements } from './movements'
import { ShiftDialog } from './shift-dialog'
import { ShiftList } from './shift-list'
import { tenderKey } from './till-words'

const none: readonly never[] = []

export function ShiftWork({ shift }: { readonly shift: ShiftRow }) {
  const t = useT(tillWords)
  const shifts = useShifts() ?? none
  const [shown, setShown] = useState<ShiftRow>()
  const detail = useQuestion('shift', { shiftId: shift.id }, [shift.revision])
  const movements = detail.data?.movements ?? none
  return (
    <div className={office.split}>
      <Panel title={t('movements')} flush grow>
        <AskedProblem asked={detail} />
        <Movements movements={movements} />
      </Panel>
      <div className={office.column}>
        <Panel title={t('perTender')} flush>
          <table className={office.table}>
            <tbody>
              {tenders.map((tender) => (
                <tr key={tender}>
                  <th scope="row">{t(tenderKey[tender])}</th>
                  <td className={office.end}>
                    {t('times', { count: movements.filter((movement) => movement.tender === tender).length })}
                  </td>
                </tr>
              ))}
              <tr>
                <td colSpan={2} className={office.wrap}>
                  <span className={office.note}>{t('blindHint')}</span>
                </td>
              </tr>
            </tbody>
          </table>
        </Panel>
        <ShiftList shifts={shifts} onShow={setShown} />
      </div>
      {shown ? <ShiftDialog row={shown} onClose={() => setShown(undefined)} /> : null}
    </div>
  )
}
