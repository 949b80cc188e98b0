/** 发货单 of parts that leave for another outlet, headquarters or a vendor: the receiver counts the box against it. */

import { type DeliveryNoteData, deliveryNote } from '../../../shared/documents/forms/delivery-note'
import { refused } from '../../../shared/result'
import { type Transfer, transferAggregate } from '../../../shared/transfer/state'
import { type Built, one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'

export function buildTransferNote(paper: PaperJob): Built {
  const { subject, history, words, dependencies, job } = paper
  const transfer = history.state<Transfer | undefined>(transferAggregate, subject.id)
  if (!transfer) return refused('subject-unknown')
  const { carrier, waybill, person, phone, address } = transfer
  const data: DeliveryNoteData = {
    deliveryNumber: transfer.number,
    shippedAtMs: transfer.sentAtMs,
    purpose: words(transfer.from === 'defective' ? 'send.defectiveParts' : 'send.parts'),
    consignee: {
      kind: transfer.toKind,
      name: transfer.to,
      address,
      ...(person ? { person } : {}),
      ...(phone ? { phone } : {}),
    },
    packages: paper.amount('packages') ?? 1,
    items: transfer.lines.map(({ partNumber, name, quantity, serials }) => ({
      name: parts.partName(paper, { partNumber, name }),
      number: partNumber,
      quantity,
      ...(serials.length > 0 ? { serial: serials.join('\n') } : {}),
    })),
    remarks: transfer.reason,
    shippedBy: dependencies.staffName(job.requestedBy),
    ...(carrier ? { carrier } : {}),
    ...(waybill ? { waybill } : {}),
  }
  const note = deliveryNote(paper.context, data)
  return one(address === '' ? parts.withField(note, 'consigneeAddress', undefined) : note)
}
