/**
 * The workstation without Electron: everything below wired together. Tests start it as plain Node; the shell gives
 * it windows, a hidden window to print with, and the operating system's key store. Nothing here knows a screen.
 */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandInput, CommandName } from '../shared/commands/registry'
import type { DocumentModel } from '../shared/documents/model'
import type { Pushed } from '../shared/ipc'
import { type Outlet, outletAggregate, outletStreamId } from '../shared/outlet/state'
import type { PrintJob } from '../shared/print/state'
import type { Answer, Result } from '../shared/result'
import type { StaffRow } from '../shared/staff/state'
import { type Backups, createBackups } from './backup/backups'
import { createContext } from './commands/context'
import { createExecute, createRecord, type Executed, type Giver } from './commands/execute'
import { createFollow } from './commands/follow'
import { createCustomerScreen } from './customer-screen'
import { createDoor, type Door } from './door'
import { createAttachments } from './journal/attachments'
import { startCheckpoints } from './journal/checkpoints'
import { createHighWater } from './journal/high-water'
import { machineId, saveIdentity, settleIdentity } from './journal/identity'
import { createJournal, type Journal } from './journal/journal'
import { createKeepsakes } from './journal/keepsakes'
import { openJournal } from './journal/open-journal'
import { createSealer } from './journal/seal'
import type { Database } from './journal/sqlite'
import { createStates, type States } from './journal/states'
import { type Catalogue, openCatalogue } from './lookup/catalogue'
import { type CatalogueImporter, createCatalogueImporter } from './lookup/catalogue-import'
import { createCustomerFinder } from './lookup/customers'
import { createPartsUsedOn, dayData } from './lookup/day'
import { createFigureStore } from './lookup/figure-store'
import { createIssuedNumbers } from './lookup/issued-numbers'
import { modelNames } from './lookup/model-names'
import { outletCalendar } from './lookup/outlet-calendar'
import { loadReference, type ReferenceData } from './lookup/reference'
import { reportData } from './lookup/report-data'
import { stockOnHand } from './lookup/stock'
import { closedTickets } from './lookup/voice'
import { practiceEngine } from './practice'
import { buildDocument } from './printing/build/build-document'
import { paperContext } from './printing/copies'
import { createDrawer } from './printing/drawer'
import { createPrintEngine } from './printing/engine'
import { createKeptDocuments, keyOfPaper } from './printing/kept-documents'
import { createPrinterStore, type PrinterStore } from './printing/printer-store'
import { createSpool, type Spool } from './printing/spool'
import { createErasedList } from './privacy/erased-list'
import { createForget } from './privacy/forget'
import { allHandlers } from './questions/handlers'
import { createReports, type Reports } from './reports/reports'
import { createApprove } from './session/approve'
import { createPins } from './session/pins'
import { createSessions } from './session/sessions'
import { createSpareTime } from './spare-time'
import { statusOf } from './status'
import { catalogueTaker } from './sync/catalogue-take'
import { createHeadquartersLink, type HeadquartersLink } from './sync/link'
import { createRowStore, type RowStore } from './view/rows'
import { createWarranty, type Warranty } from './warranty/warranty'
import type { WorkstationOptions } from './workstation-options'

export type { WorkstationOptions }

