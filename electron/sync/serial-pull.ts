/**
 * Headquarters' list of serial numbers, page by page: the whole the first time, then what changed. What answers at the
 * counter is the list before until the new one is whole and proven the same as headquarters'; a list that differs is
 * fetched anew, and not again and again.
 */

import { z } from 'zod'
import type { CataloguePlace } from '../../shared/sync/protocol'
import { serialsAnswer, serialsAPage, serialsPath } from '../../shared/sync/serials'
import { type SerialRecord, serialRecordSchema } from '../../shared/warranty/serial-list'
import type { PublishedSerials, PublishedState } from '../lookup/published-serials'
import type { Published } from './catalogue-pull'
import type { HeadquartersClient } from './headquarters-client'

export interface SerialPull {
  /** What headquarters has now; brings ours there, and says whether anything changed. Overlapping calls are one. */
  readonly to: (client: HeadquartersClient, there: Published) => Promise<boolean>
  /** Where it would go on, for an answer that comes as a file; `undefined`: this headquarters has spoken of no list. */
  readonly place: (of: Pick<Published, 'hqId' | 'epoch'>) => CataloguePlace | undefined
  /** Ends after the page that is under way. */
  readonly stop: () => Promise<void>
}

/** What a later headquarters says besides is passed over. */
const lineSchema = z.object(serialRecordSchema.shape)

export function createSerialPull(deps: {
  readonly list: PublishedSerials
  readonly log: (message: string) => void
}): SerialPull {
  const { list, log } = deps
  let running: Promise<boolean> | undefined
  let stopping = false
  /** A whole snapshot of this version was not what headquarters says it has: there is nothing to gain by asking again. */
  let differing = 0

  async function pull(client: HeadquartersClient, there: Published): Promise<boolean> {
    let now = list.state()
    if (there.version === 0 && (now.hqId === '' || isOf(now, there))) return false
    if (!isOf(now, there) || there.version < now.version) now = list.begin(there)
    list.noteTold(there.version)
    let changed = false
    while (now.version < there.version && differing !== there.version && !stopping) {
      const call = await client.call(serialsPath, serialsAnswer, { ...placeOf(now), limit: serialsAPage })
      if (call.kind !== 'answer') return changed
      const { records, ...page } = call.value
      if (page.toVersion === 0) return changed
      const outcome = list.take({ ...page, records: readable(records, log) })
      if (outcome === 'differs') {
        log(`serials: version ${page.toVersion} is not what headquarters says it is`)
        if (now.version === 0) differing = there.version
      }
      now = list.state()
      changed ||= outcome === 'whole'
    }
    return changed
  }

  return {
    to: (client, there) => {
      running ??= pull(client, there).finally(() => {
        running = undefined
      })
      return running
    },
    place: (there) => {
      const now = list.state()
      return isOf(now, there) && now.told > 0 ? placeOf(now) : undefined
    },
    stop: async () => {
      stopping = true
      await running?.catch(() => false)
    },
  }
}

function readable(records: readonly unknown[], log: (message: string) => void): readonly SerialRecord[] {
  const read = records.flatMap((raw) => {
    const record = lineSchema.safeParse(raw)
    return record.success ? [record.data] : []
  })
  if (read.length < records.length) log(`serials: ${records.length - read.length} lines can not be read`)
  return read
}

function isOf(state: PublishedState, there: Pick<Published, 'hqId' | 'epoch'>): boolean {
  return state.hqId === there.hqId && state.epoch === there.epoch
}

function placeOf({ version, target, after }: PublishedState): CataloguePlace {
  return { fromVersion: version, toVersion: target, after }
}
