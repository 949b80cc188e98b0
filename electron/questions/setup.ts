/**
 * The first start: outlet, workstation letter, first administrator. Only possible while the outlet is not set up;
 * everything it does is recorded like any other command, given by the program itself.
 */

import type { CommandInput, CommandName } from '../../shared/commands/registry'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import { type SetupDraft, setupDraftSchema } from '../../shared/questions/setup'
import { type Answer, ok, refused } from '../../shared/result'
import type { Keepsakes } from '../journal/keepsakes'
import type { States } from '../journal/states'
import { type PrinterStore, queuePrinter } from '../printing/printer-store'
import { listQueues, type Run } from '../printing/queue'
import { isEasy, type Pins } from '../session/pins'
import type { Handlers } from './handler'

/** Drafts belong to a person and a place; the first start has no person. */
const nobodyYet = ''
const draftPlace = 'setup'

export function setupHandlers(dependencies: {
  readonly states: States
  readonly pins: Pins
  readonly store: PrinterStore
  readonly keepsakes: Pick<Keepsakes, 'save' | 'load'>
  readonly nowMs: () => number
  readonly run: Run
  readonly newId: () => string
  readonly nameStation: (outlet: string, station: string) => void
  readonly executeAs: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Answer<unknown>
  readonly connect: (url: string, code: string) => Promise<Answer<null>>
}): Handlers<'setUp' | 'setupQueues' | 'setupDraft' | 'saveSetupDraft'> {
  function keepDraft(draft: SetupDraft | null): void {
    const text = draft === null ? '' : JSON.stringify(draft)
    dependencies.keepsakes.save('draft', nobodyYet, draftPlace, text, dependencies.nowMs())
  }
  return {
    setupDraft: () => {
      const text = dependencies.keepsakes.load('draft', nobodyYet, draftPlace)
      return ok(text === undefined ? null : readDraft(text))
    },
    saveSetupDraft: ({ draft }) => {
      keepDraft(draft)
      return ok(null)
    },
    setupQueues: async () => ok(await listQueues(dependencies.run)),
    setUp: async ({ language, outlet, station, administrator, printers, headquartersUrl, enrolmentCode }) => {
      const state = dependencies.states.load(outletAggregate, outletStreamId).state as Outlet
      if (state.details) return refused('already-set-up')
      if (isEasy(administrator.pin)) return refused('pin-too-easy')
      dependencies.nameStation(outlet.code, station)
      const set = dependencies.executeAs('setUpOutlet', { details: outlet })
      if (set.kind !== 'ok') return set
      const staffId = `administrator-${dependencies.newId().slice(0, 8)}`
      const added = dependencies.executeAs('addStaff', {
        staffId,
        details: { name: administrator.name, role: 'administrator' },
      })
      if (added.kind !== 'ok') return added
      await dependencies.pins.set(staffId, administrator.pin)
      keepDraft(null)
      dependencies.store.write({ printers: printers.map(queuePrinter), papers: {}, language })
      if (headquartersUrl !== '') {
        // A headquarters that can not be reached now does not stop an outlet from opening: it is tried again later.
        await dependencies.connect(headquartersUrl, enrolmentCode)
      }
      return ok({ staffId })
    },
  }
}

/** What an older program kept and no longer fits is no draft. */
function readDraft(text: string): SetupDraft | null {
  try {
    return setupDraftSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
