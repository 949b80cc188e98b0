/**
 * What opens as a side sheet over the list, from any place: a ticket, a customer, a device, a part. Each sheet gets
 * the id of what it shows and draws a `SideSheet` itself.
 */

import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { FoundKind } from '../workstation'

export interface SheetProps {
  readonly id: string
}

export const sheets: Readonly<Record<FoundKind, LazyExoticComponent<ComponentType<SheetProps>>>> = {
  ticket: lazy(async () => ({ default: (await import('./ticket/ticket-sheet')).TicketSheet })),
  customer: lazy(async () => ({ default: (await import('./customer/customer-sheet')).CustomerSheet })),
  device: lazy(async () => ({ default: (await import('./device/device-sheet')).DeviceSheet })),
  article: lazy(async () => ({ default: (await import('./knowledge/article-sheet')).ArticleSheet })),
  part: lazy(async () => ({ default: (await import('./part/part-sheet')).PartSheet })),
}
