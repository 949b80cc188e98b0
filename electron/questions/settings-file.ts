/**
 * Settings to a file and back. The outlet's code, name, address and phone are its own and never come from a file. What
 * is applied goes through the same commands as on the screen, with the reason of the person who applies it.
 */

import { z } from 'zod'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import { type Outlet, type OutletDetails, outletDetailsSchema } from '../../shared/outlet/state'
import { policySchema } from '../../shared/policy/policy'
import type { SettingsChanges } from '../../shared/questions/settings-file'
import { type Answer, ok, refused } from '../../shared/result'
import type { Giver } from '../commands/execute'
import { differences } from '../lookup/policy-history'
import type { Handlers } from './handler'
import type { SaveFile } from './list-files'

const fileSchema = z.strictObject({
  counterbench: z.literal('settings'),
  version: z.literal(1),
  policy: policySchema,
  outlet: outletDetailsSchema.pick({ hours: true, terms: true, printFooter: true, zone: true }),
})

export function settingsFileHandlers(dependencies: {
  readonly outlet: () => Outlet
  readonly saveFile: SaveFile | undefined
  readonly executeFor: <Name extends CommandName>(
    giver: Giver,
    name: Name,
    input: CommandInput<Name>,
  ) => Answer<unknown>
}): Handlers<'exportSettings' | 'importSettings'> {
  const { outlet, saveFile, executeFor } = dependencies
  return {
    exportSettings: async ({ language }, { windowId }) => {
      const { details, policy } = outlet()
      if (!details) return refused('not-set-up')
      if (!saveFile) return refused('saving-files-off')
      const { hours, terms, printFooter, zone } = details
      const file = {
        counterbench: 'settings',
        version: 1,
        policy,
        outlet: { hours, terms, printFooter, zone },
      }
      const name = language === 'en' ? `settings ${details.code}` : `设置 ${details.code}`
      const state = await saveFile(windowId, `${name}.json`, Buffer.from(JSON.stringify(file, null, 2)))
      return state === 'not-written' ? refused('file-not-written') : ok({ state })
    },
    importSettings: ({ text, apply, reason }, { person }) => {
      const { details, policy } = outlet()
      if (!details || !person) return refused('not-set-up')
      const file = readFile(text)
      if (!file) return refused('settings-file-unreadable')
      const next: OutletDetails = { ...details, ...file.outlet }
      const changes: SettingsChanges = {
        policy: differences(policy, file.policy),
        outlet: differences(details, next),
      }
      if (!apply) return ok(changes)
      if (reason.trim() === '') return refused('reason-missing')
      const giver = { staffId: person.staffId, role: person.role }
      if (changes.policy.length > 0) {
        const done = executeFor(giver, 'changePolicy', { policy: file.policy, reason: reason.trim() })
        if (done.kind !== 'ok') return done
      }
      if (changes.outlet.length > 0) {
        const done = executeFor(giver, 'changeOutlet', { details: next })
        if (done.kind !== 'ok') return done
      }
      return ok(changes)
    },
  }
}

function readFile(text: string): z.output<typeof fileSchema> | undefined {
  try {
    return fileSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).data
  } catch {
    // Not JSON at all.
    return undefined
  }
}
