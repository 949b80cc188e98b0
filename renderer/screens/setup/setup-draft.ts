/**
 * The first start over a crash: what was typed is kept in main, sealed, as every form is. The PIN and headquarters' code
 * are only in the window: whoever goes on types them again, so it goes on no later than where the first of them is missing.
 */

import type { SetupDraft } from '../../../shared/questions/setup'
import { ask } from '../../door'
import { createDraftStore } from '../../drafts'
import { isComplete, type SetupAnswers, type SetupStep, setupSteps } from './setup-answers'

/** One for the window: there is no person yet. */
export const setupDrafts = createDraftStore({
  load: async () => {
    const answer = await ask('setupDraft', {})
    return answer.kind === 'ok' && answer.value ? JSON.stringify(answer.value) : undefined
  },
  save: (_place, text) => void ask('saveSetupDraft', { draft: draftIn(text) }),
})

/** The store keeps a name beside the value, which the first start has no use for: it is recorded once, by nobody else. */
function draftIn(text: string): SetupDraft | null {
  return text === '' ? null : (JSON.parse(text) as { readonly value: SetupDraft }).value
}

export function stepToGoOnAt(kept: SetupStep, answers: SetupAnswers): SetupStep {
  const open = setupSteps.find((step) => !isComplete(step, answers)) ?? kept
  return setupSteps.indexOf(open) < setupSteps.indexOf(kept) ? open : kept
}
