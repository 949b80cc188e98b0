/**
 * Headquarters, as the workstation has it: the exchange over the journal, and what is done with what headquarters
 * publishes. Prices go to the catalogue; policies and staff become commands of our own, with ids made from
 * the fact's own, so that applying the same fact twice does nothing.
 */

import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import { splitStream } from '../../shared/events/aggregate'
import type { HeadquartersFact, HeadquartersPayload } from '../../shared/headquarters/facts'
import { type PublishedNotice, readHeadquartersFact } from '../../shared/headquarters/facts'
import type { StatusMessage } from '../../shared/ipc'
import type { KnownOutlet } from '../../shared/questions/shipments'
import type {
  Notice,
  SyncDifference,
  SyncNews,
  SyncOverview,
  SyncRehearsal,
  SyncRun,
} from '../../shared/questions/sync'
import type { Answer } from '../../shared/result'
import { writeDurably } from '../journal/durable-file'
import type { Identity } from '../journal/identity'
import type { Journal } from '../journal/journal'
import type { StationKey } from '../journal/key-file'
import type { Sealer } from '../journal/seal'
import type { Database } from '../journal/sqlite'
import type { Catalogue } from '../lookup/catalogue'
import type { SerialList } from '../lookup/serial-list'
import type { RuleSets } from '../warranty/rule-sets'
import { createCataloguePull, type WholeCatalogue } from './catalogue-pull'
import { createEscrowSender } from './escrow'
import { journalAccess } from './journal-access'
import { newsOf } from './news'
import { createSerialPull } from './serial-pull'
import { applyShipment, readOutlets } from './shipments'
import { createSync, type SyncFiles } from './sync'

export interface HeadquartersLink {
  readonly light: () => StatusMessage['headquarters']
  readonly overview: () => SyncOverview
  readonly rehearse: () => Promise<SyncRehearsal>
  readonly runNow: () => Promise<SyncRun>
  readonly news: () => SyncNews | null
  readonly differences: () => readonly SyncDifference[]
  readonly files: SyncFiles
  readonly noteLosses: () => void
  readonly notices: () => readonly Notice[]
  /** The outlets that headquarters has named. */
  readonly outlets: () => readonly KnownOutlet[]
  readonly connect: (url: string, code: string, pin?: string) => Promise<Answer<null>>
  /** Where headquarters is; empty before it was connected. */
  readonly address: () => string
  /** One sentence for the day slip. */
  readonly sentence: (language: 'zh-CN' | 'en') => string
  readonly dayClosed: () => void
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export interface LinkDependencies {
  readonly folder: string
  readonly database: Database
  readonly journal: Journal
  readonly keys: StationKey
  readonly sealer: Sealer
  readonly catalogue: Catalogue
  readonly serials: SerialList
  readonly ruleSets: RuleSets
  /** Headquarters' whole catalogue, to be searched from now on. */
  readonly takeCatalogue: (whole: WholeCatalogue) => Promise<void> | void
  readonly identity: () => Identity
  readonly nowMs: () => number
  readonly newId: () => string
  readonly fetch: typeof fetch
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
  readonly onChange: () => void
  readonly executeAs: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    commandId: string,
  ) => Answer<unknown>
}