export interface Workstation {
  readonly door: Door
  readonly database: Database
  readonly journal: Journal
  readonly states: States
  readonly rows: RowStore
  readonly catalogue: Catalogue
  readonly importer: CatalogueImporter
  readonly reference: ReferenceData
  readonly warranty: Warranty
  readonly printers: PrinterStore
  readonly spool: Spool
  /** A slip as it would be printed now. */
  readonly build: (job: PrintJob) => Result<readonly DocumentModel[], string>
  readonly link: HeadquartersLink
  readonly backups: Backups
  readonly reports: Reports
  /** Gives a command as somebody else than a window: setting up, the sample day, tests. */
  readonly executeAs: <Name extends CommandName>(
    giver: Giver,
    name: Name,
    input: CommandInput<Name>,
    options?: { readonly commandId?: string; readonly expected?: Readonly<Record<string, number>> },
  ) => Answer<unknown>
  readonly setPin: (staffId: string, pin: string) => Promise<void>
  readonly nameStation: (outlet: string, station: string) => void
  /** Runs what must run after the windows are there: printing again, filling the customer search, the schedule. */
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

const system: Giver = { staffId: 'system', role: 'administrator' }
const headquarters: Giver = { staffId: 'headquarters', role: 'administrator' }

/** What can not be opened whole is let go of whole, so that it can be tried again or restored. */
export function createWorkstation(options: WorkstationOptions): Workstation {
  const opened: (() => void)[] = []
  try {
    return wire(options, opened)
  } catch (error) {
    for (const close of opened.reverse()) close()
    throw error
  }
}

function wire(options: WorkstationOptions, opened: (() => void)[]): Workstation {
  const { folder, nowMs, newId, log, steadyMs = () => performance.now() } = options
  mkdirSync(folder, { recursive: true })
  const database = openJournal(folder, options.keys)
  opened.push(database.close)
  const sealer = createSealer(database, options.keys)
  const markFile = join(folder, 'station.json')
  const machine = options.machine ?? machineId()
  const settled = settleIdentity(database, markFile, machine)
  let { identity } = settled
  if (settled.reason !== 'same')
    log('journal opened', { reason: settled.reason, incarnation: identity.incarnation })
  const journal = createJournal(database, sealer)
  const states = createStates(journal)
  const spareTime = createSpareTime(steadyMs)
  const catalogue = openCatalogue(folder)
  opened.push(catalogue.close)
  const rows = createRowStore(database, modelNames(catalogue))
  rows.rebuildIfNeeded(journal, states)

  const reference = loadReference(options.resources)
  const importer = createCatalogueImporter({ catalogue, thread: options.catalogueThread, nowMs, log })
  const attachments = createAttachments(join(folder, 'attachments'), sealer)
  const keepsakes = createKeepsakes(database, sealer, nowMs, () => outlet().policy.passcodeDays)
  const customers = createCustomerFinder({ journal, states, spareTime })
  const printers = createPrinterStore(join(folder, 'printers.json'), join(folder, 'paper'))
  const pins = createPins({ database, nowMs, steadyMs, cost: options.pinCost })
  const outlet = (): Outlet => states.load(outletAggregate, outletStreamId).state as Outlet
  const staffName = (staffId: string): string => rows.get<StaffRow>('staff', staffId)?.name ?? staffId
  const zone = (): string => outlet().details?.zone ?? 'Asia/Shanghai'
  const calendar = outletCalendar(outlet, reference.holidays)
  const figureStore = createFigureStore({
    ...{ rows, calendar, policy: () => outlet().policy, nowMs, spareTime },
  })

  const issuedNumbers = createIssuedNumbers({ database, journal, identity: () => identity, spareTime })
  const erased = createErasedList(folder)
  const backups = createBackups({
    ...{ folder, database, journal, rows, erased: erased.read },
    ...{ keys: options.keys, keyWraps: options.keyWraps, thread: options.backupThread },
    identity: () => identity,
    outletName: () => outlet().details?.nameZh ?? '',
    zone: () => outlet().details?.zone ?? 'Asia/Shanghai',
    nowMs,
    log,
    onDone: () => door.tellStatus(),
    spareTime,
  })

  const warranty = createWarranty({
    ...{ folder, database, rows, states, catalogue, nowMs, zone, log },
    shipped: reference.rules,
    policy: () => outlet().policy,
  })
  const partsUsedOn = createPartsUsedOn(journal)
  const day = { rows, states, partsUsedOn, calendar, policy: () => outlet().policy, nowMs }
  const counted = { ...day, store: figureStore, staffName, part: catalogue.part }
  const context = createContext({
    ...{ database, states, nowMs, newId, calendar },
    warranty: warranty.caseFile.inContext,
    identity: () => identity,
    closedTickets: (fromDay, toDay) => closedTickets(rows, fromDay, toDay),
    part: catalogue.part,
    dayData: (of) => dayData(day, of),
    reportData: (fromDay, toDay) => reportData(counted, reference.faults, fromDay, toDay),
    testsFor: reference.testsFor,
    stockOnHand: (bins) => stockOnHand(rows, bins),
    ...paperContext({ rows, states, attachments, printers }),
  })
  const core = {
    ...{ database, journal, states, rows, sealer, context, newId, beforeCommit: options.beforeCommit },
    identity: () => identity,
  }
  const highWater = createHighWater({ database, markFile, machine, identity: () => identity })
  const kept = createKeptDocuments({ database, sealer })
  const runCommand = createExecute(core)
  const recordFacts = createRecord(core)

  const sessions = createSessions((windowId) => {
    if (!sessions.person(windowId)) customerScreen.left(windowId)
    door.tellStatus(windowId)
  })
  const customerScreen = createCustomerScreen({
    attachments,
    tell: (to, message) => door.send(to, message),
    outletName: () => outlet().details?.nameZh ?? '',
    keepSigned: (hash, text) => kept.keep(`signed-${hash}`, hash, text),
    openWindow: () => options.customerWindow?.open() ?? false,
    closeWindow: () => options.customerWindow?.close(),
  })
  const printEngine = createPrintEngine({ ...options.printing, folder: join(folder, 'spool') })
  const engine = options.practice ? practiceEngine(printEngine) : printEngine
  const link = createHeadquartersLink({
    takeCatalogue: catalogueTaker({ folder, catalogue, importer }),
    ...{ folder, database, journal, sealer, catalogue, nowMs, newId, log, fetch: options.fetch },
    keys: options.keys,
    ...warranty,
    identity: () => identity,
    onChange: () => door.tellStatus(),
    executeAs: (name, input, commandId) => executeAs(headquarters, name, input, { commandId }),
  })
  const build = (job: PrintJob) =>
    buildDocument(
      {
        ...{ journal, states, rows, attachments, reference, catalogue, outlet, day },
        ...warranty,
        gapReport: issuedNumbers.gapReport,
        syncSentence: link.sentence,
        headquartersUrl: link.address,
        staffName,
        station: () => identity.station,
        nowMs,
      },
      job,
    )
  const spool = createSpool({
    rows,
    states,
    engine,
    build,
    practice: options.practice === true,
    whenSeen: spareTime.seen,
    printersFor: (job) => printers.printersFor(job.paper, job.wantedPrinter),
    record: (facts) => void afterCommit(recordFacts(facts, system)),
    keepDocument: ({ id, subject }, hash, models) =>
      kept.keep(id, hash, JSON.stringify(models), keyOfPaper(states, subject)),
    log,
  })

  const reports = createReports({
    ...{ folder, rows, states, engine, printers, outlet, zone, staffName, nowMs, log },
    station: () => identity.station,
    make: (input) => executeAs(system, 'makeReport', input),
  })
  const privacy = createForget({ list: erased, kept, database, rows, states, attachments, keepsakes })
  const drawer = createDrawer({
    printers: () => printers.read().printers,
    engine,
    nowMs,
    changed: () => door.tellStatus(),
    log,
  })
  const follow = createFollow({
    journal,
    states,
    customers,
    sessions,
    keepsakes,
    wakeSpool: spool.wake,
    forgetPerson: (customerId) => {
      privacy.forget(customerId)
      backups.purgeSoon()
    },
    openDrawer: drawer.open,
    dayClosed: () => {
      link.dayClosed()
      backups.schedule.dayClosed()
    },
  })

  /** Everything that follows a commit, in this order: windows, search, secrets, paper, headquarters. */
  function afterCommit(done: Executed): Executed {
    if (done.published) {
      door.publish(done.published)
      figureStore.changed(new Set(done.facts.map(({ envelope }) => envelope.stream)))
      for (const { envelope, payload } of done.facts) follow(envelope.stream, envelope.type, payload)
      highWater.later()
    }
    door.tellStatus()
    return done
  }

  function executeAs<Name extends CommandName>(
    giver: Giver,
    name: Name,
    input: CommandInput<Name>,
    given: { readonly commandId?: string; readonly expected?: Readonly<Record<string, number>> } = {},
  ): Answer<unknown> {
    const request = { commandId: given.commandId ?? newId(), name, input, expected: { ...given.expected } }
    return afterCommit(runCommand(request, giver)).answer
  }

  function nameStation(code: string, station: string): void {
    identity = { ...identity, outlet: code, station }
    database.transaction(() => saveIdentity(database, identity))
  }

  const door = createDoor({
    sessions,
    log,
    newId,
    asked: spareTime.asked,
    isSetUp: () => outlet().details !== undefined,
    execute: (request, giver) => afterCommit(runCommand(request, giver)).answer,
    approve: createApprove({ states, pins }),
    handlers: allHandlers({
      options,
      database,
      journal,
      states,
      rows,
      reference,
      ...warranty,
      catalogue,
      importer,
      customers,
      ...{ counted, reports, issuedNumbers },
      keepsakes,
      attachments,
      printers,
      pins,
      sessions,
      backups,
      kept,
      engine,
      build,
      link,
      customerScreen,
      calendar,
      outlet,
      zone,
      staffName,
      identity: () => identity,
      nameStation,
      executeAs: (name, input) => executeAs(system, name, input),
      executeFor: (giver, name, input) => executeAs(giver, name, input),
      record: (facts, giver) => void afterCommit(recordFacts(facts, giver)),
    }),
    status: (person): Pushed =>
      statusOf({
        person,
        outlet: outlet(),
        identity,
        demo: options.demo === true,
        rows,
        link,
        states,
        hasPrinter: printers.read().printers.length > 0,
        practice: options.practice === true,
        settled: settled.reason,
        drawerStuckSinceMs: drawer.stuckSinceMs(),
        nowMs,
      }),
  })

  const checkpoints = startCheckpoints(database, spareTime)

  return {
    door,
    ...{ database, journal, states, rows, catalogue, importer, reference, warranty },
    ...{ printers, spool, build, link, backups, reports, executeAs },
    nameStation,
    setPin: pins.set,
    start: async () => {
      const lost = spool.recover()
      if (lost > 0) log('slips of unknown paper state', { count: lost })
      keepsakes.sweepSecrets()
      spool.wake()
      if (!options.practice) link.start()
      backups.schedule.start()
      privacy.eraseAgain({
        erase: (customer) => executeAs(system, 'eraseCustomer', customer),
        record: (fact) => void afterCommit(recordFacts([fact], system)),
      })
      void backups.backup.purge()
      await privacy.sweep()
      await customers.fill()
      await issuedNumbers.fill()
      await figureStore.fill()
      if (!options.practice) reports.schedule.start()
    },
    close: async () => {
      checkpoints.stop()
      figureStore.stop()
      await backups.stop()
      await reports.schedule.stop()
      await link.stop()
      await spool.stop()
      door.close()
      await highWater.end()
      await importer.stop()
      catalogue.close()
      warranty.serials.close()
      database.close()
      await backups.close()
    },
  }
}
