/**
 * The charts, few and plain: told apart by dash and by shade as well as by colour, so that a print in black and white
 * says the same, and without movement.
 */

import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useSay } from './person'

const tones = ['#0f6d76', '#b3261e', '#8b939c'] as const
const axis = { stroke: '#8b939c', tickLine: false } as const
const margin = { top: 8, right: 12, bottom: 0, left: 0 }

type Rows = readonly (Readonly<Record<string, string | number>> | { readonly day: string })[]

export function DayLines(props: {
  readonly rows: Rows
  readonly lines: readonly { readonly key: string; readonly label: string; readonly dash: string }[]
}) {
  if (props.rows.length === 0) return <Nothing />
  return (
    <>
      <Key lines={props.lines} />
      <div className="chart">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={[...props.rows]} margin={margin}>
            <CartesianGrid stroke="#d9dde2" vertical={false} />
            <XAxis dataKey="day" tickFormatter={shortDay} minTickGap={24} {...axis} />
            <YAxis allowDecimals={false} width={48} {...axis} />
            <Tooltip isAnimationActive={false} />
            {props.lines.map(({ key, label, dash }, place) => (
              <Line
                key={key}
                dataKey={key}
                name={label}
                stroke={tones[place] ?? tones[0]}
                strokeDasharray={dash}
                strokeWidth={2}
                dot={props.rows.length < 3}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </>
  )
}

export function DayBars(props: {
  readonly rows: Rows
  readonly bars: readonly { readonly key: string; readonly label: string; readonly tone: number }[]
}) {
  if (props.rows.length === 0) return <Nothing />
  return (
    <div className="chart">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...props.rows]} margin={margin}>
          <CartesianGrid stroke="#d9dde2" vertical={false} />
          <XAxis dataKey="day" tickFormatter={shortDay} minTickGap={24} {...axis} />
          <YAxis allowDecimals={false} width={64} {...axis} />
          <Tooltip isAnimationActive={false} />
          <Legend />
          {props.bars.map(({ key, label, tone }) => (
            <Bar
              key={key}
              dataKey={key}
              name={label}
              stackId="one"
              fill={tones[tone] ?? tones[0]}
              maxBarSize={36}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

export function BarRows(props: {
  readonly rows: readonly { readonly label: string; readonly value: number }[]
  readonly label: string
}) {
  if (props.rows.length === 0) return <Nothing />
  return (
    <div className={props.rows.length > 8 ? 'chart tall' : 'chart'}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...props.rows]} layout="vertical" margin={margin}>
          <CartesianGrid stroke="#d9dde2" horizontal={false} />
          <XAxis type="number" {...axis} />
          <YAxis type="category" dataKey="label" width={170} interval={0} {...axis} />
          <Tooltip isAnimationActive={false} />
          <Bar dataKey="value" name={props.label} fill={tones[0]} maxBarSize={22} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

/** A stretch of each line as it is drawn, long enough for its dashes to be seen. */
function Key(props: {
  readonly lines: readonly { readonly key: string; readonly label: string; readonly dash: string }[]
}) {
  return (
    <ul className="key">
      {props.lines.map(({ key, label, dash }, place) => (
        <li key={key}>
          <svg width="44" height="8" aria-hidden="true">
            <line
              x1="0"
              y1="4"
              x2="44"
              y2="4"
              stroke={tones[place]}
              strokeWidth="2.5"
              strokeDasharray={dash}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

function Nothing() {
  return <p className="empty">{useSay()('nothing')}</p>
}

function shortDay(day: unknown): string {
  return String(day).slice(5)
}
