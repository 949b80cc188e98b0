/** Export and print of a list as the person sees it: what is going on, how to stop it, and what came of it. */

import { Progress } from '@mantine/core'
import { isValidElement, type ReactNode, useRef, useState } from 'react'
import type { ListId } from '../../../shared/lists'
import { formatYuan } from '../../../shared/money'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { uiWords } from '../../i18n/ui'
import { useStatus } from '../../workstation'
import { Dialog } from '../dialog'
import { notify } from '../notify'
import { useNow } from '../now'
import { dayAt } from '../time-text'
import { filterText } from './arrange'
import type { ExportFormat, RowSource, TableColumn, TableView } from './column'
import type { ShownColumn } from './grid-model'
import { allRows, takeList } from './take-list'
import type { Lines } from './use-lines'

export function useTakeList<Row extends object>(options: {
  readonly list: ListId | undefined
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly shown: readonly ShownColumn<Row>[]
  readonly source: RowSource<Row>
  readonly lines: Lines<Row>
  readonly view: TableView
}): { readonly take: (format: ExportFormat) => void; readonly dialog: ReactNode } {
  const t = useT(uiWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const [done, setDone] = useState<{ readonly rows: number; readonly total: number }>()
  const stopping = useRef(new AbortController())

  async function run(format: ExportFormat) {
    const { list, label, source, lines, view, shown } = options
    if (list === undefined || done) return
    const stop = new AbortController()
    stopping.current = stop
    setDone({ rows: source.kind === 'local' ? lines.rowCount : 0, total: lines.rowCount })
    try {
      const { text, sort, filters } = view
      const rows =
        source.kind === 'local'
          ? lines.matching()
          : await allRows(
              source.load,
              { text, sort, filters },
              (had, total) => setDone({ rows: had, total }),
              stop.signal,
            )
      if (!rows) return
      const answer = await takeList(
        {
          list,
          title: label,
          fileName: `${label} ${today}`,
          language,
          filter: filterWords(),
          columns: shown,
          totals: totalWords(),
        },
        rows,
        format,
        stop.signal,
      )
      if (answer.kind !== 'ok') notify({ text: problemText(answer, language), tone: 'breach' })
      else if (answer.value.kind === 'saved') tell({ text: t('listSaved', { count: rows.length }) })
      else if (answer.value.kind === 'printed') tell({ text: t('listPrinted', { count: rows.length }) })
      else if (answer.value.kind === 'not-printed') notify({ text: t('listNotPrinted'), tone: 'breach' })
      else if (answer.value.kind === 'paper-unknown')
        notify({ text: t('listPaperUnknown'), tone: 'waiting', stays: true })
    } catch {
      notify({ text: t('listFailed'), tone: 'breach' })
    } finally {
      setDone(undefined)
    }
  }

  function filterWords(): string {
    const said = options.view.filters.map((filter) => {
      const { columnId, not } = filter
      const text = filterText(filter, options.columns, options.source)
      const header = options.columns.find(({ id }) => id === columnId)?.header ?? columnId
      return `${header} ${not ? `${t('isNot')} ` : ''}${text === '' ? t('empty') : text}`
    })
    return [options.view.text.trim(), ...said].filter((word) => word !== '').join(' · ')
  }

  /** On paper a sum must be text; a column whose total is drawn in another way shows it on the screen only. */
  function totalWords() {
    return options.shown.flatMap(({ column }) => {
      const sum = options.lines.totals[column.id]
      if (!column.total || !column.text || sum === undefined) return []
      const value = sumText(column, sum)
      return value === '' ? [] : [{ label: column.header.slice(0, 60), value }]
    })
  }

  const dialog = done ? (
    <Dialog title={t('exporting')} size={380} onClose={() => stopping.current.abort()}>
      <p>{t('rowsOf', { shown: done.rows, total: done.total })}</p>
      <Progress value={done.total === 0 ? 0 : (done.rows / done.total) * 100} aria-label={t('exporting')} />
    </Dialog>
  ) : null
  return { take: (format) => void run(format), dialog }
}

function sumText<Row>(column: TableColumn<Row>, sum: number): string {
  const drawn = column.total?.(sum)
  if (typeof drawn === 'string' || typeof drawn === 'number') return String(drawn)
  // `<Money fen>` is drawn by a component: its amount is the text.
  const isAmount = isValidElement<{ readonly fen?: unknown }>(drawn) && typeof drawn.props.fen === 'number'
  return isAmount ? formatYuan(sum) : ''
}
