/**
 * The row tables in SQLite: written in the transaction of the facts they come from, and rebuilt from the journal
 * when their shape changes. They hold no personal data in clear.
 */

import { splitStream } from '../../shared/events/aggregate'
import { aggregateByKind } from '../../shared/events/registry'
import {
  type AnyRow,
  type TableName,
  tableNames,
  tables,
  tablesOfKind,
  viewVersion,
} from '../../shared/view/tables'
import type { Journal } from '../journal/journal'
import type { Database, SqlValue } from '../journal/sqlite'
import type { States } from '../journal/states'
import type { ModelNames } from '../lookup/model-names'
import { type HotPage, type HotWanted, hotPage, readRow } from './hot-rows'

export interface RowFilter {
  /** One, or several with `|` between: in any of them. */
  readonly column: string
  readonly op: 'is' | 'isNot' | 'from' | 'to' | 'startsWith' | 'contains'
  readonly value: string | number
}

export interface RowQuery {
  readonly table: TableName
  readonly filter?: readonly RowFilter[] | undefined
  readonly sort?: { readonly column: string; readonly descending: boolean } | undefined
  readonly offset?: number
  readonly limit?: number
}

export interface RowGroup {
  readonly value: string | number
  readonly count: number
  readonly totals: Readonly<Record<string, number>>
}

export interface RowStore {
  readonly put: (table: TableName, row: AnyRow, seq: number) => void
  readonly get: <Row>(table: TableName, id: string) => Row | undefined
  readonly find: <Row>(query: RowQuery) => readonly Row[]
  readonly count: (query: RowQuery) => number
  readonly sums: (query: RowQuery, columns: readonly string[]) => Readonly<Record<string, number>>
  /** The values of a column, the most frequent first, each with its sums. */
  readonly groups: (
    query: RowQuery,
    by: string,
    columns: readonly string[],
    limit: number,
  ) => readonly RowGroup[]
  /** For a window's mirror (hot-rows.ts). */
  readonly hot: (table: TableName, wanted: HotWanted) => HotPage
  readonly rebuildIfNeeded: (journal: Journal, states: States) => boolean
  /** The English name of a model by the one that is written on tickets. */
  readonly englishName: (modelName: string) => string
}

/**
 * What a list in English shows of a ticket's model is what it sorts, filters and groups by. It is no fact of the ticket and
 * no part of its row: a column beside it.
 */
const englishModel = 'modelNameEn'

