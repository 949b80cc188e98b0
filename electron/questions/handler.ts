/** What a question's handler gets and gives. Handlers read; the few that act say so in the registry. */

import type { z } from 'zod'
import type { QuestionName, QuestionOutput, questions } from '../../shared/questions/registry'
import type { Answer } from '../../shared/result'
import type { Role } from '../../shared/staff/roles'

/** The window that asks: who is signed in there, if anyone. */
export interface Asker {
  readonly windowId: number
  readonly person: { readonly staffId: string; readonly name: string; readonly role: Role } | undefined
}

type Input<Name extends QuestionName> = z.output<(typeof questions)[Name]['input']>
type Reply<Name extends QuestionName> = Answer<QuestionOutput<Name>>

export type Handlers<Names extends QuestionName> = {
  readonly [Name in Names]: (input: Input<Name>, asker: Asker) => Reply<Name> | Promise<Reply<Name>>
}
