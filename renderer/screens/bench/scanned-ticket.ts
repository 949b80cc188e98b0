/** Which open ticket a scan means: its receipt, its label, an accessory of it, or the serial on the device itself. */

import { renumber } from '../../../shared/numbers'
import type { Scan } from '../../../shared/scan/classify'
import type { TicketRow } from '../../../shared/ticket/row'
import { ask } from '../../door'

export async function ticketOfScan(scan: Scan, open: readonly TicketRow[]): Promise<string | undefined> {
  return openTicketOfScan(scan, open)?.id ?? (await elsewhere(scan))
}

/** Without asking main: from what the window holds. */
export function openTicketOfScan(scan: Scan, open: readonly TicketRow[]): TicketRow | undefined {
  if (scan.kind === 'claimReceipt' || scan.kind === 'deviceLabel') {
    const number = renumber(scan.number, 'S')
    return open.find((row) => row.number === number)
  }
  if (scan.kind === 'accessoryLabel') return open.find((row) => row.number === scan.ticketNumber)
  const serial =
    scan.kind === 'imei'
      ? scan.imei
      : scan.kind === 'meid'
        ? scan.meid
        : scan.kind === 'serial'
          ? scan.serial
          : ''
  return serial === '' ? undefined : open.find((row) => row.serial === serial)
}

async function elsewhere(scan: Scan): Promise<string | undefined> {
  const answer = await ask('resolveScan', { raw: scan.raw })
  if (answer.kind !== 'ok') return undefined
  const target = answer.value
  if (target.kind === 'ticket') return target.ticketId
  if (target.kind !== 'device' || target.deviceId === '') return undefined
  const passport = await ask('device', { deviceId: target.deviceId })
  const ticketId = passport.kind === 'ok' ? (passport.value?.openTicketId ?? '') : ''
  return ticketId === '' ? undefined : ticketId
}
