/**
 * 机身标签: one for the device and one for each thing left with it, whose own code lets a scanner tick it back at
 * hand-over. A job may ask for the device's alone (`accessories: false`) or for those of the accessories alone, or be
 * about many devices at once (`labels/<id>`), one after the other.
 */

import { type DeviceLabelData, deviceLabel } from '../../../shared/documents/forms/device-label'
import type { DocumentModel } from '../../../shared/documents/model'
import { labelTickets } from '../../../shared/print/labels'
import { ok, refused } from '../../../shared/result'
import { formatAccessoryLabel } from '../../../shared/scan/accessory-label'
import { ticketAggregate } from '../../../shared/ticket/state'
import type { Built, PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'

/** As many letters as one of our own numbers has. */
const mostOnLabel = 18

/** Places that are no shelf. */
const notAShelf: readonly string[] = ['counter', 'bench', 'customer', 'out', '']

export function buildLabels(paper: PaperJob): Built {
  if (paper.subject.kind === 'enquiry') return ofEnquiry(paper)
  if (paper.subject.kind !== 'labels') return ofTicket(paper)
  const labels = labelTickets(paper.job.parameters).flatMap((id) => {
    const built = ofTicket({ ...paper, subject: { kind: ticketAggregate.kind, id } })
    return built.kind === 'ok' ? built.value : []
  })
  return labels.length === 0 ? refused('subject-unknown') : ok(labels)
}

/** Nothing is taken in: the device stands in the job itself, and its own number is what the next scan opens. */
function ofEnquiry(paper: PaperJob): Built {
  const serial = paper.text('serial') || paper.text('imei')
  const deviceModel = parts.modelName(paper, paper.text('modelId'), paper.text('modelName'))
  if (serial === '' || deviceModel === '') return refused('form-not-for-subject')
  const label = deviceLabel(paper.context, {
    ...{ serviceNumber: serial.slice(-mostOnLabel), code: serial, deviceModel, serial, customerName: '' },
    ...{ receivedAtMs: paper.job.requestedAtMs, mark: paper.words('mark.enquiry') },
  })
  return ok([label])
}

const ofTicket = onTicket(
  (paper) => {
    const wanted = paper.wish('accessories')
    const data = labelData(paper)
    const device = wanted === 'only' ? [] : [deviceLabel(paper.context, data)]
    const accessories = wanted === false ? [] : accessoryLabels(paper, data)
    return ok([...device, ...accessories])
  },
  (ticket, paper) =>
    ticket.intake.modelName !== '' &&
    (paper.wish('accessories') !== 'only' || ticket.intake.accessories.length > 0),
)

function labelData(paper: TicketPaper): DeviceLabelData {
  const { ticket } = paper
  const device = parts.deviceOnPaper(paper)
  const serial = device.serial ?? device.imei
  const fault = parts.faultText(paper)
  const mark = markOf(paper)
  return {
    serviceNumber: ticket.intake.number,
    deviceModel: device.model,
    customerName: ticket.intake.customerName,
    receivedAtMs: ticket.receivedAtMs,
    ...(serial ? { serial } : {}),
    ...(fault ? { fault } : {}),
    ...(ticket.promisedAtMs === undefined ? {} : { promisedAtMs: ticket.promisedAtMs }),
    ...(notAShelf.includes(ticket.place) ? {} : { bin: ticket.place }),
    ...(mark ? { mark } : {}),
  }
}

/** One mark only, the one that changes what the bench does. */
function markOf({ ticket, words }: TicketPaper): string | undefined {
  if (ticket.intake.repeatOf !== undefined) return words('mark.repeat')
  if (ticket.priority === 'critical') return words('mark.critical')
  const { warranty } = ticket.intake
  return warranty && words(warranty.covered ? 'mark.covered' : 'mark.notCovered')
}

function accessoryLabels(paper: TicketPaper, data: DeviceLabelData): readonly DocumentModel[] {
  const items = parts.accessoriesOnPaper(paper)
  return items.map(({ name, count }, index) => {
    const label = deviceLabel(paper.context, {
      ...data,
      accessory: { name: count > 1 ? `${name} ×${count}` : name, index: index + 1, of: items.length },
    })
    const code = formatAccessoryLabel({ ticketNumber: data.serviceNumber, item: index + 1 })
    return code === undefined ? label : withCode(label, code)
  })
}

function withCode(label: DocumentModel, code: string): DocumentModel {
  return {
    ...label,
    head: { ...label.head, number: code, code },
    blocks: label.blocks.map((block) =>
      block.kind === 'face' ? { ...block, face: { ...block.face, code, number: code } } : block,
    ),
  }
}
