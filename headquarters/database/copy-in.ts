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

/** `lines`: a row each, values parted by tabs, ending in a line feed; `into` is the table with its columns. */
export function copyIn(client: PoolClient, into: string, lines: string): Promise<void> {
  return new Promise((done, failed) => {
    const copying = {
      submit: (connection: CopyConnection) => connection.query(`COPY ${into} FROM STDIN`),
      handleCopyInResponse: (connection: CopyConnection) => {
        // Written by us, since the driver would copy a batch of megabytes twice.
        if (connection.stream.writable) connection.stream.write(copyData(lines))
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

/** One message of the protocol: `d`, its length with the length itself, the rows. */
function copyData(lines: string): Buffer {
  const bytes = Buffer.byteLength(lines)
  const message = Buffer.allocUnsafe(bytes + 5)
  message[0] = 0x64
  message.writeInt32BE(bytes + 4, 1)
  message.write(lines, 5)
  return message
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

export const copyNull = '\\N'

/** A value in COPY's text format. A NUL can stand in no column and must have been refused before. */
export function copyText(value: string): string {
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (one) => escapes[one] ?? one) : value
}
