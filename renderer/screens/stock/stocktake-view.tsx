/** Counting, blind and by scan, while work goes on; the manager decides what the differences mean. */

import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { z } from 'zod'
import type { Scan } from '../../../shared/scan/classify'
import { differenceOf, type StocktakeLine, type StocktakeRow } from '../../../shared/stocktake/state'
import { ask } from '../../door'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { useConfirm } from '../../ui/dialog'
import { useFieldsDraft, useTextDraft } from '../../ui/drafts'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useScan } from '../../ui/scan'
import { Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { usePartName } from '../part/use-part-name'
import { quantityOf, serialsOf } from './line-editor'
import classes from './stock.module.css'
import type { StockViewProps } from './stock-view'
import { useRows } from './use-rows'

const stateWords = {
  counting: 'counting',
  ended: 'ended',
  settled: 'settled',
  cancelled: 'cancelled',
} as const

export function StocktakeView({ chooser }: StockViewProps) {
  const t = useT(stockWords)
  const bins = useTextDraft('stock.count')
  const act = useAct(bins)
  const { role } = usePerson()
  const { rows, reload } = useRows('stocktakes', 'startedAtMs', 30)
  const [chosen, setChosen] = useState<string>()
  const row = rows.find(({ id }) => id === chosen) ?? rows.find(({ open }) => open === 1)
  useScan((scan) => {
    if (scan.kind !== 'bin' || row?.state === 'counting') return false
    bins.set((before) => `${before} ${scan.bin}`.trim())
    return true
  })
  async function start(list: readonly string[]) {
    const stocktakeId = bins.id
    if (!(await act.give('startStocktake', { stocktakeId, bins: [...list] }))) return
    setChosen(stocktakeId)
    bins.clear()
    reload()
  }
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        {role === 'counter' ? null : (
          <>
            <TextInput
              className={classes.bins}
              aria-label={t('binsHint')}
              placeholder={t('binsHint')}
              value={bins.value}
              onChange={(event) => bins.set(event.currentTarget.value.toUpperCase())}
            />
            <Button
              variant="default"
              disabled={serialsOf(bins.value).length === 0}
              onClick={() => void start(serialsOf(bins.value))}
            >
              {t('startBins')}
            </Button>
            <Button variant="default" onClick={() => void start([])}>
              {t('startWhole')}
            </Button>
          </>
        )}
        <span className={classes.hint}>{t('countHint')}</span>
      </div>
      <ProblemBanner problem={act.problem} />
      <div className={classes.two}>
        <div className={classes.side}>
          {row ? (
            <Counting key={row.id} row={row} onDone={reload} />
          ) : (
            <EmptyState title={t('noCounts')} hint={t('noCountsHint')} />
          )}
        </div>
        <aside className={classes.side} aria-label={t('viewStocktake')}>
          {rows.map((one) => (
            <Button key={one.id} variant={one === row ? 'light' : 'subtle'} onClick={() => setChosen(one.id)}>
              {one.number} · {t(stateWords[one.state])} · {one.bins.join(' ') || t('whole')} ·{' '}
              <Moment atMs={one.startedAtMs} short />
            </Button>
          ))}
        </aside>
      </div>
    </>
  )
}

const lineSchema = z.object({ code: z.string(), count: z.string() })
const noLine: z.output<typeof lineSchema> = { code: '', count: '1' }

