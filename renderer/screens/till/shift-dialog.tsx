/** A closed shift: what was expected, what was counted, the difference with its reason, and the day code. */

import { Button } from '@mantine/core'
import { tenders } from '../../../shared/ticket/events'
import type { ShiftRow } from '../../../shared/till/state'
import { useLanguage, useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { useStaff } from '../../mirror/queries'
import { Dialog } from '../../ui/dialog'
import { Moment, Money } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Difference } from './difference'
import { Movements } from './movements'
import classes from './till.module.css'
import { nameOf, tenderKey } from './till-words'

export function ShiftDialog(props: {
  readonly row: ShiftRow
  readonly onClose: () => void
  readonly onFinish?: (shiftId: string) => void
}) {
  const t = useT(tillWords)
  const language = useLanguage()
  const staff = useStaff()
  const { row, onFinish } = props
  const detail = useQuestion('shift', { shiftId: row.id }, [row.revision])
  const { data } = detail
  return (
    <Dialog
      title={t('shiftDetail', { day: dayText(row.day, language) })}
      size={900}
      onClose={props.onClose}
      extra={
        onFinish ? (
          <Button variant="default" onClick={() => onFinish(row.id)}>
            {t('finishAgain')}
          </Button>
        ) : null
      }
    >
      <div className={office.column}>
        <AskedProblem asked={detail} />
        <div className={office.row}>
          <span>
            {t('shiftClosedBy')} {nameOf(staff, row.closedBy)} · <Moment atMs={row.closedAtMs} />
          </span>
          <span className={office.code} title={t('dayCodeHint')}>
            {t('dayCode', { code: row.dayCode })}
          </span>
        </div>
        {data?.expected ? (
          <table className={office.table}>
            <thead>
              <tr>
                <th scope="col">{t('tender')}</th>
                <th scope="col" className={office.end}>
                  {t('shouldBe')}
                </th>
                <th scope="col" className={office.end}>
                  {t('counted')}
                </th>
                <th scope="col" className={office.end}>
                  {t('difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tenders.map((tender) => {
                const expectedFen = data.expected?.[tender] ?? 0
                const countedFen = data.counted[tender]
                return (
                  <tr key={tender}>
                    <th scope="row">{t(tenderKey[tender])}</th>
                    <td className={office.end}>
                      <Money fen={expectedFen} />
                    </td>
                    <td className={office.end}>
                      {countedFen === undefined ? t('notCounted') : <Money fen={countedFen} />}
                    </td>
                    <td className={office.end}>
                      {countedFen === undefined ? '–' : <Difference fen={countedFen - expectedFen} />}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        ) : null}
        {data && data.reason !== '' ? (
          <p>
            {t('differenceReason')}: {data.reason}
          </p>
        ) : null}
        {data ? (
          <div className={classes.listArea}>
            <Movements movements={data.movements} onLeave={props.onClose} />
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
