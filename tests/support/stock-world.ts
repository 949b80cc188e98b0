/**
 * A world of a few parts in memory, for saying a great many things quickly: the commands' own decisions and the
 * facts' own folding, without a disk. What a command is refused leaves nothing behind, as in the real program.
 */

import type { CommandContext } from '../../shared/commands/command'
import { commandNamed } from '../../shared/commands/registry'
import { splitStream, streamName } from '../../shared/events/aggregate'
import { aggregateByKind } from '../../shared/events/registry'
import { defaultPolicy } from '../../shared/policy/policy'
import type { Result } from '../../shared/result'
import { serialsIn } from '../../shared/stock/serials'
import { type Stock, stockAggregate } from '../../shared/stock/state'

export interface StockWorld {
  readonly give: (name: string, input: unknown, by?: string) => Result<unknown>
  readonly stock: (partNumber: string) => Stock
  readonly state: <State>(kind: string, id: string) => State
  readonly force: (stream: string, type: string, payload: unknown) => void
}

const nowMs = Date.UTC(2026, 5, 15, 2, 0)

export function stockWorld(
  parts: readonly { readonly partNumber: string; readonly serialised: boolean }[],
): StockWorld {
  const folded = new Map<string, { state: unknown; revision: number }>()
  let ids = 0

  const at = (stream: string) =>
    folded.get(stream) ?? { state: aggregateByKind.get(splitStream(stream).kind)?.initial, revision: 0 }

  function apply(stream: string, type: string, payload: unknown): void {
    const aggregate = aggregateByKind.get(splitStream(stream).kind)
    if (!aggregate) throw new Error(stream)
    const before = at(stream)
    const revision = before.revision + 1
    const shape = aggregate.events[type]
    const meta = {
      id: `fact-${stream}-${revision}`,
      stream,
      revision,
      recordedAtMs: nowMs,
      businessDay: '2026-06-15',
      actor: 'staff-1',
      station: 'A',
      commandId: 'command-1',
    }
    const event = { type, payload: shape?.parse(JSON.parse(JSON.stringify(payload))), meta }
    folded.set(stream, { revision, state: aggregate.evolve(before.state as never, event as never) })
  }

  const stock = (partNumber: string): Stock => at(streamName(stockAggregate.kind, partNumber)).state as Stock
  const context = {
    nowMs,
    actor: { staffId: 'staff-1', role: 'manager' },
    businessDay: '2026-06-15',
    policy: defaultPolicy,
    newId: () => {
      ids += 1
      return `made-${String(ids).padStart(8, '0')}`
    },
    nextNumber: (kind: string) => `${kind}-${ids++}`,
    part: (partNumber: string) => {
      const part = parts.find((one) => one.partNumber === partNumber)
      return (
        part && {
          ...part,
          nameZh: '件',
          nameEn: 'part',
          priceFen: 100,
          warrantyDays: 90,
          warrantyClass: 'part',
        }
      )
    },
    stockOnHand: () =>
      parts.flatMap(({ partNumber }) => {
        const { onHand, revision, bin } = stock(partNumber)
        const serials = [...serialsIn(stock(partNumber), 'good'), ...serialsIn(stock(partNumber), 'hold')]
        return onHand > 0 ? [{ partNumber, revision, bin, onHand, serials }] : []
      }),
    papersFor: () => [],
    printLanguage: 'zh-CN',
  } as unknown as CommandContext

  return {
    stock,
    force: apply,
    state: <State>(kind: string, id: string) => at(streamName(kind, id)).state as State,
    give: (name, input, by = 'staff-1') => {
      const command = commandNamed(name)
      if (!command) throw new Error(name)
      const parsed = command.input.parse(input)
      const refs = Object.entries(command.streams(parsed as never))
      const state = Object.fromEntries(
        refs.map(([key, ref]) => [key, at(streamName(ref.aggregate.kind, ref.id)).state]),
      )
      const decided = command.decide(parsed as never, state as never, {
        ...context,
        actor: { ...context.actor, staffId: by },
      })
      if (decided.kind === 'refused') return decided
      for (const { stream, type, payload } of decided.value.facts) apply(stream, type, payload)
      return { kind: 'ok', value: decided.value.value }
    },
  }
}
