/** What a code means at this outlet: the shape says what it could be, the rows say what it is. */

import type { DeviceRow } from '../../shared/device/state'
import { renumber } from '../../shared/numbers'
import type { PrintRow } from '../../shared/print/state'
import type { ScanTarget } from '../../shared/questions/lookups'
import { ok } from '../../shared/result'
import { classifyScan, type Scan } from '../../shared/scan/classify'
import type { TicketRow } from '../../shared/ticket/row'
import type { Catalogue } from '../lookup/catalogue'
import { latestCopy } from '../printing/copies'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

export function scanHandlers(dependencies: {
  readonly rows: RowStore
  readonly catalogue: Catalogue
}): Handlers<'resolveScan'> {
  const { rows, catalogue } = dependencies

  function ticketByNumber(number: string): TicketRow | undefined {
    return rows.find<TicketRow>({
      table: 'tickets',
      filter: [{ column: 'number', op: 'is', value: number }],
      limit: 1,
    })[0]
  }

  function ticket(number: string, from: 'receipt' | 'label', copy: number, scan: Scan): ScanTarget {
    const row = ticketByNumber(number)
    if (!row) return { kind: 'unknown', reason: 'number-not-here', text: scan.text }
    const batch = row.batchId || row.id
    const latest = Math.max(
      latestCopy(rows, 'claimReceipt', `ticket/${row.id}`),
      latestCopy(rows, 'claimReceipt', `batch/${batch}`),
    )
    return { kind: 'ticket', ticketId: row.id, number, from, copy, latestCopy: Math.max(1, latest) }
  }

  function device(serial: string, type: 'imei' | 'meid' | 'serial', doubtful: boolean): ScanTarget {
    for (const column of ['serial', 'imei', 'imei2'] as const) {
      const found = rows.find<DeviceRow>({
        table: 'devices',
        filter: [{ column, op: 'is', value: serial }],
        limit: 1,
      })[0]
      if (found) return { kind: 'device', serial, deviceId: found.id, known: true, type, doubtful: false }
    }
    return { kind: 'device', serial, deviceId: '', known: false, type, doubtful }
  }

  function target(scan: Scan): ScanTarget {
    switch (scan.kind) {
      case 'claimReceipt':
        // The barcode counts reprints from 1; the fact counts copies, the original being the first.
        return ticket(scan.number, 'receipt', (scan.copy ?? 0) + 1, scan)
      case 'deviceLabel':
        return ticket(renumber(scan.number, 'S') ?? '', 'label', 1, scan)
      case 'accessoryLabel':
        return ticket(scan.ticketNumber, 'label', 1, scan)
      case 'payment': {
        const print = rows.find<PrintRow>({
          table: 'prints',
          filter: [{ column: 'number', op: 'is', value: scan.number }],
          limit: 1,
        })[0]
        const ticketId = print?.subject.replace(/^ticket\//, '') ?? ''
        return { kind: 'payment', number: scan.number, ticketId }
      }
      case 'imei':
        return device(scan.imei, 'imei', false)
      case 'meid':
        return device(scan.meid, 'meid', false)
      case 'serial':
        return device(scan.serial, 'serial', scan.doubt !== undefined)
      case 'bin':
        return { kind: 'bin', bin: scan.bin }
      case 'staffBadge':
        return { kind: 'staff', staffId: scan.staffId }
      case 'partNumber':
        return { kind: 'part', partNumber: scan.partNumber }
      case 'unknown':
        return { kind: 'unknown', reason: scan.reason, text: scan.text }
      default:
        return { kind: 'unknown', reason: scan.kind, text: scan.text }
    }
  }

  return {
    resolveScan: ({ raw }) =>
      ok(target(classifyScan(raw, { isKnownPart: (number) => catalogue.part(number) !== undefined }))),
  }
}
