/** The side sheet of one device. */

import { SideSheet } from '../../frame/side-sheet'
import type { SheetProps } from '../sheets'

export function DeviceSheet({ id }: SheetProps) {
  return <SideSheet title={id}>{null}</SideSheet>
}
