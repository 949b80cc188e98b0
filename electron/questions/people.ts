/** Signing in and out, PINs, and who can be picked at the lock screen. The role comes from here and nowhere else. */

import { ok, refused } from '../../shared/result'
import { pinyinForms } from '../../shared/search/pinyin'
import { type Staff, type StaffRow, staffAggregate } from '../../shared/staff/state'
import type { States } from '../journal/states'
import { pinRefusal } from '../session/approve'
import { isEasy, type Pins } from '../session/pins'
import type { Sessions } from '../session/sessions'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

export function peopleHandlers(dependencies: {
  readonly rows: RowStore
  readonly states: States
  readonly pins: Pins
  readonly sessions: Sessions
}): Handlers<'people' | 'signIn' | 'lock' | 'setPin' | 'status'> {
  const { rows, states, pins, sessions } = dependencies
  return {
    people: () => {
      const staff = rows.find<StaffRow>({
        table: 'staff',
        filter: [{ column: 'active', op: 'is', value: 1 }],
      })
      return ok(
        staff.map((row) => ({
          staffId: row.id,
          name: row.name,
          role: row.role,
          badge: row.badge,
          initials: pinyinForms(row.name, { isName: true }).initials,
          hasPin: pins.has(row.id),
        })),
      )
    },
    signIn: async ({ staffId, pin }, asker) => {
      const staff = states.load(staffAggregate, staffId).state as Staff | undefined
      if (!staff?.active) return refused('not-found')
      const check = await pins.check(staffId, pin)
      if (check.kind !== 'right') return pinRefusal(check)
      const person = { staffId, name: staff.details.name, role: staff.details.role }
      sessions.open(asker.windowId, person)
      return ok(person)
    },
    lock: (_input, asker) => {
      sessions.close(asker.windowId)
      return ok(null)
    },
    setPin: async ({ staffId, pin, ownPin }, asker) => {
      const own = asker.person?.staffId === staffId
      if (!own && asker.person?.role !== 'administrator') return refused('not-allowed')
      if (!states.load(staffAggregate, staffId).state) return refused('staff-unknown')
      if (isEasy(pin)) return refused('pin-too-easy')
      if (own) {
        const check = await pins.check(staffId, ownPin ?? '')
        if (check.kind === 'lockedOut') return refused('locked-out', { seconds: check.seconds })
        if (check.kind === 'wrong')
          return refused('wrong-pin', { left: check.triesLeft, count: check.triesLeft })
      }
      await pins.set(staffId, pin)
      return ok(null)
    },
    status: (_input, asker) => {
      sessions.touch(asker.windowId)
      return ok(null)
    },
  }
}
