/** The figures of a period for each technician, model, fault, part or shift. Every line opens its tickets. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type FigureGroup, figureGroups, type GroupFigures } from '../../../shared/questions/figures'
import { figuresWords } from '../../i18n/figures'
import { useLanguage, useT } from '../../i18n/language'
import { useQuestion } from '../../use-question'
import { AskedProblem } from './asked-problem'
import type { Show } from './figure-parts'
import office from './office.module.css'
import { openingText } from './opening-text'
import { Panel } from './panel'
import { useCauseName } from './use-cause-name'

const firstLines = 10

export function GroupTable(props: {
  readonly fromDay: string
  readonly toDay: string
  readonly onShow: Show
}) {
  const t = useT(figuresWords)
  const language = useLanguage()
  const nameOf = useCauseName()
  const { fromDay, toDay } = props
  const [group, setGroup] = useState<FigureGroup>('technician')
  const [whole, setWhole] = useState(false)
  const asked = useQuestion('figuresBy', { group, fromDay, toDay })
  const rows = asked.data ?? []
  const name = (row: GroupFigures) => nameOf(group, row)
  const percent = (value: number | null) => (value === null ? '–' : `${value} %`)
  return (
    <Panel
      title={t('by')}
      flush
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('by')}
          value={group}
          onChange={(value) => {
            setGroup(figureGroups.find((id) => id === value) ?? 'technician')
            setWhole(false)
          }}
          data={figureGroups.map((id) => ({ value: id, label: t(`by_${id}`) }))}
        />
      }
    >
      <AskedProblem asked={asked} />
      {rows.length === 0 ? (
        <p className={office.empty}>{t('nothing')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t(`by_${group}`)}</th>
              {(
                [
                  'colReceived',
                  'colClosed',
                  'colMedian',
                  'colWithin24',
                  'colFirstTimeFix',
                  'colRepeats',
                  'colBreached',
                ] as const
              ).map((key) => (
                <th key={key} scope="col" className={office.end}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(whole ? rows : rows.slice(0, firstLines)).map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <button
                    type="button"
                    className={office.link}
                    onClick={() => props.onShow(group, row.key, name(row))}
                  >
                    {name(row)}
                  </button>
                </th>
                <td className={office.end}>{row.received}</td>
                <td className={office.end}>{row.closed}</td>
                <td className={office.end}>
                  {row.medianMinutes === null ? '–' : openingText(row.medianMinutes, language)}
                </td>
                <td className={office.end}>{percent(row.within24)}</td>
                <td className={office.end}>{percent(row.firstTimeFix)}</td>
                <td className={office.end}>{row.repeats}</td>
                <td className={office.end}>{row.breached}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={office.empty}>
        {t(`byHint_${group}`)}{' '}
        {rows.length > firstLines ? (
          <button type="button" className={office.link} onClick={() => setWhole(!whole)}>
            {whole ? t('less') : t('more', { count: rows.length - firstLines })}
          </button>
        ) : null}
      </p>
    </Panel>
  )
}
