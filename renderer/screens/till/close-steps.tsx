/** The steps before closing: what is still in the shop, on paper and in the series of numbers, and the blind count. */

import { useMemo } from 'react'
import type { PrintRow } from '../../../shared/print/state'
import type { GapReport } from '../../../shared/questions/day'
import { type Tender, tenders } from '../../../shared/ticket/events'
import type { TicketRow } from '../../../shared/ticket/row'
import type { TillMovement } from '../../../shared/till/state'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner } from '../../ui/error-banner'
import { AmountField } from '../../ui/fields'
import type { Asked } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { TicketTable } from '../manager/ticket-table'
import { PrintTable } from '../prints/print-table'
import { CashCountFields } from './cash-count'
import type { DayCount } from './close-day'
import classes from './till.module.css'
import { tenderKey } from './till-words'

export function DevicesStep({ rows }: { readonly rows: readonly TicketRow[] }) {
  const t = useT(tillWords)
  if (rows.length === 0) return <EmptyState title={t('devicesAll')} icon={<Tick />} />
  return (
    <div className={office.column}>
      <ErrorBanner tone="waiting" what={t('devicesMissing', { count: rows.length })} />
      <div className={classes.listArea}>
        <TicketTable label={t('stepDevices')} rows={rows} />
      </div>
    </div>
  )
}

export function SlipsStep({ rows }: { readonly rows: readonly PrintRow[] }) {
  const t = useT(tillWords)
  if (rows.length === 0) return <EmptyState title={t('slipsAll')} icon={<Tick />} />
  return (
    <div className={office.column}>
      <ErrorBanner tone="waiting" what={t('slipsOpen', { count: rows.length })} />
      <div className={classes.listArea}>
        <PrintTable rows={rows} />
      </div>
    </div>
  )
}

export interface Gap {
  readonly kind: string
  readonly incarnation: number
  readonly number: string
  readonly explanation: string
}

const seriesKey = {
  S: 'seriesService',
  P: 'seriesPayment',
  Q: 'seriesQuote',
  D: 'seriesDelivery',
  C: 'seriesComplaint',
  O: 'seriesOrder',
  K: 'seriesStocktake',
} as const satisfies Readonly<Record<string, keyof typeof tillWords.entries>>

export function NumbersStep(props: { readonly asked: Asked<GapReport>; readonly gaps: readonly Gap[] }) {
  const t = useT(tillWords)
  const nameOfSeries = (kind: string) =>
    Object.hasOwn(seriesKey, kind) ? t(seriesKey[kind as keyof typeof seriesKey]) : kind
  const report = props.asked.data
  if (!report) return <AskedProblem asked={props.asked} />
  return (
    <div className={`${office.column} ${classes.guideNarrow}`}>
      {props.gaps.length > 0 ? (
        <ErrorBanner tone="waiting" what={t('numbersGaps', { count: props.gaps.length })} />
      ) : null}
      <Panel title={props.gaps.length === 0 ? t('numbersAll') : t('stepNumbers')} flush>
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('seriesKind')}</th>
              <th scope="col" className={office.end}>
                {t('seriesIssued')}
              </th>
              <th scope="col" className={office.end}>
                {t('seriesFound')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.series.map((series) => (
              <tr key={`${series.kind}-${series.incarnation}`}>
                <th scope="row">{nameOfSeries(series.kind)}</th>
                <td className={office.end}>{series.issued}</td>
                <td className={office.end}>{series.found}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      {props.gaps.length > 0 ? (
        <Panel title={t('seriesGap')} flush>
          <table className={office.table}>
            <tbody>
              {props.gaps.map((gap) => (
                <tr key={`${gap.kind}-${gap.number}`}>
                  <th scope="row">{nameOfSeries(gap.kind)}</th>
                  <td>{gap.number}</td>
                  <td className={office.wrap}>
                    {gap.explanation === '' || gap.explanation === 'not-found' ? (
                      <span className={office.bad}>▲ {t('unexplained')}</span>
                    ) : (
                      gap.explanation
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      ) : null}
    </div>
  )
}

export function CountStep(props: {
  readonly value: DayCount
  readonly onChange: (value: DayCount) => void
  readonly movements: readonly TillMovement[]
  readonly missing: boolean
  readonly onDone: () => void
}) {
  const t = useT(tillWords)
  const { value, onChange, movements } = props
  const counts = useMemo(() => {
    const byTender: Partial<Record<Tender, number>> = {}
    for (const { tender } of movements) byTender[tender] = (byTender[tender] ?? 0) + 1
    return byTender
  }, [movements])
  return (
    <form
      noValidate
      className={classes.guideNarrow}
      onSubmit={(event) => {
        event.preventDefault()
        props.onDone()
      }}
    >
      <div className={office.even}>
        <Panel title={t('tenderCash')}>
          <CashCountFields
            autoFocus
            count={value.cash}
            onChange={(cash) => onChange({ ...value, cash })}
            error={props.missing ? t('countMissing') : undefined}
          />
        </Panel>
        <Panel title={t('otherTenders')}>
          <p className={office.note}>{t('otherTendersHint')}</p>
          {tenders
            .filter((tender) => tender !== 'cash')
            .map((tender) => (
              <AmountField
                key={tender}
                label={t(tenderKey[tender])}
                hint={t('movesOf', { count: counts[tender] ?? 0 })}
                fen={value.others[tender]}
                onChange={(fen) => {
                  const { [tender]: _before, ...rest } = value.others
                  onChange({ ...value, others: fen === undefined ? rest : { ...rest, [tender]: fen } })
                }}
              />
            ))}
          <button type="submit" hidden />
        </Panel>
      </div>
    </form>
  )
}

function Tick() {
  return (
    <span className={office.good} aria-hidden>
      ✓
    </span>
  )
}
