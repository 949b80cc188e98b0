/** The side sheet of one customer. */

import { SideSheet } from '../../frame/side-sheet'
import type { SheetProps } from '../sheets'

export function CustomerSheet({ id }: SheetProps) {
  return <SideSheet title={id}>{null}</SideSheet>
}
