/** The side sheet of one ticket. */

import { SideSheet } from '../../frame/side-sheet'
import type { SheetProps } from '../sheets'

export function TicketSheet({ id }: SheetProps) {
  return <SideSheet title={id}>{null}</SideSheet>
}
