/** What is left of a ticket's promise, as the board says: in opening hours, standing still where the policy says so. */

import { useCallback } from 'react'
import { type PromiseLeft, promiseLeft } from '../../../shared/ticket/promise'
import type { TicketRow } from '../../../shared/ticket/row'
import { useOutlet } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import { outletCalendar, outletPolicy } from './clocks'

export function usePromise(): (row: TicketRow) => PromiseLeft | undefined {
  const outlet = useOutlet()
  const nowMs = useNow()
  return useCallback(
    (row) => promiseLeft(row, outletPolicy(outlet), outletCalendar(outlet), nowMs),
    [outlet, nowMs],
  )
}
