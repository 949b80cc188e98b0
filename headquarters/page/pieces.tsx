/** The small pieces that every place of the desk uses. */

import { type ReactNode, useState } from 'react'
import { readCalendarDay } from '../../shared/calendar/calendar-day'
import { usePerson, useSay } from './person'

export function Problem({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="message bad" role="alert">
      {text}
    </p>
  )
}

export function Good({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="message good" role="status">
      {text}
    </p>
  )
}

export function Section(props: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  return (
    <section className={props.wide ? 'wide' : ''}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

export interface Column<Row> {
  readonly title: string
  readonly end?: boolean
  readonly cell: (row: Row) => ReactNode
}

export function Rows<Row>(props: {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
}) {
  const say = useSay()
  if (props.rows.length === 0) return <p className="empty">{say('nothing')}</p>
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.title} scope="col" className={column.end ? 'number' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map((column) => (
                <td key={column.title} className={column.end ? 'number' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Moment({ atMs }: { readonly atMs: number | null }) {
  if (atMs === null) return <span className="quiet">–</span>
  const at = new Date(atMs)
  return <time dateTime={at.toISOString()}>{moments.format(at)}</time>
}

const moments = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

/**
 * A day as the program writes it everywhere. The browser's own date field writes it in the order of the computer's
 * locale, so that 03-04 is two days to two people.
 */
export function DayField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}) {
  const say = useSay()
  const [typed, setTyped] = useState<string>()
  const read = readCalendarDay(typed ?? props.value)
  const wrong = read.kind === 'refused'
  function leave() {
    if (read.kind !== 'ok') return
    setTyped(undefined)
    if (read.value !== props.value) props.onChange(read.value)
  }
  return (
    <label>
      <span>{props.label}</span>
      <input
        className="day"
        inputMode="numeric"
        maxLength={11}
        placeholder="2026-11-27"
        value={typed ?? props.value}
        aria-invalid={wrong || undefined}
        title={wrong ? say('dayWrong') : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
        }}
      />
    </label>
  )
}

export function useNumbers() {
  const { language } = usePerson()
  const count = new Intl.NumberFormat(language)
  const yuan = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    count: (value: number) => count.format(value),
    yuan: (fen: number) => `¥${yuan.format(fen / 100)}`,
  }
}
