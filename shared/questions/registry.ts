/**
 * Every question a window may ask and every act of main that records no fact of the trade (signing in, saving a
 * draft, asking headquarters now). As with commands, what is not listed does not exist; each topic's file says what
 * its questions look like and who may ask them.
 */

import type { z } from 'zod'
import { archiveQuestions } from './archive'
import { backupQuestions } from './backups'
import { batchQuestions } from './batch'
import { bundleQuestions } from './bundle'
import { catalogueQuestions } from './catalogue'
import { causesQuestions } from './causes'
import { computerQuestions } from './computer'
import { customerScreenQuestions } from './customer-screen'
import { dayQuestions } from './day'
import { figuresQuestions } from './figures'
import { keptQuestions } from './kept'
import { knowledgeQuestions } from './knowledge'
import { learningQuestions } from './learning'
import { listFilesQuestions } from './list-files'
import { listsQuestions } from './lists'
import { lookupsQuestions } from './lookups'
import { paperQuestions } from './paper'
import { peopleQuestions } from './people'
import { practiceQuestions } from './practice'
import { privacyQuestions } from './privacy'
import { recordQuestions } from './record'
import { reportQuestions } from './reports'
import { rotaQuestions } from './rota'
import { safetyQuestions } from './safety'
import { settingsFileQuestions } from './settings-file'
import { setupQuestions } from './setup'
import { shipmentQuestions } from './shipments'
import type { QuestionSpec } from './spec'
import { stockQuestions } from './stock'
import { syncQuestions } from './sync'
import { templatesQuestions } from './templates'
import { todayQuestions } from './today'
import { updateQuestions } from './updates'
import { voiceQuestions } from './voice'
import { warrantyQuestions } from './warranty'

export const questions = {
  ...peopleQuestions,
  ...setupQuestions,
  ...listsQuestions,
  ...lookupsQuestions,
  ...knowledgeQuestions,
  ...warrantyQuestions,
  ...keptQuestions,
  ...dayQuestions,
  ...figuresQuestions,
  ...causesQuestions,
  ...voiceQuestions,
  ...paperQuestions,
  ...archiveQuestions,
  ...batchQuestions,
  ...templatesQuestions,
  ...listFilesQuestions,
  ...syncQuestions,
  ...bundleQuestions,
  ...customerScreenQuestions,
  ...safetyQuestions,
  ...backupQuestions,
  ...catalogueQuestions,
  ...stockQuestions,
  ...shipmentQuestions,
  ...privacyQuestions,
  ...practiceQuestions,
  ...recordQuestions,
  ...settingsFileQuestions,
  ...updateQuestions,
  ...rotaQuestions,
  ...reportQuestions,
  ...todayQuestions,
  ...computerQuestions,
  ...learningQuestions,
} as const

export type QuestionName = keyof typeof questions
export type QuestionInput<Name extends QuestionName> = z.input<(typeof questions)[Name]['input']>
export type QuestionOutput<Name extends QuestionName> =
  (typeof questions)[Name] extends QuestionSpec<z.ZodType, infer Output> ? Output : never

export function questionNamed(name: string): QuestionSpec | undefined {
  return Object.hasOwn(questions, name)
    ? (questions as unknown as Record<string, QuestionSpec>)[name]
    : undefined
}
