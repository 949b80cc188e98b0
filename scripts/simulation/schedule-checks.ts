// Why: what must be true when a schedule has ended and the line is good again: nothing lost, doubled or diverged,
// and what no copy has any more is named by number. Also the world that a schedule plays in.
import type { KeyObject } from 'node:crypto'
import type { Sync } from '../../electron/sync/sync'
import { hashOf, type Station } from '../../tests/sync/memory-journal'
import type { createMemoryStore, MemoryState } from './memory-store'
import type { createNetwork } from './network'
import type { Random } from './random'

export const outlet = 'SZ01'

export interface Workplace {
  readonly letter: string
  readonly journal: Station
  readonly key: KeyObject
  readonly sync: Sync
  clockMs: number
  backup: string | undefined
  forged: string | undefined
  /** How often headquarters had been restored when this workstation last finished a run. */
  metRestores: number
}

export interface World {
  readonly random: Random
  readonly places: readonly Workplace[]
  readonly store: ReturnType<typeof createMemoryStore>
  readonly network: ReturnType<typeof createNetwork>
  readonly problems: string[]
  readonly publications: Set<string>
  hqClockMs: number
  backups: { readonly state: MemoryState; readonly publications: ReadonlySet<string> }[]
  /** The highest incarnation of each workstation, as the mark beside its journal remembers it. */
  incarnations: Map<string, number>
  /** The most that any state of a workstation's disk has held of an incarnation. */
  ever: Map<string, number>
  restores: number
  made: number
}

/** A disk that was copied back from before holds the honest record again, or none. */
export function isTampered(place: Workplace): boolean {
  return (
    place.forged !== undefined && place.journal.facts().some((fact) => JSON.stringify(fact) === place.forged)
  )
}

export function checkEnd(world: World): void {
  const state = world.store.state()
  const ids = [...state.events.values()].map((event) => event.envelope.id)
  if (new Set(ids).size !== ids.length) world.problems.push('a record is there twice')
  for (const place of world.places) {
    const facts = place.journal.facts()
    const own = rememberAll(world, place)
    for (const fact of facts) {
      const { incarnation, originSeq } = fact.envelope
      const there = state.events.get(`${outlet}/${place.letter}/${incarnation}/${originSeq}`)
      if (!there) {
        // Set aside while it was forged; the disk may have been copied back to the honest record since.
        const aside = [...state.setAside.keys()].some((name) =>
          name.startsWith(`${outlet}/${place.letter}/${incarnation}/${originSeq}/`),
        )
        if (!aside) world.problems.push(`${place.letter} ${incarnation}/${originSeq} is lost`)
        else if (place.forged === undefined) world.problems.push(`${place.letter} ${originSeq} was set aside`)
      } else if (there.hash !== hashOf(fact) && place.forged === undefined) {
        world.problems.push(`${place.letter} ${originSeq} diverged`)
      }
    }
    checkPublished(world, place)
    checkNamed(world, place, own)
    checkLosses(world, place, own)
  }
}

/** How much there is of each incarnation now; and what there is, there once was. */
export function rememberAll(world: World, place: Workplace): ReadonlyMap<number, number> {
  const own = new Map<number, number>()
  for (const { envelope } of place.journal.facts()) {
    own.set(envelope.incarnation, Math.max(own.get(envelope.incarnation) ?? 0, envelope.originSeq))
  }
  for (const [incarnation, count] of own) {
    const name = `${place.letter}/${incarnation}`
    world.ever.set(name, Math.max(world.ever.get(name) ?? 0, count))
  }
  return own
}

/** What no copy has any more is named by number where the mark is left, and nothing is named that never was. */
function checkLosses(world: World, place: Workplace, own: ReadonlyMap<number, number>): void {
  const left = (incarnation: number): number =>
    Math.max(
      own.get(incarnation) ?? 0,
      world.store.state().chains.get(`${outlet}/${place.letter}/${incarnation}`)?.count ?? 0,
    )
  const named = new Map<number, number>()
  for (const { what, here } of place.sync.differences()) {
    if (what !== 'lost-everywhere') continue
    const [incarnation = 0, from = 0, to = 0] = (here.match(/\d+/g) ?? []).map(Number)
    named.set(incarnation, to)
    if (from !== left(incarnation) + 1 || to > (world.ever.get(`${place.letter}/${incarnation}`) ?? 0)) {
      world.problems.push(`${place.letter}: ${here} is said to be lost, and is not`)
    }
  }
  for (const { incarnation, count } of place.journal.port.onceHad()) {
    if (count > left(incarnation) && (named.get(incarnation) ?? 0) < count) {
      world.problems.push(`${place.letter}: the loss of ${incarnation}: up to ${count} is not named`)
    }
  }
}

function checkPublished(world: World, place: Workplace): void {
  const published = place.journal.published()
  const got = new Set(published.map((fact) => fact.id))
  for (const id of world.publications) {
    if (!got.has(id)) world.problems.push(`${place.letter} never got ${id}`)
  }
  const numbers = published.map((fact) => fact.hqSeq)
  if (new Set(numbers).size !== numbers.length) world.problems.push(`${place.letter}: a number came twice`)
  const theirs = new Set(world.store.state().published.map((fact) => fact.id))
  for (const id of world.publications)
    if (!theirs.has(id)) world.problems.push(`${id} is lost at headquarters`)
}

/** What the workstation has lost and headquarters still has is named by number; nothing else is. */
function checkNamed(world: World, place: Workplace, own: ReadonlyMap<number, number>): void {
  const expected = [...world.store.state().chains]
    .filter(([name]) => name.startsWith(`${outlet}/${place.letter}/`))
    .map(([, chain]) => chain)
    .filter((chain) => chain.count > (own.get(chain.incarnation) ?? 0))
    .map(({ incarnation, count }) => `${incarnation}: ${(own.get(incarnation) ?? 0) + 1}–${count}`)
  const lines = place.sync.differences()
  const named = lines.filter((line) => line.what === 'missing-here').map((line) => line.there)
  if (expected.sort().join() !== named.slice().sort().join()) {
    world.problems.push(`${place.letter}: lost ${expected.join()}, named ${named.join()}`)
  }
  if (place.forged !== undefined || expected.length > 0) return
  const others = lines.filter((line) => line.what !== 'lost-everywhere')
  if (others.length > 0) world.problems.push(`${place.letter}: ${others.map((line) => line.what).join()}`)
}
