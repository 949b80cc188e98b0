/**
 * What nearly every ticket paper says: whose device, which device, what is wrong with it, how it came in. The clear
 * name and phone are read from the customer's own record, which can be erased; the passcode is never read at all.
 */

import { type CalendarDay, calendarDayAt } from '../../../shared/calendar/calendar-day'
import { causeNamed } from '../../../shared/catalogue/cause'
import { type DeviceClass, deviceClassNames, englishModelName } from '../../../shared/catalogue/model'
import type { CustomerDetails } from '../../../shared/customer/events'
import { type Customer, customerAggregate } from '../../../shared/customer/state'
import { type Device, deviceAggregate } from '../../../shared/device/state'
import type { CustomerOnPaper, DeviceOnPaper, PrintContext } from '../../../shared/documents/frame'
import type { CheckItem, DocumentModel, Holder, Picture } from '../../../shared/documents/model'
import { ok, refused } from '../../../shared/result'
import { type PartLine, type Step, type Ticket, ticketAggregate } from '../../../shared/ticket/state'
import { type Built, holdersOf, type PaperJob } from './paper-job'

export interface TicketPaper extends PaperJob {
  readonly ticket: Ticket
  readonly device: Device | undefined
  /** `undefined`: erased, or never readable here. */
  readonly customer: CustomerDetails | undefined
}

export function onTicket(
  build: (paper: TicketPaper) => Built,
  fits: (ticket: Ticket, paper: PaperJob) => boolean = () => true,
): (paper: PaperJob) => Built {
  return (paper) => {
    if (paper.subject.kind !== 'ticket') return refused('form-not-for-subject')
    const found = ticketPaper(paper, (ticket) => fits(ticket, paper))
    if (found) return build(found)
    return paper.history.state<Ticket | undefined>(ticketAggregate, paper.subject.id)
      ? refused('form-not-for-subject')
      : refused('subject-unknown')
  }
}

export function ticketPaper(
  paper: PaperJob,
  fits: (ticket: Ticket) => boolean = () => true,
): TicketPaper | undefined {
  const ticket = paper.history.latest<Ticket | undefined>(
    ticketAggregate,
    paper.subject.id,
    (state) => state !== undefined && fits(state),
  )
  if (!ticket) return undefined
  const { deviceId, customerId } = ticket.intake
  const device =
    deviceId === undefined ? undefined : paper.history.state<Device | undefined>(deviceAggregate, deviceId)
  return { ...paper, ticket, device, customer: customerOf(paper, customerId) }
}

/** As recorded then, unless it has been erased since: erased is erased on every paper. */
export function customerOf(paper: PaperJob, customerId: string): CustomerDetails | undefined {
  const now = paper.dependencies.states.load(customerAggregate, customerId).state as Customer | undefined
  if (!now || now.erased) return undefined
  return paper.history.state<Customer | undefined>(customerAggregate, customerId)?.details
}

export function clearCustomer(details: CustomerDetails): CustomerOnPaper {
  const phone = details.phones[0] ?? ''
  if (details.kind === 'person') {
    return { name: details.name, phone, ...(details.company ? { company: details.company } : {}) }
  }
  const contact = details.contacts[0]
  return {
    name: contact?.name || details.name,
    phone: contact?.phone || phone,
    company: details.company || details.name,
  }
}

/** For papers that mask by themselves, and as all there is of an erased customer. */
export function knownCustomer(paper: TicketPaper): CustomerOnPaper {
  const { intake } = paper.ticket
  return paper.customer
    ? clearCustomer(paper.customer)
    : { name: intake.customerName, phone: intake.customerPhone }
}

/** One document for each holder; the customer's own is refused when nothing readable is left of the customer. */
export function forHolders(
  paper: TicketPaper,
  usual: 'customer' | 'both',
  build: (context: PrintContext, customer: CustomerOnPaper) => DocumentModel,
): Built {
  const holders: readonly Holder[] = holdersOf(paper, usual)
  if (!paper.customer && holders.includes('customer')) return refused('customer-erased')
  const customer = knownCustomer(paper)
  return ok(holders.map((holder) => build({ ...paper.context, holder }, customer)))
}

export function deviceOnPaper(paper: TicketPaper): DeviceOnPaper {
  const { intake } = paper.ticket
  const details = paper.device?.details
  const serial = details?.serial || intake.serial
  const imei = details?.imei ?? ''
  const productLine = className(paper, intake.deviceClass)
  return {
    model: modelName(paper, intake.modelId, intake.modelName),
    ...(productLine === '' ? {} : { productLine }),
    ...(serial === '' || serial === imei ? {} : { serial }),
    ...(imei === '' ? {} : { imei }),
    ...(details?.imei2 ? { imei2: details.imei2 } : {}),
  }
}

/** The Chinese name as it was recorded; for English paper the catalogue's, where the model is in it. */
export function modelName(paper: PaperJob, modelId: string, recorded: string): string {
  const model =
    paper.language === 'en' && modelId !== '' ? paper.dependencies.catalogue.model(modelId) : undefined
  return model ? englishModelName(model) : recorded
}

export function className(paper: PaperJob, deviceClass: string): string {
  if (!Object.hasOwn(deviceClassNames, deviceClass)) return ''
  return deviceClassNames[deviceClass as DeviceClass][paper.language === 'zh-CN' ? 'zh' : 'en']
}

export function partName(paper: PaperJob, line: Pick<PartLine, 'partNumber' | 'name'>): string {
  if (paper.language === 'zh-CN') return line.name
  return paper.dependencies.catalogue.part(line.partNumber)?.nameEn ?? line.name
}

