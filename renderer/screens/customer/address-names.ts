/**
 * The levels of an address as main answers for them, one by one and in no certain order. A level offers nothing until
 * its own answer and those above it are there: else a quick hand picks a city of the province before, or leaves the
 * province out of the name that is kept. Pure.
 */

export interface AddressNode {
  readonly code: string
  readonly name: string
}

/** While the next answer is on its way, `data` is the one to the question before: `of` says which. */
export interface LevelAnswer {
  readonly of: { readonly parent?: string | undefined } | undefined
  readonly data: readonly AddressNode[] | undefined
}

export function nodesUnder(parent: string, answer: LevelAnswer): readonly AddressNode[] | undefined {
  return answer.of?.parent === parent ? answer.data : undefined
}

/** From the province down; `undefined` while one of them is not known. */
export function namesOf(
  codes: readonly string[],
  answers: readonly LevelAnswer[],
): readonly string[] | undefined {
  const names = codes.map((code, level) => {
    const answer = answers[level]
    const nodes = answer ? nodesUnder(codes[level - 1] ?? '', answer) : undefined
    return nodes?.find((node) => node.code === code)?.name
  })
  return names.every((name) => name !== undefined) ? names : undefined
}
