/** The figures of the period on paper (or as PDF, as the A4 printer is set) and as a workbook. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { figureDefinition, figureName } from '../../../shared/figures/figure-words'
import type { Figure, Figures } from '../../../shared/questions/figures'
import { useLastFact } from '../../frame/last-fact'
import { figuresWords } from '../../i18n/figures'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { problemText } from '../../i18n/refusals'
import { uiWords } from '../../i18n/ui'
import { useHotkeys } from '../../ui/hotkeys'
import { notify } from '../../ui/notify'
import type { TableColumn } from '../../ui/table/column'
import { takeList } from '../../ui/table/take-list'
import { dayText } from '../../ui/time-text'
import { figureText } from './figure-text'

export function TakeFigures({ figures }: { readonly figures: Figures }) {
  const t = useT(managerWords)
  const own = useT(figuresWords)
  const ui = useT(uiWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const [busy, setBusy] = useState(false)
  const { fromDay, toDay } = figures
  const said = (value: number | null, unit: Figure['unit']) =>
    value === null ? '–' : figureText(value, unit, language)
  const columns: readonly { readonly column: TableColumn<Figure>; readonly width: number }[] = [
    {
      column: { id: 'figure', header: t('figure'), width: 190, value: ({ id }) => figureName(id, language) },
      width: 190,
    },
    {
      column: {
        id: 'value',
        header: t('value'),
        width: 100,
        align: 'end',
        value: ({ value, unit }) => said(value, unit),
      },
      width: 100,
    },
    {
      column: {
        id: 'target',
        header: t('target'),
        width: 110,
        align: 'end',
        value: ({ target, better, unit }) =>
          target === null ? '' : t(better === 'more' ? 'atLeast' : 'atMost', { value: said(target, unit) }),
      },
      width: 110,
    },
    {
      column: {
        id: 'previous',
        header: t('previous'),
        width: 100,
        align: 'end',
        value: ({ previous, unit }) => said(previous, unit),
      },
      width: 100,
    },
    { column: { id: 'of', header: own('cases'), width: 70, align: 'end', value: ({ of }) => of }, width: 70 },
    {
      column: {
        id: 'definition',
        header: t('definition'),
        width: 410,
        value: ({ id }) => figureDefinition(id, language),
      },
      width: 410,
    },
  ]

  async function take(format: 'print' | 'xlsx') {
    if (busy) return
    setBusy(true)
    const answer = await takeList(
      {
        list: 'figures',
        title: own('report', { from: dayText(fromDay, language), to: dayText(toDay, language) }),
        fileName: `${t('tabFigures')} ${fromDay} ${toDay}`,
        language,
        filter: '',
        columns,
        totals: [],
      },
      figures.figures,
      format,
      new AbortController().signal,
    )
    setBusy(false)
    const count = figures.figures.length
    if (answer.kind !== 'ok') notify({ text: problemText(answer, language), tone: 'breach' })
    else if (answer.value.kind === 'saved') tell({ text: ui('listSaved', { count }) })
    else if (answer.value.kind === 'printed') tell({ text: ui('listPrinted', { count }) })
    else if (answer.value.kind === 'not-printed') notify({ text: ui('listNotPrinted'), tone: 'breach' })
    else if (answer.value.kind === 'paper-unknown')
      notify({ text: ui('listPaperUnknown'), tone: 'waiting', stays: true })
  }
  useHotkeys([{ keys: 'F5', label: own('print'), run: () => void take('print'), disabled: busy }])
  return (
    <>
      <Button
        size="compact-sm"
        disabled={busy}
        onClick={() => void take('print')}
        rightSection={<kbd>F5</kbd>}
      >
        {own('print')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void take('xlsx')}>
        {own('workbook')}
      </Button>
    </>
  )
}