export function createRowStore(database: Database, names: ModelNames): RowStore {
  const english = new Map<string, string | undefined>()

  function englishOf(modelId: string): string | undefined {
    if (modelId === '') return undefined
    if (!english.has(modelId)) english.set(modelId, names.english(modelId))
    return english.get(modelId)
  }

  function put(table: TableName, row: AnyRow, seq: number): void {
    const columns = columnsOf(table)
    const record = row as unknown as Readonly<Record<string, SqlValue>>
    const values = columns.map((column) =>
      column === englishModel
        ? (englishOf(String(record['modelId'])) ?? record['modelName'] ?? null)
        : (record[column] ?? null),
    )
    database.run(
      `INSERT OR REPLACE INTO row_${table} (id, seq, data${columns.map((column) => `, "${column}"`).join('')})
       VALUES (?, ?, ?${', ?'.repeat(columns.length)})`,
      record['id'] ?? '',
      seq,
      Buffer.from(JSON.stringify(row)),
      ...values,
    )
  }

  function createTables(): void {
    for (const table of tableNames) {
      const columns = columnsOf(table)
      database.exec(`DROP TABLE IF EXISTS row_${table}`)
      database.exec(
        `CREATE TABLE row_${table} (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, data BLOB NOT NULL
         ${columns.map((column) => `, "${column}" ANY`).join('')}) STRICT`,
      )
    }
  }

  /** After the rows: an index over what is there is made several times faster than one that grows with each row. */
  function createIndexes(): void {
    for (const table of tableNames) {
      for (const column of columnsOf(table)) {
        database.exec(`CREATE INDEX row_${table}_${column} ON row_${table} ("${column}")`)
      }
    }
    // Which models there are, and as what, without reading a row.
    database.exec(`CREATE INDEX row_tickets_models ON row_tickets ("modelId", "${englishModel}")`)
  }

  /** A catalogue that calls a model something else renames it beside every row; it seldom does. */
  function nameModels(): void {
    const catalogue = names.catalogue()
    const known = database.get<{ value: string }>("SELECT value FROM meta WHERE key = 'modelNamesOf'")?.value
    if ((known ?? '') === catalogue) return
    english.clear()
    const inUse = database.all<{ id: string; name: string }>(
      `SELECT DISTINCT "modelId" AS id, "${englishModel}" AS name FROM row_tickets WHERE "modelId" <> ''`,
    )
    const rename = (): void => {
      for (const { id, name } of inUse) {
        const now = englishOf(id)
        if (now === name) continue
        database.run(
          `UPDATE row_tickets SET "${englishModel}" = coalesce(?, "modelName") WHERE "modelId" = ?`,
          now ?? null,
          id,
        )
      }
      database.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('modelNamesOf', ?)", catalogue)
    }
    if (database.inTransaction()) {
      rename()
      return
    }
    try {
      database.transaction(rename)
    } catch {
      // A full disk: lists show the names from before, and the next start tries again.
    }
  }

  names.whenChanged(nameModels)
  return {
    put,
    englishName: (modelName) =>
      database.get<{ name: string }>(
        `SELECT "${englishModel}" AS name FROM row_tickets WHERE "modelName" = ? LIMIT 1`,
        modelName,
      )?.name ?? modelName,
    get: (table, id) => {
      const row = database.get<{ data: Uint8Array }>(`SELECT data FROM row_${table} WHERE id = ?`, id)
      return row && readRow(row.data)
    },
    find: (query) => {
      const { where, values } = conditions(query)
      const order = orderBy(query)
      return database
        .all<{ data: Uint8Array }>(
          `SELECT data FROM row_${query.table} ${where} ${order} LIMIT ? OFFSET ?`,
          ...values,
          query.limit ?? 500,
          query.offset ?? 0,
        )
        .map((row) => readRow(row.data))
    },
    count: (query) => {
      const { where, values } = conditions(query)
      return (
        database.get<{ n: number }>(`SELECT count(*) AS n FROM row_${query.table} ${where}`, ...values)?.n ??
        0
      )
    },
    sums: (query, columns) => {
      if (columns.length === 0) return {}
      const { where, values } = conditions(query)
      const row = database.get<Record<string, number>>(
        `SELECT ${sumsOf(query.table, columns)} FROM row_${query.table} ${where}`,
        ...values,
      )
      return totalsOf(row, columns)
    },
    groups: (query, by, columns, limit) => {
      const { where, values } = conditions(query)
      const column = checkedColumn(query.table, by)
      const selected = ['count(*) AS n', ...(columns.length > 0 ? [sumsOf(query.table, columns)] : [])].join(
        ', ',
      )
      return database
        .all<Record<string, number> & { value: string | number | null; n: number }>(
          `SELECT ${column} AS value, ${selected} FROM row_${query.table} ${where}
           GROUP BY ${column} ORDER BY n DESC, value LIMIT ?`,
          ...values,
          limit,
        )
        .map((row) => ({ value: row.value ?? '', count: row.n, totals: totalsOf(row, columns) }))
    },
    hot: (table, wanted) => hotPage(database, table, wanted),
    rebuildIfNeeded: (journal, states) => {
      const built = database.get<{ value: string }>("SELECT value FROM meta WHERE key = 'viewVersion'")?.value
      if (built === String(viewVersion)) {
        nameModels()
        return false
      }
      database.transaction(() => {
        createTables()
        for (const [kind, names] of tablesOfKind) {
          const aggregate = aggregateByKind.get(kind)
          if (!aggregate) continue
          for (const stream of journal.streams(kind)) {
            const folded = states.look(aggregate, splitStream(stream).id)
            for (const table of names) {
              const row = tables[table].row(folded.state as never)
              if (row) put(table, row, 0)
            }
          }
        }
        createIndexes()
        database.run(
          "INSERT OR REPLACE INTO meta (key, value) VALUES ('viewVersion', ?)",
          String(viewVersion),
        )
        nameModels()
      })
      return true
    },
  }
}

function columnsOf(table: TableName): readonly string[] {
  return table === 'tickets' ? [...tables.tickets.indexed, englishModel] : tables[table].indexed
}

/** Only columns that the table declares can be asked for: a column name never comes from a window unchecked. */
function checkedColumn(table: TableName, column: string): string {
  if (column === 'id' || columnsOf(table).includes(column)) return `"${column}"`
  throw new UnknownColumn(`${table}.${column}`)
}

export class UnknownColumn extends Error {}

const operators = {
  ...{ is: '=', isNot: '<>', from: '>=', to: '<=' },
  ...{ startsWith: 'LIKE', contains: 'LIKE' },
} as const

function conditions(query: RowQuery): { readonly where: string; readonly values: readonly SqlValue[] } {
  const parts = (query.filter ?? []).map((one) => condition(query.table, one))
  return {
    where: parts.length === 0 ? '' : `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
    values: parts.flatMap(({ values }) => values),
  }
}

function condition(table: TableName, { column, op, value }: RowFilter) {
  const plain = String(value).replace(/[%_]/g, '')
  const sought = op === 'startsWith' ? `${plain}%` : op === 'contains' ? `%${plain}%` : value
  const columns = column.split('|').map((one) => checkedColumn(table, one))
  if (columns.length === 1) return { sql: `${columns[0]} ${operators[op]} ?`, values: [sought] }
  // In any of several columns: each is looked through in its own index, so that no row is read that is not shown.
  const found = columns.map((one) => `SELECT rowid FROM row_${table} WHERE ${one} ${operators[op]} ?`)
  return { sql: `rowid IN (${found.join(' UNION ')})`, values: columns.map(() => sought) }
}

function sumsOf(table: TableName, columns: readonly string[]): string {
  return columns.map((column, index) => `total(${checkedColumn(table, column)}) AS sum_${index}`).join(', ')
}

function totalsOf(
  row: Readonly<Record<string, unknown>> | undefined,
  columns: readonly string[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(columns.map((column, index) => [column, Number(row?.[`sum_${index}`] ?? 0)]))
}

function orderBy(query: RowQuery): string {
  if (!query.sort) return 'ORDER BY id'
  return `ORDER BY ${checkedColumn(query.table, query.sort.column)} ${query.sort.descending ? 'DESC' : 'ASC'}, id`
}
