/**
 * COPY … FROM STDIN inside a transaction: the cheapest way that PostgreSQL has of taking many rows, and the cheapest
 * for us, since a row is one line of text. The connection is the driver's own; only the rows are ours.
 */

import type { Writable } from 'node:stream'
import type { PoolClient, Submittable } from 'pg'

/** What the driver's connection can do beside what its types say. */
interface CopyConnection {
  readonly query: (text: string) => void
  readonly stream: Writable
  readonly endCopyFrom: () => void
}

/** `line`: a row's values parted by tabs, ending in a line feed; `into` is the table with its columns. */
export function copyIn<Row>(
  client: PoolClient,
  into: string,
  rows: readonly Row[],
  line: (row: Row) => string,
): Promise<void> {
  return new Promise((done, failed) => {
    const copying = {
      submit: (connection: CopyConnection) => connection.query(`COPY ${into} FROM STDIN`),
      handleCopyInResponse: (connection: CopyConnection) => {
        // Written by us, since the driver would copy a batch of megabytes twice.
        if (connection.stream.writable) connection.stream.write(copyData(rows, line))
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

const usualBytes = 1000
const mostBytesOfLetter = 3

/** One message of the protocol: `d`, its length with the length itself, the rows; each is written as soon as it is made. */
function copyData<Row>(rows: readonly Row[], line: (row: Row) => string): Buffer {
  let message = Buffer.allocUnsafe(5 + rows.length * usualBytes)
  let end = 5
  for (const row of rows) {
    const text = line(row)
    const needed = end + text.length * mostBytesOfLetter
    if (needed > message.length) message = enlarged(message, end, needed * 2)
    end += message.write(text, end)
  }
  message[0] = 0x64
  message.writeInt32BE(end - 1, 1)
  return message.subarray(0, end)
}

function enlarged(bytes: Buffer, used: number, to: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(to)
  bytes.copy(larger, 0, 0, used)
  return larger
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

export const copyNull = '\\N'

/** A value in COPY's text format. A NUL can stand in no column and must have been refused before. */
export function copyText(value: string): string {
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (one) => escapes[one] ?? one) : value
}
