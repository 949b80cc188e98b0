/**
 * The barcode on a staff badge: `STAFF-<id>-<check>`. It says who someone claims to be, nothing more: a badge can be
 * copied, so it may choose the name on the sign-in screen and never replace the PIN.
 */

import { mod37_36 } from 'cdigit'

export function formatStaffBadge(staffId: string): string {
  const body = `STAFF-${staffId.toUpperCase()}`
  return `${body}-${mod37_36.compute(body.replaceAll('-', ''))}`
}

/** The staff id (capitals), or `undefined` when it is not a badge or was mistyped. */
export function parseStaffBadge(text: string): string | undefined {
  const upper = text.normalize('NFKC').trim().toUpperCase()
  const match = /^STAFF-([A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?)-([0-9A-Z])$/.exec(upper)
  if (!match) return undefined
  const [, staffId = ''] = match
  return formatStaffBadge(staffId) === upper ? staffId : undefined
}
