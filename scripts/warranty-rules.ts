/**
 * Reads a warranty rule set from a file and gives it the hash that every answer keeps. The hash is taken over the
 * canonical text of what was read and checked, so layout and key order of the file do not matter.
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { canonicalJson } from '../shared/warranty/canonical'
import { mergeOverlay } from '../shared/warranty/overlay'
import { firstIssue, indexRuleSet, type LoadedRuleSet, ruleSetSchema } from '../shared/warranty/rules'

export const shippedRulesUrl = new URL('../resources/warranty/sanbao.json', import.meta.url)

/** Throws with one clear sentence: without rules there is nothing to answer from. */
export function readRules(
  files: { readonly rules?: string; readonly promises?: string } = {},
): LoadedRuleSet {
  const file = files.rules ?? shippedRulesUrl
  const parsed = ruleSetSchema.safeParse(readJson(file))
  if (!parsed.success)
    throw new Error(`not a warranty rule set (${String(file)}): ${firstIssue(parsed.error)}`)
  if (files.promises === undefined) return indexRuleSet(parsed.data, hashOf(parsed.data))
  const merged = mergeOverlay(parsed.data, readJson(files.promises))
  if (merged.kind === 'refused') {
    const detail = Object.entries(merged.detail ?? {}).map(([key, value]) => `${key} ${value}`)
    throw new Error(`the promises cannot be laid over the law: ${merged.reason} (${detail.join(', ')})`)
  }
  return indexRuleSet(merged.value, hashOf(merged.value))
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

function readJson(file: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`cannot read ${String(file)}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
