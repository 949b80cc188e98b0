/**
 * Every question's handler, given what it needs. A new topic gets its file beside this one and a line here; nothing
 * is decided here.
 */

import { calendarDayAt } from '../../shared/calendar/calendar-day'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import type { DocumentModel } from '../../shared/documents/model'
import type { NewFact } from '../../shared/events/aggregate'
import type { Outlet } from '../../shared/outlet/state'
import type { PrintJob } from '../../shared/print/state'
import type { QuestionName } from '../../shared/questions/registry'
import { type Answer, ok, type Result } from '../../shared/result'
import type { Backups } from '../backup/backups'
import type { Giver } from '../commands/execute'
import type { CustomerScreen } from '../customer-screen'
import type { Attachments } from '../journal/attachments'
import type { Identity } from '../journal/identity'
import type { Journal } from '../journal/journal'
import type { Keepsakes } from '../journal/keepsakes'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'
import type { Catalogue } from '../lookup/catalogue'
import type { CatalogueImporter } from '../lookup/catalogue-import'
import type { CustomerFinder } from '../lookup/customers'
import { createPartsUsedOn } from '../lookup/day'
import type { FigureDependencies } from '../lookup/figures'
import type { IssuedNumbers } from '../lookup/issued-numbers'
import { createKnowledge } from '../lookup/knowledge'
import type { outletCalendar } from '../lookup/outlet-calendar'
import type { ReferenceData } from '../lookup/reference'
import type { SerialList } from '../lookup/serial-list'
import { stockOuts } from '../lookup/stock-outs'
import type { PrintEngine } from '../printing/engine'
import type { KeptDocuments } from '../printing/kept-documents'
import { createNoteLook } from '../printing/looks'
import type { PrinterStore } from '../printing/printer-store'
import { templateOf } from '../printing/template'
import { testPage } from '../printing/test-page'
import type { Reports } from '../reports/reports'
import type { Pins } from '../session/pins'
import type { Sessions } from '../session/sessions'
import type { HeadquartersLink } from '../sync/link'
import { stationUpdates } from '../updates/station-updates'
import type { RowStore } from '../view/rows'
import { cardNames } from '../warranty/card-names'
import type { CaseFile } from '../warranty/case-file'
import type { RuleSets } from '../warranty/rule-sets'
import type { WorkstationOptions } from '../workstation'
import { archiveHandlers } from './archive'
import { backupHandlers } from './backups'
import { batchHandlers } from './batch'
import { bundleHandlers } from './bundle'
import { catalogueHandlers } from './catalogue'
import { computerHandlers } from './computer'
import { dayHandlers } from './day'
import { figureHandlers } from './figures'
import type { Handlers } from './handler'
import { keptHandlers } from './kept'
import { knowledgeHandlers } from './knowledge'
import { learningHandlers } from './learning'
import { listFileHandlers } from './list-files'
import { listHandlers } from './lists'
import { lookupHandlers } from './lookups'
import { paperHandlers } from './paper'
import { peopleHandlers } from './people'
import { practiceHandlers } from './practice'
import { privacyHandlers } from './privacy'
import { recordHandlers } from './record'
import { reportHandlers } from './reports'
import { rotaHandlers } from './rota'
import { safetyHandlers } from './safety'
import { scanHandlers } from './scans'
import { settingsFileHandlers } from './settings-file'
import { setupHandlers } from './setup'
import { shipmentHandlers } from './shipments'
import { stockHandlers } from './stock'
import { syncHandlers } from './sync'
import { templateHandlers } from './templates'
import { updateHandlers } from './updates'
import { voiceHandlers } from './voice'
import { warrantyHandlers } from './warranty'

