/** The outlet's opening hours with the holidays, as one object as long as the outlet does not change. */

import type { BusinessCalendar } from '../../shared/calendar/business-time'
import type { HolidayFile } from '../../shared/calendar/working-day'
import type { Outlet } from '../../shared/outlet/state'

/** The openings of its days are remembered by the calendar object, so a new one is made only for other hours. */
export function outletCalendar(outlet: () => Outlet, holidayFile: HolidayFile): () => BusinessCalendar {
  let made:
    | { readonly revision: number; readonly of: string; readonly calendar: BusinessCalendar }
    | undefined
  return () => {
    const { revision, details } = outlet()
    if (made?.revision !== revision) {
      const { holidays, workdays } = holidayFile
      const zone = details?.zone ?? 'Asia/Shanghai'
      const hours = details?.hours ?? []
      const of = JSON.stringify([zone, hours])
      // Opening and closing the day changes the outlet and not its hours.
      const calendar = made?.of === of ? made.calendar : { zone, hours, holidays, workdays }
      made = { revision, of, calendar }
    }
    return made.calendar
  }
}
