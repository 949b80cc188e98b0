/**
 * COPY … FROM STDIN inside a transaction: the cheapest way that PostgreSQL has of taking many rows, and the cheapest
 * for us, since a row is one line of text. The connection is the driver's own; only the rows are ours.
 */

import type { PoolClient, Submittable } from 'pg'

/** What the driver's connection can do beside what its types say. */
interface CopyConnection {
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
}

/** `lines` as `copyLine` makes them; `into` is the table with its columns. */
export function copyIn(client: PoolClient, into: string, lines: string): Promise<void> {
  return new Promise((done, failed) => {
    const copying = {
      submit: (connection: CopyConnection) => connection.query(`COPY ${into} FROM STDIN`),
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(Buffer.from(lines))
        connection.endCopyFrom()
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => done(),
      // After an error the server throws away what of the rows is still on its way.
      handleError: (error: Error) => failed(error),
    }
    client.query(copying as unknown as Submittable)
  })
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One row in COPY's text format. A NUL can stand in no column and must have been refused before. */
export function copyLine(values: readonly (string | number | null)[]): string {
  return `${values.map(field).join('\t')}\n`
}

function field(value: string | number | null): string | number {
  if (value === null) return '\\N'
  if (typeof value === 'number' || !special.test(value)) return value
  return value.replace(/[\\\t\n\r]/g, (one) => escapes[one] ?? one)
}