export interface HandlerParts {
  readonly options: WorkstationOptions
  readonly database: Database
  readonly journal: Journal
  readonly states: States
  readonly rows: RowStore
  readonly reference: ReferenceData
  readonly ruleSets: RuleSets
  readonly serials: SerialList
  readonly caseFile: CaseFile
  readonly catalogue: Catalogue
  readonly importer: CatalogueImporter
  readonly customers: CustomerFinder
  readonly counted: FigureDependencies
  readonly reports: Reports
  readonly issuedNumbers: IssuedNumbers
  readonly keepsakes: Keepsakes
  readonly attachments: Attachments
  readonly printers: PrinterStore
  readonly pins: Pins
  readonly sessions: Sessions
  readonly backups: Backups
  readonly kept: KeptDocuments
  readonly engine: PrintEngine
  readonly build: (job: PrintJob) => Result<readonly DocumentModel[], string>
  readonly link: HeadquartersLink
  readonly customerScreen: CustomerScreen
  readonly calendar: ReturnType<typeof outletCalendar>
  readonly outlet: () => Outlet
  readonly zone: () => string
  readonly staffName: (staffId: string) => string
  readonly identity: () => Identity
  readonly nameStation: (outlet: string, station: string) => void
  readonly executeAs: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Answer<unknown>
  readonly executeFor: <Name extends CommandName>(
    giver: Giver,
    name: Name,
    input: CommandInput<Name>,
  ) => Answer<unknown>
  /** Facts that no command decides, such as a look at a secret; published like any other. */
  readonly record: (facts: readonly NewFact[], giver: Giver) => void
}

