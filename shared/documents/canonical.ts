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
  const members = value as Readonly<Record<string, unknown>>
  // Written out by hand: every fact that is recorded or received goes through here.
  let text = ''
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

const plainKey = /^\w+$/

function quoted(key: string): string {
  return plainKey.test(key) ? `"${key}"` : JSON.stringify(key)
}
