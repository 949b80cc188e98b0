/** Labels for shelves and pieces, asked for together and printed as one job. Pure. */

import { z } from 'zod'

/** What a scanner can tell from every other code: groups of capitals and digits with dashes between. */
export const binOnLabel = /^[A-Z0-9]{1,4}(?:-[A-Z0-9]{1,4}){0,3}$/
export const mostLabels = 200

export const stockLabelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bin'), bin: z.string().min(1).max(40) }),
  z.strictObject({
    kind: z.literal('part'),
    partNumber: z.string().min(1).max(60),
    copies: z.int().min(1).max(mostLabels),
  }),
])
export type StockLabelWish = z.output<typeof stockLabelSchema>

export function labelCount(labels: readonly StockLabelWish[]): number {
  return labels.reduce((sum, label) => sum + (label.kind === 'part' ? label.copies : 1), 0)
}

/** `A-01 A-03~A-12`: single shelves, and rows of them by their last number. Nothing is left out in silence. */
export function readBins(text: string): { readonly bins: readonly string[]; readonly wrong: string } {
  const bins = new Set<string>()
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,、]+/)
  for (const word of words.filter((one) => one !== '')) {
    const read = /[~…]|\.\./.test(word) ? rowOfBins(word) : binOnLabel.test(word) ? [word] : undefined
    if (!read) return { bins: [...bins], wrong: word }
    for (const bin of read) bins.add(bin)
  }
  return { bins: [...bins], wrong: '' }
}

function rowOfBins(word: string): readonly string[] | undefined {
  const [from = '', to = '', more] = word.split(/~|…|\.\./)
  const first = /^(.*?)(\d+)$/.exec(from)
  const last = /^(.*?)(\d+)$/.exec(to)
  if (more !== undefined || !first || !last || !binOnLabel.test(from)) return undefined
  const [, before = '', digits = ''] = first
  // `A-03~12` is what people write.
  if (last[1] !== '' && last[1] !== before) return undefined
  const [start, end] = [Number(digits), Number(last[2])]
  if (end < start || end - start >= mostLabels) return undefined
  const row = Array.from(
    { length: end - start + 1 },
    (_, at) => `${before}${String(start + at).padStart(digits.length, '0')}`,
  )
  return row.every((bin) => binOnLabel.test(bin)) ? row : undefined
}

/** A job carries plain values only. */
export function packLabels(labels: readonly StockLabelWish[]): string {
  return JSON.stringify(labels)
}

export function unpackLabels(packed: string): readonly StockLabelWish[] {
  try {
    return z.array(stockLabelSchema).safeParse(JSON.parse(packed)).data ?? []
  } catch {
    return []
  }
}
