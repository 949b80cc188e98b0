/** Handlers of the record and of the policies' history. */

import { ok } from '../../shared/result'
import { policyHistory } from '../lookup/policy-history'
import { type RecordDependencies, recordOf } from '../lookup/record'
import type { Handlers } from './handler'

export function recordHandlers(dependencies: RecordDependencies): Handlers<'record' | 'policyHistory'> {
  return {
    record: (wish) => ok(recordOf(dependencies, wish)),
    policyHistory: () => ok(policyHistory(dependencies.journal, dependencies.staffName)),
  }
}