export function faultName(paper: PaperJob, code: string): string {
  const fault = code === '' ? undefined : paper.dependencies.reference.faults.find((one) => one.code === code)
  return fault ? fault[paper.language === 'zh-CN' ? 'nameZh' : 'nameEn'] : ''
}

/** The name of the fault and the customer's own words. Empty: nobody could say. */
export function faultText(paper: TicketPaper): string {
  const { intake } = paper.ticket
  const said = intake.fault.trim() === '故障待查' ? '' : intake.fault.trim()
  const name = faultName(paper, intake.faultCode)
  if (name === '' || said === '' || said.includes(name)) return said || name
  return `${name}${paper.language === 'zh-CN' ? '：' : ': '}${said}`
}

function causeName(language: PaperJob['language'], code: string): string {
  const cause = causeNamed(code)
  return cause ? cause[language === 'zh-CN' ? 'nameZh' : 'nameEn'] : ''
}

export function diagnosisText(paper: TicketPaper): string {
  const { diagnosis } = paper.ticket
  if (!diagnosis) return paper.words('notDiagnosed')
  const name = faultName(paper, diagnosis.faultCode)
  return [name, causeName(paper.language, diagnosis.causeCode), diagnosis.finding.trim()]
    .filter((text) => text !== '')
    .join(paper.language === 'zh-CN' ? '；' : '; ')
}

export function warrantyWord(paper: TicketPaper): string | undefined {
  const { warranty } = paper.ticket.intake
  if (!warranty) return undefined
  const chinese = paper.language === 'zh-CN'
  if (warranty.covered) return chinese ? '保内' : 'In warranty'
  return chinese ? '保外' : 'Out of warranty'
}

/** What the counter read to the customer at intake, word for word. */
export function warrantyLines(paper: TicketPaper): readonly string[] {
  const { warranty } = paper.ticket.intake
  const sentence = paper.language === 'zh-CN' ? warranty?.sentenceZh : warranty?.sentenceEn
  return sentence?.trim() ? [sentence.trim()] : []
}

export function accessoriesOnPaper(
  paper: TicketPaper,
  only?: readonly string[],
): readonly { readonly name: string; readonly count: number }[] {
  const names = named(paper, 'accessories')
  return paper.ticket.intake.accessories
    .filter((item) => only === undefined || only.includes(item.id))
    .map(({ id, name, count }) => ({ name: names(id, name), count }))
}

export function conditionOnPaper(paper: TicketPaper): readonly CheckItem[] {
  const names = named(paper, 'condition')
  const states = { good: 'yes', bad: 'no', unknown: 'open' } as const
  return paper.ticket.intake.condition.map(({ id, name, state, note }) => ({
    label: names(id, name),
    state: states[state],
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }))
}

export function knownBefore(paper: TicketPaper): readonly string[] {
  const names = named(paper, 'condition')
  return paper.ticket.intake.condition.flatMap(({ id, name, note, alreadyOn }) =>
    alreadyOn ? [[alreadyOn, names(id, name), note].filter(Boolean).join(' ')] : [],
  )
}

export function testsOnPaper(paper: TicketPaper): readonly CheckItem[] {
  const names = named(paper, 'tests')
  return (paper.ticket.test?.items ?? [])
    .filter((item) => item.result !== 'notApplicable')
    .map(({ id, name, result }) => ({ label: names(id, name), state: result === 'pass' ? 'yes' : 'no' }))
}

/** Lists are recorded in Chinese with their id; English paper looks the id up. */
export function named(
  paper: TicketPaper,
  list: 'accessories' | 'condition' | 'tests',
): (id: string, recorded: string) => string {
  if (paper.language === 'zh-CN') return (_id, recorded) => recorded
  const items = paper.dependencies.reference.forClass(paper.ticket.intake.deviceClass)[list]
  const english = new Map(items.map((item) => [item.id, item.nameEn]))
  return (id, recorded) => english.get(id) ?? recorded
}

/** A signature is the person's: once they are erased it is on no paper any more. */
export function signatureOf(paper: TicketPaper, hash: string | undefined): Picture | undefined {
  const kept = hash && paper.customer ? paper.dependencies.attachments.get(hash) : undefined
  if (!kept || (kept.mime !== 'image/png' && kept.mime !== 'image/jpeg')) return undefined
  return { mime: kept.mime, base64: Buffer.from(kept.bytes).toString('base64') }
}

export function lastStep(ticket: Ticket, types: readonly Step['type'][]): Step | undefined {
  return ticket.steps.filter((step) => types.includes(step.type)).at(-1)
}

export function replacementOf(paper: TicketPaper): Device | undefined {
  const id = paper.device?.exchangedBy
  return id === undefined ? undefined : paper.history.state<Device | undefined>(deviceAggregate, id)
}

export function dayOf(paper: PaperJob, atMs: number): CalendarDay {
  return calendarDayAt(atMs, paper.zone)
}

/** What stands on a field of the finished document, where the facts say it better than the form's own choice. */
export function withField(model: DocumentModel, key: string, value: string | undefined): DocumentModel {
  return {
    ...model,
    blocks: model.blocks.flatMap((block) => {
      if (block.kind !== 'fields' || !block.fields.some((field) => field.key === key)) return [block]
      const fields = block.fields.flatMap((field) =>
        field.key !== key ? [field] : value === undefined ? [] : [{ ...field, value }],
      )
      return fields.length === 0 ? [] : [{ ...block, fields }]
    }),
  }
}