export function createHeadquartersLink(dependencies: LinkDependencies): HeadquartersLink {
  const { database, journal, identity, nowMs, catalogue, log } = dependencies
  const access = journalAccess({ database, journal, identity, nowMs, apply })
  const signingKey = stationKey(dependencies)
  let noticesAt = -1
  let notices: readonly Notice[] = []

  const pulled = createCataloguePull({
    folder: dependencies.folder,
    take: dependencies.takeCatalogue,
    log: (message) => log('sync', { what: message }),
  })
  const sync = createSync({
    journal: access,
    keys: { signingKey },
    fetch: dependencies.fetch,
    clock: { nowMs },
    random: { number: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    log: (message) => log('sync', { what: message.split('\n')[0]?.slice(0, 200) }),
    onRun: dependencies.onChange,
    catalogueOf: () => catalogue.info().asOf,
    catalogue: pulled,
    serials: createSerialPull({
      list: dependencies.serials.published,
      log: (message) => log('sync', { what: message }),
    }),
    escrow: createEscrowSender({ keys: dependencies.keys, signingKey, nowMs }),
  })

  function apply(fact: HeadquartersFact): void {
    const read = readHeadquartersFact(fact)
    if (read.kind !== 'known') {
      log('headquarters fact kept unread', { type: fact.type, why: read.kind })
      return
    }
    const commandId = `hq-${fact.id}`.slice(0, 60)
    switch (read.type) {
      case 'priceChanged':
        catalogue.setPrice(read.payload.partNumber, read.payload.priceFen)
        pulled.setPrice(read.payload.partNumber, read.payload.priceFen)
        return
      case 'policyPublished':
        dependencies.executeAs(
          'changePolicy',
          { policy: read.payload.policy, reason: read.payload.reason || 'headquarters' },
          commandId,
        )
        return
      case 'staffPublished': {
        const answer = dependencies.executeAs('applyStaff', read.payload, commandId)
        if (answer.kind === 'refused') log('staff not applied', { reason: answer.reason })
        return
      }
      case 'ruleSetPublished':
      case 'promisesPublished':
      case 'promisesWithdrawn':
        dependencies.ruleSets.refresh()
        return
      case 'serialsPublished':
        dependencies.serials.putPiece(read.payload)
        return
      case 'rulingGiven':
        applyRuling(read.payload, fact, commandId)
        return
      case 'shipmentPublished':
      case 'shipmentWithdrawn':
      case 'shipmentReceived':
        applyShipment(dependencies, read, commandId)
        return
      default:
        // Notices are read from where they are kept when they are needed.
        return
    }
  }

  /** The subject is the claim that asked; a ruling about anything else is only kept. */
  function applyRuling(
    ruling: HeadquartersPayload<'rulingGiven'>,
    fact: HeadquartersFact,
    commandId: string,
  ): void {
    const { kind, id: ticketId } = splitStream(ruling.subject)
    if (kind !== 'claim') return
    const { rulingId, decision, textZh, textEn } = ruling
    const answer = dependencies.executeAs(
      'applyRuling',
      {
        ticketId,
        rulingId,
        decision,
        remedies: decision === 'granted' ? ruling.remedies : [],
        textZh,
        textEn,
        decidedOn: ruling.decidedOn || new Date(fact.publishedAtMs).toISOString().slice(0, 10),
      },
      commandId,
    )
    if (answer.kind === 'refused') log('ruling not applied', { rulingId, reason: answer.reason })
  }

  function readNotices(): readonly Notice[] {
    const head = access.headquartersCursor()
    if (head === noticesAt) return notices
    const published = new Map<string, Notice>()
    const kept = database.all<{ payload: Uint8Array }>(
      `SELECT payload FROM headquarters_facts
       WHERE type IN ('recallPublished', 'noticePublished', 'noticeWithdrawn') ORDER BY hq_seq`,
    )
    for (const { payload } of kept) {
      const read = readHeadquartersFact(JSON.parse(Buffer.from(payload).toString()) as HeadquartersFact)
      if (read.kind !== 'known') continue
      if (read.type === 'noticeWithdrawn') published.delete(read.payload.noticeId)
      if (read.type === 'recallPublished')
        published.set(read.payload.noticeId, asNotice('recall', read.payload))
      if (read.type === 'noticePublished')
        published.set(read.payload.noticeId, asNotice('notice', read.payload))
    }
    noticesAt = head
    notices = [...published.values()].reverse()
    return notices
  }

  return {
    light: sync.status,
    overview: sync.overview,
    rehearse: sync.rehearse,
    runNow: sync.runNow,
    news: () => newsOf(database, sync.overview().runs),
    differences: sync.differences,
    files: sync.files,
    noteLosses: () => {
      sync.noteLosses()
      dependencies.onChange()
    },
    notices: readNotices,
    outlets: () => readOutlets(database),
    connect: async (url, code, pin) => {
      const answer = await sync.connect(url, code, pin)
      if (answer.kind === 'ok') void sync.runNow()
      dependencies.onChange()
      return answer
    },
    address: sync.address,
    sentence: (language) => {
      const { kind, count } = sync.status()
      const zh = language === 'zh-CN'
      if (kind === 'agree') return zh ? '与总部一致' : 'Agrees with headquarters'
      if (kind === 'difference')
        return zh ? `与总部有 ${count} 处差异` : `${count} differences with headquarters`
      if (kind === 'never') return zh ? '未连接总部' : 'Not connected to headquarters'
      return zh ? `待上传 ${count} 条` : `${count} records waiting to be sent`
    },
    dayClosed: sync.soon,
    start: () => {
      access.applyKept()
      sync.start()
    },
    stop: sync.stop,
  }
}

function asNotice(kind: Notice['kind'], notice: PublishedNotice): Notice {
  return { kind, ...notice }
}

/** Made once, sealed beside the journal: a copied folder without the station's key can not speak for it. */
function stationKey({ folder, sealer }: LinkDependencies): () => KeyObject {
  const file = join(folder, 'station-signing.key')
  let key: KeyObject | undefined
  return () => {
    if (key) return key
    if (!existsSync(file)) {
      const { privateKey } = generateKeyPairSync('ed25519')
      const plain = privateKey.export({ format: 'der', type: 'pkcs8' })
      const sealed = sealer.seal('journal', 'station-signing-key', plain)
      if (!sealed) throw new Error('no journal key')
      writeDurably(file, sealed)
    }
    const plain = sealer.open('journal', 'station-signing-key', readFileSync(file))
    if (!plain) throw new Error("the station's signing key can not be read")
    key = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
    return key
  }
}
