/** What to order, from real use and lead time, and what the stock is worth. A manager orders the chosen ones at once. */

import { useMemo } from 'react'
import type { ReorderLine } from '../../../shared/questions/stock'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { ProblemBanner } from '../../ui/error-banner'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Money } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { localName } from '../bench/section'
import classes from './stock.module.css'
import type { StockViewProps } from './stock-view'

export function ReorderView({ chooser }: StockViewProps) {
  const t = useT(stockWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { open } = useNavigation()
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const act = useAct()
  const answer = useQuestion('reorder', role === 'counter' ? null : {}, [])
  const { data } = answer
  const lines = data?.lines
  const columns = useMemo<readonly TableColumn<ReorderLine>[]>(
    () => [
      {
        id: 'part',
        header: t('part'),
        width: 280,
        value: (row) => localName(row, language),
        key: (row) => row.partNumber,
      },
      { id: 'number', header: t('partNumber'), width: 140, value: (row) => row.partNumber },
      { id: 'available', header: t('available'), width: 70, align: 'end', value: (row) => row.available },
      { id: 'onOrder', header: t('onOrder'), width: 80, align: 'end', value: (row) => row.onOrder },
      {
        id: 'minMax',
        header: t('minMax'),
        width: 90,
        align: 'end',
        value: (row) => `${row.minimum}–${row.maximum}`,
      },
      { id: 'used', header: t('used90'), width: 100, align: 'end', value: (row) => row.used },
      { id: 'suggested', header: t('suggested'), width: 80, align: 'end', value: (row) => row.suggested },
      {
        id: 'why',
        header: t('why'),
        width: 180,
        value: (row) => t(`why_${row.why}`),
        key: (row) => row.why,
      },
      ...(isManager
        ? [
            {
              id: 'cost',
              header: t('cost'),
              width: 110,
              align: 'end' as const,
              value: (row: ReorderLine) => row.costFen * row.suggested,
              cell: (row: ReorderLine) => <Money fen={row.costFen * row.suggested} />,
              total: (sum: number) => <Money fen={sum} />,
            },
          ]
        : []),
    ],
    [t, language, isManager],
  )
  const source = useMemo(() => ({ kind: 'local' as const, rows: lines ?? [] }), [lines])

  async function order(chosen: readonly ReorderLine[]) {
    const done = await act.give('orderParts', {
      supplyId: newId(),
      reason: 'reorder',
      lines: chosen.map(({ partNumber, suggested }) => ({ partNumber, quantity: suggested })),
    })
    if (!done) return
    tell({ text: t('ordered', { number: done.value.number }) })
    answer.reload()
  }

  return (
    <>
      <div className={classes.tools}>{chooser}</div>
      <ProblemBanner problem={act.problem} />
      {data ? (
        <div className={classes.tiles}>
          {isManager ? (
            <>
              <Tile label={t('stockValue')}>
                <Money fen={data.goodFen} />
              </Tile>
              <Tile label={t('defectiveValue')}>
                <Money fen={data.defectiveFen} />
              </Tile>
              <Tile label={t('transitValue')}>
                <Money fen={data.transitFen} />
              </Tile>
            </>
          ) : null}
          <Tile
            label={t('stockOut')}
            hint={t('stockOutOf', { requests: data.requests, missed: data.missed })}
          >
            {data.requests === 0 ? '–' : `${((data.missed / data.requests) * 100).toFixed(1)} %`}
          </Tile>
          <Tile
            label={t('lead')}
            hint={data.leadFrom === 0 ? t('leadPolicy') : t('leadOwn', { count: data.leadFrom })}
          >
            {t('leadDays', { days: data.leadDays })}
          </Tile>
        </div>
      ) : null}
      <div className={classes.list}>
        <DataTable
          label={t('viewReorder')}
          columns={columns}
          source={source}
          rowId={(row) => row.partNumber}
          onOpen={(row) => open({ kind: 'part', id: row.partNumber })}
          empty={{ title: t('nothingToOrder'), hint: t('nothingToOrderHint') }}
          {...(isManager
            ? {
                batchActions: [
                  { label: t('order'), run: (rows: readonly ReorderLine[]) => void order(rows) },
                ],
              }
            : {})}
        />
      </div>
    </>
  )
}

function Tile(props: { readonly label: string; readonly hint?: string; readonly children: React.ReactNode }) {
  return (
    <div className={classes.tile}>
      <span className={classes.hint}>{props.label}</span>
      <b>{props.children}</b>
      {props.hint === undefined ? null : <span className={classes.hint}>{props.hint}</span>}
    </div>
  )
}
