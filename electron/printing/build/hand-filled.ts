/**
 * Forms that are printed to be filled in by hand: what nobody has said yet becomes lines to write on, boxes to tick
 * and empty figures, instead of a zero or a tick that nobody made.
 */

import type { Block, DocumentModel } from '../../../shared/documents/model'

export interface Left {
  /** Fields that become this many lines to write on when they are empty. */
  readonly lines?: Readonly<Record<string, number>>
  /** Fields whose value is left out. */
  readonly empty?: readonly string[]
  /** No box is ticked. */
  readonly untick?: boolean
}

export function handFilled(model: DocumentModel, left: Left): DocumentModel {
  return { ...model, blocks: model.blocks.flatMap((block) => fill(block, left)) }
}

function fill(block: Block, left: Left): readonly Block[] {
  if (block.kind === 'checklist' && left.untick) {
    return [{ ...block, items: block.items.map((item) => ({ ...item, state: 'open' as const })) }]
  }
  if (block.kind !== 'fields') return [block]
  const fields = block.fields.map((field) =>
    left.empty?.includes(field.key) ? { ...field, value: '' } : field,
  )
  const isWritten = (key: string, value: string) => value.trim() === '' && left.lines?.[key] !== undefined
  const kept = fields.filter((field) => !isWritten(field.key, field.value))
  const written = fields
    .filter((field) => isWritten(field.key, field.value))
    .map((field): Block => ({ kind: 'writing', label: field.label, lines: left.lines?.[field.key] ?? 1 }))
  return [...(kept.length > 0 ? [{ ...block, fields: kept }] : []), ...written]
}
