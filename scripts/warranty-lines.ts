/**
 * One line of text in, one line of answer out. A wrong line is answered with what is wrong with it and never stops
 * the rest; docs/warranty.md describes the fields of both.
 */

import { assessWarranty } from '../shared/warranty/assess'
import { parseWarrantyCase } from '../shared/warranty/facts'
import type { LoadedRuleSet } from '../shared/warranty/rules'

/** `undefined` for an empty line, which asks nothing. */
export function answerLine(text: string, line: number, rules: LoadedRuleSet): string | undefined {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return undefined
  const read = readJson(trimmed)
  if ('error' in read) return JSON.stringify({ line, error: `not JSON: ${read.error}` })
  const parsed = parseWarrantyCase(read.value)
  if (parsed.kind === 'refused') {
    return JSON.stringify({
      line,
      ...idOf(read.value),
      error: String(parsed.detail?.why ?? parsed.reason),
    })
  }
  const { id, today, ...facts } = parsed.value
  try {
    const answer = assessWarranty(facts, rules, today)
    return JSON.stringify({ line, ...(id === undefined ? {} : { id }), ...answer })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return JSON.stringify({ line, ...idOf(read.value), error: `no answer: ${why}` })
  }
}

function readJson(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function idOf(value: unknown): { readonly id?: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? { id: value.id }
    : {}
}
