/** What a run would do, said before it does it. It asks headquarters, but pushes nothing and applies nothing. */

import { splitStream } from '../../shared/events/aggregate'
import type { CountOf } from '../../shared/questions/day'
import type { SyncRehearsal } from '../../shared/questions/sync'
import { paths, pullAnswer, pullLimit } from '../../shared/sync/protocol'
import { type ExchangeDeps, expectAnswer, hello, ownHave, readPublished } from './exchange'

const factsLooked = 2_000
const pagesLooked = 10

export async function rehearse(deps: ExchangeDeps): Promise<Omit<SyncRehearsal, 'reachable'>> {
  const answer = await hello(deps)
  const sending = new Map<string, number>()
  for (const own of ownHave(deps.journal)) {
    let seq = (answer.have.find((chain) => chain.incarnation === own.incarnation)?.count ?? 0) + 1
    while (seq <= own.count) {
      const facts = deps.journal.ownFacts(own.incarnation, seq, factsLooked)
      if (facts.length === 0) break
      for (const fact of facts) add(sending, splitStream(fact.envelope.stream).kind)
      seq += facts.length
    }
  }
  const receiving = new Map<string, number>()
  let after = deps.journal.headquartersCursor()
  for (let page = 0; page < pagesLooked; page += 1) {
    const pulled = expectAnswer(await deps.client.call(paths.pull, pullAnswer, { after, limit: pullLimit }))
    for (const fact of readPublished(pulled.facts, after, pulled.cursor).good) add(receiving, fact.type)
    if (pulled.more === 0 || pulled.cursor <= after) break
    after = pulled.cursor
  }
  return {
    willSend: counts(sending),
    willReceive: counts(receiving),
    needYou: deps.books.differences().length,
  }
}

function add(bag: Map<string, number>, key: string): void {
  bag.set(key, (bag.get(key) ?? 0) + 1)
}

function counts(bag: ReadonlyMap<string, number>): readonly CountOf[] {
  return [...bag]
    .map(([key, count]) => ({ key, count }))
    .sort((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1))
}