export function allHandlers(parts: HandlerParts): Handlers<QuestionName> {
  const { database, journal, states, rows, reference, catalogue, customers, keepsakes, attachments } = parts
  const { options, printers, pins, sessions, backups, engine, build, link, customerScreen } = parts
  const { outlet, zone, staffName, identity, calendar } = parts
  const { nowMs, newId } = options
  const knowledge = createKnowledge({
    rows,
    nowMs,
    warrantyDays: () => outlet().policy.repairWarrantyDays,
    faultNames: (code) => {
      const fault = reference.faults.find((one) => one.code === code)
      return fault ? `${fault.nameZh} ${fault.nameEn}` : ''
    },
  })
  const partsUsedOn = createPartsUsedOn(journal)
  const day = { rows, states, partsUsedOn, calendar, policy: () => outlet().policy, nowMs }
  const noteLook = createNoteLook({ states, record: parts.record })
  return {
    ...peopleHandlers({ rows, states, pins, sessions }),
    ...setupHandlers({
      store: printers,
      run: options.printing.run,
      keepsakes,
      nowMs,
      states,
      pins,
      newId,
      nameStation: parts.nameStation,
      executeAs: parts.executeAs,
      connect: link.connect,
    }),
    ...listHandlers({
      rows,
      journal,
      identity,
      nowMs,
      clearMirror: options.clearMirror ?? (async () => undefined),
    }),
    ...lookupHandlers({
      rows,
      states,
      catalogue,
      customers,
      keepsakes,
      notices: link.notices,
      staffName,
      zone,
      findArticles: (text, limit) => knowledge.find(text, false, limit),
    }),
    ...knowledgeHandlers({ knowledge, rows, states, catalogue, reference, staffName }),
    ...scanHandlers({ rows, catalogue }),
    ...warrantyHandlers({
      caseFile: parts.caseFile,
      ruleSets: parts.ruleSets,
      serials: parts.serials,
      rows,
      states,
      staffName,
      names: cardNames({ reference, catalogue }),
    }),
    ...keptHandlers({
      attachments,
      keepsakes,
      states,
      nowMs,
      newId,
      formBegun: options.formBegun,
      record: (facts, staffId) => parts.record(facts, { staffId, role: 'technician' }),
    }),
    ...voiceHandlers({ ...day, journal, staffName }),
    ...figureHandlers(parts.counted),
    ...rotaHandlers(parts.counted),
    ...reportHandlers({
      ...{ rows, states, staffName },
      files: parts.reports.files,
      place: parts.reports.place,
      tick: parts.reports.schedule.tick,
      chooseFolder: options.chooseFolder,
      saveFile: options.saveFile,
    }),
    ...dayHandlers({ ...day, journal, issuedNumbers: parts.issuedNumbers, staffName }),
    ...paperHandlers({
      rows,
      states,
      store: printers,
      engine,
      run: options.printing.run,
      build,
      noteLook,
      testPage,
      nowMs,
    }),
    ...archiveHandlers({
      states,
      kept: parts.kept,
      engine,
      build,
      saveFile: options.saveFile,
      journal,
      noteLook,
    }),
    ...batchHandlers({ rows }),
    ...templateHandlers({ states, attachments, outlet, staffName }),
    ...listFileHandlers({
      saveFile: options.saveFile,
      engine,
      printers: () => printers.printersFor('a4'),
      context: (person, language) => ({
        language,
        zone: zone(),
        printedAtMs: nowMs(),
        person: person.name,
        station: identity().station,
        copy: { kind: 'original' },
        template: templateOf(outlet().details, language),
      }),
      nowMs,
    }),
    ...syncHandlers({ link }),
    ...bundleHandlers({
      link,
      saveFile: options.saveFile,
      openFile: options.openFile,
      handed: options.handedFile,
    }),
    ...computerHandlers(options.thisComputer),
    ...learningHandlers({ database, journal }),
    ...shipmentHandlers({ link, identity }),
    ...safetyHandlers({ database, journal, backup: backups.backup }),
    ...backupHandlers({
      backup: backups.backup,
      restore: backups.restore,
      second: backups.secondPlace,
      keys: options.keys,
      chooseFolder: options.chooseFolder,
      chosen: backups.chosen,
      restart: options.restart ?? (() => undefined),
      engine,
      printers: () => printers.printersFor('a4'),
      context: (person) => ({
        language: printers.read().language,
        zone: zone(),
        printedAtMs: nowMs(),
        person,
        station: identity().station,
        copy: { kind: 'original' },
        template: templateOf(outlet().details, printers.read().language),
      }),
      outletName: () => outlet().details?.nameZh ?? '',
      identity,
      nowMs,
    }),
    ...stockHandlers({
      rows,
      states,
      catalogue,
      policy: () => outlet().policy,
      today: () => outlet().openDay ?? calendarDayAt(nowMs(), zone()),
    }),
    ...catalogueHandlers({ importer: parts.importer, chooseFile: options.chooseFile }),
    ...practiceHandlers(options.startPractice),
    ...recordHandlers({ journal, rows, staffName }),
    ...settingsFileHandlers({ outlet, saveFile: options.saveFile, executeFor: parts.executeFor }),
    ...privacyHandlers({
      rows,
      states,
      journal,
      database,
      outlet,
      zone,
      nowMs,
      staffName,
      retentionYears: () => outlet().policy.retentionYears,
      erase: (customerId, reason) => parts.executeAs('eraseCustomer', { customerId, reason }),
      record: parts.record,
      saveFile: options.saveFile,
      executeFor: parts.executeFor,
    }),
    ...updateHandlers({
      updates: stationUpdates({
        folder: options.folder,
        own: options.packageUpdates,
        database,
        rows,
        backup: backups.backup,
        outlet: () => identity().outlet,
        nowMs,
        fetch: options.fetch,
      }),
      version: options.packageUpdates?.version ?? '',
      channel: options.packageUpdates?.channel ?? '',
      fromServer: (options.packageUpdates?.server ?? '') !== '',
      takenBack: options.packageUpdates?.takenBack ?? '',
      notInstalled: options.packageUpdates?.notInstalled ?? '',
      chooseFolder: options.chooseFolder,
    }),
    ...customerScreen.handlers,
    stockOuts: () => ok(stockOuts({ rows, states, part: catalogue.part })),
    reference: ({ deviceClass, modelId }) =>
      ok({
        ...reference.forClass(deviceClass),
        brandCodes: reference.brandCodes(catalogue.model(modelId)?.brand ?? '', deviceClass),
      }),
    addresses: ({ parent }) => ok(reference.addresses(parent)),
  }
}
