/**
 * What opens as a side sheet over the list, from any place: a ticket, a customer, a device, a part. Each sheet gets
 * the id of what it shows and draws a `SideSheet` itself.
 */

import { type LaterComponent, readLater } from '../ui/read-later'
import type { FoundKind } from '../workstation'

export interface SheetProps {
  readonly id: string
}

export const sheets: Readonly<Record<FoundKind, LaterComponent<SheetProps>>> = {
  ticket: readLater(async () => (await import('./ticket/ticket-sheet')).TicketSheet),
  customer: readLater(async () => (await import('./customer/customer-sheet')).CustomerSheet),
  device: readLater(async () => (await import('./device/device-sheet')).DeviceSheet),
  article: readLater(async () => (await import('./knowledge/article-sheet')).ArticleSheet),
  part: readLater(async () => (await import('./part/part-sheet')).PartSheet),
}
