/**
 * One text for one model: keys in order, absent and undefined alike left out. The archive hashes this text, so
 * its rules never change; a new rule would make every kept document look altered.
 */

import type { DocumentModel } from './model'

export function canonicalModel(model: DocumentModel): string {
  return canonicalJson(model)
}

export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) return 'null'
    return JSON.stringify(value) ?? 'null'
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
