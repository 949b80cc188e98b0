// Why: a simulation that finds nothing may be blind. Each mutant is one plausible mistake in the product's own code;
// every one of them must be caught. `search` must be there exactly, so that a mutant never silently stops mutating.

export interface Mutant {
  readonly name: string
  readonly changes: readonly { readonly file: string; readonly search: string; readonly replace: string }[]
}

const change = (file: string, search: string, replace: string) => ({ file, search, replace })

export const mutants: readonly Mutant[] = [
  {
    name: 'own cursor trusted instead of what headquarters has',
    changes: [
      change(
        'electron/sync/exchange.ts',
        'acknowledged: answer.have.map(({ incarnation, count }) => ({ incarnation, count })),',
        'acknowledged: witness.acknowledged,',
      ),
      change(
        'electron/sync/exchange.ts',
        'let next = there.count + 1',
        'let next = 1 + (deps.books.witness().acknowledged.find((one) => one.incarnation === incarnation)?.count ?? 0)',
      ),
    ],
  },
  {
    name: 'no de-duplication',
    changes: [
      change('headquarters/exchange/judge.ts', 'const known = originSeq <= count', 'const known = false'),
    ],
  },
  {
    name: 'wall clock decides who is let in',
    changes: [
      change(
        'headquarters/exchange/exchange.ts',
        'const countable = ',
        'const countable = Math.abs(timeMs - nowMs) < 600_000 && ',
      ),
    ],
  },
  {
    name: 'no new incarnation after a restore',
    changes: [
      change(
        'scripts/simulation/schedule.ts',
        'place.journal.newIncarnation(freshIncarnation(world, place))',
        'freshIncarnation(world, place)',
      ),
    ],
  },
  {
    name: 'chain unchecked',
    changes: [
      change(
        'headquarters/exchange/judge.ts',
        'const linked = head === envelope.prevHash',
        'const linked = true',
      ),
    ],
  },
  {
    name: 'content unchecked',
    changes: [
      change(
        'headquarters/exchange/judge.ts',
        'if (sha256Hex(saltedText(salt, text)) !== envelope.payloadHash) {',
        'if (salt === text) {',
      ),
    ],
  },
  {
    name: 'acknowledged before the commit',
    changes: [
      change(
        'scripts/simulation/memory-store.ts',
        "throw new Crash('killed before the commit')",
        'state = before ?? state; return value',
      ),
    ],
  },
  {
    name: 'headquarters does not notice that it went back',
    changes: [
      change(
        'headquarters/exchange/went-back.ts',
        'if (witness.epoch < state.epoch) return undefined',
        'if (witness.epoch >= 0) return undefined',
      ),
    ],
  },
  {
    name: 'publications since the restore are not given again',
    changes: [change('headquarters/exchange/went-back.ts', '[mark, ...again].map(', '[mark].map(')],
  },
  {
    name: 'numbers used again after a restore',
    changes: [
      change(
        'headquarters/exchange/went-back.ts',
        'let hqSeq = (epoch - 1) * numbersPerEpoch',
        'let hqSeq = 0',
      ),
    ],
  },
  {
    name: 'a request may be repeated',
    changes: [
      change(
        'headquarters/exchange/exchange.ts',
        '!(await tx.takeCounter(record, counter, contact))',
        '(await tx.takeCounter(record, counter, contact), false)',
      ),
    ],
  },
  {
    name: 'answers believed without their signature',
    changes: [
      change(
        'electron/sync/headquarters-client.ts',
        'if (key !== undefined && !isSigned(reply, nonce, key)) {',
        'if (key === null) {',
      ),
    ],
  },
  {
    name: 'one bad record stops the batch',
    changes: [
      change(
        'headquarters/exchange/judge.ts',
        "if (!fact) return { kind: 'bad', reason: 'malformed' }",
        'if (!fact) return undefined as never',
      ),
    ],
  },
  {
    name: 'a lost tail is not named',
    changes: [
      change('electron/sync/reconcile.ts', 'if (count < there.count) return', 'if (count < 0) return'),
    ],
  },
  {
    name: 'what no copy has any more is not named',
    changes: [change('electron/sync/reconcile.ts', 'if (count <= left ||', 'if (count > 0 ||')],
  },
  {
    name: 'cursor moves although nothing was applied',
    changes: [
      change(
        'electron/sync/exchange.ts',
        'deps.journal.applyHeadquarters(good, answer.cursor)',
        'deps.journal.applyHeadquarters(good.slice(1), answer.cursor)',
      ),
    ],
  },
]
