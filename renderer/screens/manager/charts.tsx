/**
 * Charts that a person can read in print and without colours: two series differ by pattern, values stand on the
 * marks, and the same numbers are in a table below. Each mark and each number opens what is behind it.
 */

import { type ReactNode, useId } from 'react'
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import classes from './manager.module.css'
import office from './office.module.css'
import { Panel } from './panel'

export interface Series {
  readonly id: string
  readonly name: string
  readonly values: readonly number[]
  /** Default: the number. */
  readonly text?: (value: number) => string
}

export interface ChartProps {
  readonly title: string
  /** What a mark stands for: a day, a status, a person. */
  readonly marks: readonly { readonly key: string; readonly name: string; readonly note?: string }[]
  readonly series: readonly Series[]
  readonly onMark: (seriesId: string, key: string) => void
}

const text = { fontSize: 12, fill: 'var(--text)' }
const chartHeight = 220
const tallestLine = 30

/** Upright bars over days. */
export function DayChart(props: ChartProps) {
  const id = useId().replaceAll(':', '')
  const { marks, series } = props
  const data = rowsOf(props)
  const labelled = marks.length <= (series.length > 1 ? 10 : 16)
  return (
    <ChartFrame {...props} legend={series.length > 1 ? <Legend series={series} id={id} /> : null}>
      <ResponsiveContainer width="100%" height={chartHeight}>
        <BarChart
          data={data}
          margin={{ top: 18, right: 4, bottom: 0, left: -12 }}
          accessibilityLayer={false}
          barGap={1}
        >
          <Patterns id={id} />
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="name"
            tick={text}
            stroke="var(--line-strong)"
            interval="preserveStartEnd"
            minTickGap={8}
          />
          <YAxis tick={text} stroke="var(--line-strong)" allowDecimals={false} width={52} />
          {series.map((one, index) => (
            <Bar
              key={one.id}
              dataKey={one.id}
              name={one.name}
              fill={index === 0 ? 'var(--accent-text)' : `url(#${id})`}
              stroke="var(--accent-text)"
              isAnimationActive={false}
              maxBarSize={36}
              cursor="pointer"
              onClick={(_, at) => openMark(props, one.id, at)}
            >
              {labelled ? (
                <LabelList
                  dataKey={one.id}
                  position="top"
                  style={text}
                  formatter={(value) => (value === 0 ? '' : sayOf(one, Number(value)))}
                />
              ) : null}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}

/** Lying bars over names, with the value at the end of each. */
export function RankChart(props: ChartProps) {
  const { marks, series } = props
  const one = series[0]
  const data = rowsOf(props)
  if (!one) return null
  const widest = Math.max(...marks.map(({ name }) => widthOf(name)), 4)
  return (
    <ChartFrame {...props} legend={null}>
      <ResponsiveContainer width="100%" height={Math.max(90, marks.length * tallestLine + 8)}>
        <BarChart
          data={data}
          layout="vertical"
          margin={{ top: 0, right: 120, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide />
          <YAxis
            type="category"
            dataKey="name"
            tick={text}
            stroke="var(--line-strong)"
            tickLine={false}
            interval={0}
            width={Math.min(190, widest * 7 + 16)}
          />
          <Bar
            dataKey={one.id}
            fill="var(--accent-text)"
            isAnimationActive={false}
            maxBarSize={18}
            cursor="pointer"
            onClick={(_, at) => openMark(props, one.id, at)}
          >
            <LabelList dataKey="label" position="right" style={text} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}

function ChartFrame(props: ChartProps & { readonly legend: ReactNode; readonly children: ReactNode }) {
  const t = useT(managerWords)
  const empty = props.series.every(({ values }) => values.every((value) => value === 0))
  return (
    <Panel title={props.title} aside={props.legend} flush>
      {empty ? (
        <p className={office.empty}>{t('chartEmpty')}</p>
      ) : (
        <div className={classes.chart}>
          <div aria-hidden title={t('markHint')}>
            {props.children}
          </div>
          <details>
            <summary>{t('asTable')}</summary>
            <NumbersTable {...props} />
          </details>
        </div>
      )}
    </Panel>
  )
}

function NumbersTable(props: ChartProps) {
  return (
    <div className={classes.chartTable}>
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col" />
            {props.series.map(({ id, name }) => (
              <th key={id} scope="col" className={office.end}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.marks.map((mark, index) => (
            <tr key={mark.key}>
              <th scope="row">
                {mark.name} {mark.note}
              </th>
              {props.series.map((one) => (
                <td key={one.id} className={office.end}>
                  <button
                    type="button"
                    className={office.link}
                    onClick={() => props.onMark(one.id, mark.key)}
                    aria-label={`${mark.name} ${one.name} ${sayOf(one, one.values[index] ?? 0)}`}
                  >
                    {sayOf(one, one.values[index] ?? 0)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Legend(props: { readonly series: readonly Series[]; readonly id: string }) {
  return (
    <div className={classes.legend}>
      {props.series.map((one, index) => (
        <span key={one.id}>
          <svg width="14" height="12" aria-hidden>
            <title>{one.name}</title>
            <rect
              x="0.5"
              y="0.5"
              width="13"
              height="11"
              fill={index === 0 ? 'var(--accent-text)' : `url(#${props.id})`}
              stroke="var(--accent-text)"
            />
          </svg>
          {one.name}
        </span>
      ))}
    </div>
  )
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--surface)" />
        <rect width="1.6" height="5" fill="var(--accent-text)" />
      </pattern>
    </defs>
  )
}

function openMark(props: ChartProps, seriesId: string, at: number) {
  const mark = props.marks[at]
  if (mark) props.onMark(seriesId, mark.key)
}

function rowsOf({ marks, series }: ChartProps) {
  return marks.map((mark, index) => {
    const values = Object.fromEntries(series.map((one) => [one.id, one.values[index] ?? 0]))
    const first = series[0]
    const said = first ? sayOf(first, first.values[index] ?? 0) : ''
    return { ...values, name: mark.name, label: mark.note ? `${said} · ${mark.note}` : said }
  })
}

function sayOf(series: Series, value: number): string {
  return series.text?.(value) ?? String(value)
}

/** Roughly, in Latin characters: Chinese ones are twice as wide. */
function widthOf(name: string): number {
  return [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 2 : 1), 0)
}
