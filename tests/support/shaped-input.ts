/** Values of the shape that a schema asks for: what gets past the schemas and reaches what lies behind them. */

import fc from 'fast-check'
import type { z } from 'zod'

export interface Pieces {
  readonly strings: fc.Arbitrary<string>
  readonly numbers: fc.Arbitrary<number>
  readonly keys: fc.Arbitrary<string>
  /** Where a schema does not say what it wants. */
  readonly anything: fc.Arbitrary<unknown>
}

const deepest = 6

/** About the right shape: lengths, ranges and formats are up to the pieces. */
export function shapedLike(schema: z.ZodType, pieces: Pieces, depth = 0): fc.Arbitrary<unknown> {
  const definition = schema.def as unknown as {
    readonly type: string
    readonly innerType?: z.ZodType
    readonly element?: z.ZodType
    readonly shape?: Readonly<Record<string, z.ZodType>>
    readonly options?: readonly z.ZodType[]
    readonly entries?: Readonly<Record<string, string>>
    readonly valueType?: z.ZodType
  }
  const { anything } = pieces
  const inside = (part: z.ZodType): fc.Arbitrary<unknown> => shapedLike(part, pieces, depth + 1)
  if (depth > deepest) return anything
  switch (definition.type) {
    case 'object': {
      const fields = Object.entries(definition.shape ?? {})
      return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, inside(field)])))
    }
    case 'optional':
    case 'default':
    case 'nullable':
      return definition.innerType ? inside(definition.innerType) : anything
    case 'array':
      return definition.element ? fc.array(inside(definition.element), { maxLength: 3 }) : anything
    case 'record':
      return fc
        .array(fc.tuple(pieces.keys, inside(definition.valueType ?? schema)), { maxLength: 3 })
        .map(withOwnKeys)
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? { none: 'none' }))
    case 'literal':
      return fc.constantFrom(...((schema.def as unknown as { values: unknown[] }).values ?? []))
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(inside))
    case 'boolean':
      return fc.boolean()
    case 'number':
    case 'int':
      return pieces.numbers
    case 'string':
      return pieces.strings
    default:
      return anything
  }
}

/** `__proto__` as a key of its own, as JSON.parse makes it. */
export function withOwnKeys(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? null}`)}}`,
  )
}
