/** A number that grows whenever main publishes a change that the customer's voice is made of: lists are then asked anew. */

import type { TableName } from '../../../shared/view/tables'
import { useVersionOf } from '../../use-version'

const ours: ReadonlySet<TableName> = new Set([
  'complaints',
  'followUps',
  'surveys',
  'samplings',
  'tickets',
] as const)

export function useVoiceVersion(): number {
  return useVersionOf(ours)
}