function Counting(props: { readonly row: StocktakeRow; readonly onDone: () => void }) {
  const t = useT(stockWords)
  const { row } = props
  const line = useFieldsDraft(`stock.count.${row.id}`, noLine, lineSchema)
  const { code, count } = line.value
  const newest = useRef(line.value)
  newest.current = line.value
  const act = useAct(line)
  const confirm = useConfirm()
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const [turn, setTurn] = useState(0)
  const view = useQuestion('stocktake', role === 'counter' ? null : { stocktakeId: row.id }, [
    row.revision,
    turn,
  ]).data
  const isCounting = row.state === 'counting'
  const partName = usePartName(view?.lines ?? [])

  function done() {
    setTurn((before) => before + 1)
    props.onDone()
  }
  async function take(text: string, quantity: number): Promise<boolean> {
    const stocktakeId = row.id
    const known = await ask('stockCode', { code: text })
    const piece = known.kind === 'ok' ? known.value : null
    const ok = piece
      ? await act.give('countPart', {
          stocktakeId,
          partNumber: piece.partNumber,
          how: 'add',
          quantity: piece.serialised ? (piece.serial === '' ? 0 : 1) : quantity,
          serials: piece.serial === '' ? [] : [piece.serial],
        })
      : await act.give('noteUnknownCode', { stocktakeId, code: text })
    if (ok) done()
    return ok !== undefined
  }
  /** What was refused stays in the field; so does what is typed already for the next one. */
  async function takeTyped() {
    if (code.trim() === '') return
    if ((await take(code.trim(), quantityOf(count))) && newest.current.code === code) line.clear()
  }
  useScan((scan: Scan) => {
    if (!isCounting || role === 'counter' || scan.kind === 'bin' || scan.kind === 'staffBadge') return false
    void take(scan.kind === 'partNumber' ? scan.partNumber : scan.text, 1)
    return true
  })
  async function settle(lines: readonly string[], decision: 'adjusted' | 'kept') {
    const ok = await act.give('settleStocktake', {
      stocktakeId: row.id,
      partNumbers: [...lines],
      decision,
      reason: t('viewStocktake'),
    })
    if (ok) done()
  }
  if (!view) return null
  const open = view.lines.filter(
    (line) => line.books !== undefined && line.settled === 'no' && differs(line as StocktakeLine),
  )
  return (
    <>
      <h3>
        {row.number} · {t(stateWords[row.state])} · {t('scans', { count: view.stocktake.scans })}
      </h3>
      <ProblemBanner problem={act.problem} />
      {isCounting && role !== 'counter' ? (
        <form
          className={classes.tools}
          onSubmit={(event) => {
            event.preventDefault()
            void takeTyped()
          }}
        >
          <TextInput
            className={classes.grow}
            aria-label={t('scanOrType')}
            placeholder={t('scanOrType')}
            value={code}
            autoFocus
            onChange={(event) => line.type({ code: event.currentTarget.value })}
          />
          <TextInput
            className={classes.small}
            aria-label={t('quantity')}
            value={count}
            onChange={(event) => line.type({ count: event.currentTarget.value.replace(/\D/g, '') })}
          />
          <Button type="submit" variant="default">
            {t('add')}
          </Button>
          <Button
            disabled={act.busy}
            onClick={() =>
              confirm.ask({
                question: `${t('endCount')} ${row.number}?`,
                consequence: t('endQuestion'),
                confirmLabel: t('endCount'),
                onConfirm: () => {
                  void act.give('endStocktake', { stocktakeId: row.id }).then((ok) => ok && done())
                },
              })
            }
          >
            {t('endCount')}
          </Button>
        </form>
      ) : null}
      {row.state === 'ended' ? (
        <div className={classes.tools}>
          {isManager ? (
            <>
              <Button
                disabled={open.length === 0 || act.busy}
                onClick={() =>
                  void settle(
                    open
                      .filter(({ movedMeanwhile }) => !movedMeanwhile)
                      .map(({ partNumber }) => partNumber)
                      .slice(0, 200),
                    'adjusted',
                  )
                }
              >
                {t('approve')}
              </Button>
              <Button
                variant="default"
                disabled={open.length === 0 || act.busy}
                onClick={() => void settle(open.map(({ partNumber }) => partNumber).slice(0, 200), 'kept')}
              >
                {t('keepBooks')}
              </Button>
            </>
          ) : (
            <span className={classes.hint}>{t('waitsForManager')}</span>
          )}
        </div>
      ) : null}
      {row.state === 'settled' && view.differing === 0 ? (
        <span className={classes.hint}>{t('noDifference')}</span>
      ) : null}
      {view.stocktake.unknown.map((one) => (
        <span key={one.code} className={classes.warn}>
          ▲ {t('unknownCode', { code: one.code })} ×{one.quantity}
        </span>
      ))}
      <div className={classes.lines}>
        <div className={`${classes.line} ${classes.head}`}>
          <span className={classes.grow}>{t('part')}</span>
          <span className={classes.number}>{t('counted')}</span>
          {view.lines.some((line) => line.books !== undefined) ? (
            <>
              <span className={classes.number}>{t('books')}</span>
              <span className={classes.number}>{t('difference')}</span>
            </>
          ) : null}
        </div>
        {view.lines.map((line) => (
          <div key={line.partNumber} className={classes.line}>
            <span className={classes.grow}>
              <span className={classes.code}>{line.partNumber}</span> {partName(line)} {line.bin}{' '}
              {line.uncounted ? <b className={classes.warn}>{t('uncounted')}</b> : null}{' '}
              {line.movedMeanwhile ? <b className={classes.warn}>{t('movedMeanwhile')}</b> : null}
            </span>
            <span className={classes.number}>{line.counted}</span>
            {line.books === undefined ? null : (
              <>
                <span className={classes.number}>{line.books}</span>
                <b className={classes.number}>{signed(differenceOf(line as StocktakeLine))}</b>
              </>
            )}
          </div>
        ))}
      </div>
      {confirm.dialog}
    </>
  )
}

function signed(pieces: number): string {
  return pieces > 0 ? `+${pieces}` : pieces < 0 ? `−${-pieces}` : '0'
}

function differs(line: StocktakeLine): boolean {
  return differenceOf(line) !== 0 || line.movedMeanwhile
}
