/** The serial that a scan holds, written as serials are compared here. Empty: it is something else. */

import type { Scan } from '../../../shared/scan/classify'

export function scannedSerial(scan: Scan): string {
  const text =
    scan.kind === 'imei'
      ? scan.imei
      : scan.kind === 'serial'
        ? scan.serial
        : scan.kind === 'meid'
          ? scan.meid
          : ''
  return text.toUpperCase()
}
