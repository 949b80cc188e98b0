/** The small pieces that every place of the desk uses. */

import type { ReactNode } from 'react'
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

export function useNumbers() {
  const { language } = usePerson()
  const count = new Intl.NumberFormat(language)
  const yuan = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    count: (value: number) => count.format(value),
    yuan: (fen: number) => `¥${yuan.format(fen / 100)}`,
  }
}
