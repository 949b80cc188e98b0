/**
 * The figures a manager lives by, over a period: value, target, the period before, and how each is counted. Every
 * number opens its tickets.
 */

import { useState } from 'react'
import { figureName } from '../../../shared/figures/figure-words'
import type { Figures } from '../../../shared/questions/figures'
import type { TicketRow } from '../../../shared/ticket/row'
import { statuses } from '../../../shared/ticket/state'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { ticketWords } from '../../i18n/ticket'
import { useShift } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import { dayAt, dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { AskedProblem } from './asked-problem'
import { type Behind, BehindDialog } from './behind-dialog'
import { DayChart, RankChart } from './charts'
import { CustodyAge, IncomeBy, Steps } from './figure-parts'
import { FiguresTable } from './figures-table'
import { GroupTable } from './group-table'
import classes from './manager.module.css'
import { PeriodChoice, usePeriod } from './period'
import { TakeFigures } from './take-figures'

export function FiguresPage() {
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const shift = useShift()
  const { days, shown } = usePeriod('month', today)
  const asked = useQuestion('figures', days ?? null, [shift?.revision])
  const [behind, setBehind] = useState<Behind>()
  return (
    <>
      <PeriodChoice {...shown} />
      <AskedProblem asked={asked} />
      {asked.data ? <Shown figures={asked.data} onBehind={setBehind} /> : null}
      {behind ? <BehindDialog behind={behind} onClose={() => setBehind(undefined)} /> : null}
    </>
  )
}

function Shown(props: { readonly figures: Figures; readonly onBehind: (behind: Behind) => void }) {
  const t = useT(managerWords)
  const ticket = useT(ticketWords)
  const language = useLanguage()
  const { figures, onBehind } = props
  const { fromDay, toDay, perDay } = figures
  const show = (figure: string, key: string, title: string) =>
    onBehind({ figure, key, title, fromDay, toDay })
  const days = perDay.map(({ day }) => ({ key: day, name: day.slice(5) }))
  const byStatus = statuses.flatMap((status) =>
    figures.byStatus.filter(({ key }) => key === status).map(({ count }) => ({ status, count })),
  )
  return (
    <>
      <FiguresTable
        figures={figures.figures}
        actions={<TakeFigures figures={figures} />}
        onShow={(figure) => show(figure.id, '', figureName(figure.id, language))}
      />
      <div className={classes.charts}>
        <DayChart
          title={t('chartFlow')}
          marks={days}
          series={[
            { id: 'received', name: t('received'), values: perDay.map(({ received }) => received) },
            { id: 'collected', name: t('collected'), values: perDay.map(({ collected }) => collected) },
          ]}
          onMark={(series, day) =>
            show(
              series,
              day,
              `${t(series === 'received' ? 'received' : 'collected')} ${dayText(day, language)}`,
            )
          }
        />
        <DayChart
          title={t('chartIncome')}
          marks={days}
          series={[
            {
              id: 'income',
              name: t('income'),
              values: perDay.map(({ incomeFen }) => incomeFen / 100),
              text: (yuan) => (Number.isInteger(yuan) ? String(yuan) : yuan.toFixed(2)),
            },
          ]}
          onMark={(series, day) => show(series, day, `${t('income')} ${dayText(day, language)}`)}
        />
        <RankChart
          title={t('chartStatus')}
          marks={byStatus.map(({ status }) => ({ key: status, name: ticket(`status_${status}`) }))}
          series={[{ id: 'status', name: t('count'), values: byStatus.map(({ count }) => count) }]}
          onMark={(figure, key) =>
            show(
              figure,
              key,
              byStatus.some(({ status }) => status === key)
                ? ticket(`status_${key as TicketRow['status']}`)
                : key,
            )
          }
        />
        <CustodyAge figures={figures} onShow={show} />
        <Steps figures={figures} onShow={show} />
        <IncomeBy figures={figures} onShow={show} />
      </div>
      <GroupTable fromDay={fromDay} toDay={toDay} onShow={show} />
    </>
  )
}
