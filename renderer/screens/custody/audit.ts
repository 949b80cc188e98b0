/**
 * The shelf audit: what was scanned, in any order, against what the records say is there. A device counts once, by
 * its last scan. Pure: the screen keeps the scans, this says what they mean.
 */

import { z } from 'zod'
import type { LoanerRow } from '../../../shared/loaner/state'
import type { TicketRow } from '../../../shared/ticket/row'
import { statuses, type TicketStatus } from '../../../shared/ticket/state'

export const auditScanSchema = z.object({
  /** What was read, for what nobody knows. */
  code: z.string(),
  /** Empty: not one of our tickets. */
  ticketId: z.string(),
  number: z.string(),
  modelName: z.string(),
  /** Which accessory of the ticket; 0: the device itself. */
  item: z.number(),
  /** Set where it is one of our loaners. */
  loanerId: z.string().default(''),
  /** Known when the ticket is not open any more. */
  closedStatus: z.enum([...statuses, '']),
  /** The place being audited at that moment; empty: none was scanned. */
  place: z.string(),
  atMs: z.number(),
})
export type AuditScan = z.infer<typeof auditScanSchema>

export const auditSchema = z.object({
  startedAtMs: z.number(),
  /** Places that are audited; empty: all that we hold. */
  places: z.array(z.string()),
  at: z.string(),
  scans: z.array(auditScanSchema),
})
export type Audit = z.infer<typeof auditSchema>

export type AuditVerdict = 'missing' | 'misplaced' | 'extra' | 'present'

export interface AuditLine {
  readonly verdict: AuditVerdict
  readonly ticketId: string
  /** One of our loaners: it belongs to no ticket. */
  readonly loanerId: string
  readonly number: string
  readonly modelName: string
  readonly recordedPlace: string
  readonly foundPlace: string
  /** Of an extra one: why it should not be there. */
  readonly closedStatus: TicketStatus | ''
  readonly accessories: number
  readonly accessoriesFound: number
  readonly atMs: number
}

type HeldLoaner = Pick<LoanerRow, 'id' | 'name' | 'model' | 'state' | 'ticketId' | 'ticketNumber'>

/** Lent by the records and lying here all the same: somebody forgot to take it back. */
function loanerLine(loaner: HeldLoaner, scan: AuditScan | undefined): AuditLine {
  const lent = loaner.state === 'lent'
  return {
    verdict: scan === undefined ? 'missing' : lent ? 'misplaced' : 'present',
    ticketId: lent ? loaner.ticketId : '',
    loanerId: loaner.id,
    number: loaner.name,
    modelName: lent ? `${loaner.model} ← ${loaner.ticketNumber}` : loaner.model,
    recordedPlace: lent ? 'customer' : '',
    foundPlace: scan?.place ?? '',
    closedStatus: '',
    accessories: 0,
    accessoriesFound: 0,
    atMs: scan?.atMs ?? 0,
  }
}

type HeldRow = Pick<TicketRow, 'id' | 'number' | 'modelName' | 'place' | 'accessories' | 'status'>

const order: Readonly<Record<AuditVerdict, number>> = { missing: 0, misplaced: 1, extra: 2, present: 3 }

/** What needs somebody first, then by number. Loaners have no shelf: they are expected when everything is audited. */
export function auditLines(
  audit: Audit,
  open: readonly HeldRow[],
  loaners: readonly HeldLoaner[] = [],
): readonly AuditLine[] {
  const devices = new Map<string, AuditScan>()
  const items = new Map<string, Set<number>>()
  const seenLoaners = new Map<string, AuditScan>()
  for (const scan of audit.scans) {
    if (scan.loanerId !== '') seenLoaners.set(scan.loanerId, scan)
    else if (scan.item === 0) devices.set(scan.ticketId === '' ? `?${scan.code}` : scan.ticketId, scan)
    else items.set(scan.ticketId, (items.get(scan.ticketId) ?? new Set()).add(scan.item))
  }
  const inHouse = open.filter(({ status, place }) => status !== 'sentOut' && place !== 'out')
  const inScope = inHouse.filter(({ place }) => audit.places.length === 0 || audit.places.includes(place))
  const found = (id: string) => items.get(id)?.size ?? 0

  const expected = inScope.map((row): AuditLine => {
    const scan = devices.get(row.id)
    const wrong = scan !== undefined && scan.place !== '' && scan.place !== row.place
    return line(row, scan, scan === undefined ? 'missing' : wrong ? 'misplaced' : 'present', found(row.id))
  })
  const others = [...devices.values()]
    .filter((scan) => !inScope.some(({ id }) => id === scan.ticketId))
    .map((scan): AuditLine => {
      const row = open.find(({ id }) => id === scan.ticketId)
      if (row) return line(row, scan, 'misplaced', found(row.id))
      return {
        verdict: 'extra',
        ticketId: scan.ticketId,
        loanerId: '',
        number: scan.number || scan.code,
        modelName: scan.modelName,
        recordedPlace: '',
        foundPlace: scan.place,
        closedStatus: scan.closedStatus,
        accessories: 0,
        accessoriesFound: 0,
        atMs: scan.atMs,
      }
    })
  const lent = loaners.flatMap((loaner) => {
    const scan = seenLoaners.get(loaner.id)
    const expectedHere = loaner.state === 'here' && audit.places.length === 0
    if (!scan && !expectedHere) return []
    return [loanerLine(loaner, scan)]
  })
  return [...expected, ...others, ...lent].sort(
    (a, b) => order[a.verdict] - order[b.verdict] || (a.number < b.number ? -1 : 1),
  )
}

export function auditCounts(lines: readonly AuditLine[]): Readonly<Record<AuditVerdict, number>> {
  const count = (verdict: AuditVerdict) => lines.filter((candidate) => candidate.verdict === verdict).length
  return {
    missing: count('missing'),
    misplaced: count('misplaced'),
    extra: count('extra'),
    present: count('present'),
  }
}

function line(
  row: HeldRow,
  scan: AuditScan | undefined,
  verdict: AuditVerdict,
  accessoriesFound: number,
): AuditLine {
  return {
    verdict,
    ticketId: row.id,
    loanerId: '',
    number: row.number,
    modelName: row.modelName,
    recordedPlace: row.place,
    foundPlace: scan?.place ?? '',
    closedStatus: '',
    accessories: row.accessories,
    accessoriesFound: Math.min(accessoriesFound, row.accessories),
    atMs: scan?.atMs ?? 0,
  }
}
