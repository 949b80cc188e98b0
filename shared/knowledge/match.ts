/** Which articles fit a job: the model and what is seen, before the model alone, before words. Pure. */

import { faultFamily } from '../catalogue/fault'
import type { ArticleRow } from './article'

export type Fit = 'modelAndFault' | 'fault' | 'modelAndFamily' | 'family' | 'model' | 'words'

export interface Sought {
  readonly modelId: string
  readonly deviceClass: string
  /** What it is and what is seen; empty ones are left out. */
  readonly codes: readonly string[]
}

const order: readonly Fit[] = ['modelAndFault', 'modelAndFamily', 'fault', 'family', 'model', 'words']

/** How an article fits a job; `undefined`: it does not, or it is for another class or for other models. */
export function fitOf(row: ArticleRow, sought: Sought): Fit | undefined {
  if (row.deviceClass !== sought.deviceClass) return undefined
  const ownModel = row.models.some(({ modelId }) => modelId === sought.modelId)
  const codes = sought.codes.filter((code) => code !== '')
  const sameFault = codes.some((code) => row.faultCodes.includes(code))
  const families = row.faultCodes.map(faultFamily)
  const sameFamily = codes.some((code) => families.includes(faultFamily(code)))
  // What was written for other models may still help, but only where the fault is the very same.
  if (row.models.length > 0 && !ownModel) return sameFault ? 'family' : undefined
  if (sameFault) return ownModel ? 'modelAndFault' : 'fault'
  if (sameFamily) return ownModel ? 'modelAndFamily' : 'family'
  return ownModel ? 'model' : undefined
}

export function compareFits(a: Fit, b: Fit): number {
  return order.indexOf(a) - order.indexOf(b)
}
