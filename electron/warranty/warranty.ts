/** The warranty as one piece of the workstation: its rules, headquarters' serial list, and the file of each case. */

import { openSerialList, type SerialList } from '../lookup/serial-list'
import { type CaseFile, type CaseFileDependencies, createCaseFile } from './case-file'
import { createRuleSets, type RuleSetDependencies, type RuleSets } from './rule-sets'

export interface Warranty {
  readonly ruleSets: RuleSets
  readonly serials: SerialList
  readonly caseFile: CaseFile
}

export function createWarranty(
  dependencies: { readonly folder: string } & RuleSetDependencies &
    Omit<CaseFileDependencies, 'ruleSets' | 'serials'>,
): Warranty {
  const serials = openSerialList(dependencies.folder)
  const ruleSets = createRuleSets(dependencies)
  return { serials, ruleSets, caseFile: createCaseFile({ ...dependencies, ruleSets, serials }) }
}
