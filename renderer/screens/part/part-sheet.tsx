/** The side sheet of one part. */

import { SideSheet } from '../../frame/side-sheet'
import type { SheetProps } from '../sheets'

export function PartSheet({ id }: SheetProps) {
  return <SideSheet title={id}>{null}</SideSheet>
}
