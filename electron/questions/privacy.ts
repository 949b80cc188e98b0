/** Handlers of the privacy desk. An export is recorded before anything leaves the program. */

import type { CommandInput, CommandName } from '../../shared/commands/registry'
import { type Answer, ok, refused } from '../../shared/result'
import type { Giver } from '../commands/execute'
import { type PersonDependencies, personFile, personHeld } from '../privacy/person'
import {
  dueCustomers,
  pastRuns,
  type RetentionDependencies,
  retentionDay,
  runRetention,
} from '../privacy/retention'
import type { Asker, Handlers } from './handler'
import type { SaveFile } from './list-files'

type Names = 'personHeld' | 'exportPerson' | 'retention' | 'runRetention'

export function privacyHandlers(
  dependencies: PersonDependencies &
    RetentionDependencies & {
      readonly saveFile: SaveFile | undefined
      readonly executeFor: <Name extends CommandName>(
        giver: Giver,
        name: Name,
        input: CommandInput<Name>,
      ) => Answer<unknown>
    },
): Handlers<Names> {
  const { saveFile } = dependencies
  return {
    personHeld: ({ customerId }) => ok(personHeld(dependencies, customerId) ?? null),
    exportPerson: async ({ customerId, reason, language }, asker) => {
      const giver = giverOf(asker)
      if (!giver) return refused('not-allowed')
      if (!saveFile) return refused('saving-files-off')
      const recorded = dependencies.executeFor(giver, 'exportCustomer', { customerId, reason })
      if (recorded.kind !== 'ok') return recorded
      const file = personFile(dependencies, customerId)
      if (!file) return refused('customer-unknown')
      const name = language === 'en' ? 'personal data' : '个人信息副本'
      const bytes = Buffer.from(JSON.stringify(file, null, 2))
      const state = await saveFile(asker.windowId, `${name}.json`, bytes)
      return state === 'not-written' ? refused('file-not-written') : ok({ state })
    },
    retention: () =>
      ok({
        years: dependencies.outlet().policy.retentionYears,
        untilDay: retentionDay(dependencies),
        due: dueCustomers(dependencies).length,
        runs: pastRuns(dependencies),
      }),
    runRetention: async (_input, asker) => {
      const giver = giverOf(asker)
      return giver ? runRetention(dependencies, giver) : refused('not-allowed')
    },
  }
}

function giverOf({ person }: Asker): Giver | undefined {
  return person && { staffId: person.staffId, role: person.role }
}
