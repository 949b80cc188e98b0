/**
 * From a print job to its document: the bridge between facts and paper. One entry for each form; every form reads the
 * facts as they stood when the job was recorded, and none of them reads a clock, a printer or a passcode.
 */

import type { PrintForm, PrintJob } from '../../../shared/print/state'
import { buildBatchSlip } from './batch-slip'
import { buildClaimReceipt } from './claim-receipt'
import { buildInformationSheet, buildOpinionSheet } from './customer-voice'
import { buildDailySummary } from './daily-summary'
import { buildDeliveryNote } from './delivery'
import { buildDispatchOrder } from './dispatch'
import { buildLabels } from './label'
import { type BuildDependencies, type Built, openPaperJob, type PaperJob } from './paper-job'
import { buildPartsList } from './parts-lists'
import { buildPaymentSlip } from './payment-slip'
import { buildPeriodReport } from './period-report'
import { buildQuotation } from './quotation'
import { buildReconcileSlip } from './reconcile-slip'
import { buildCommissioningReceipt, buildRepairReceipt } from './repair-receipt'
import { buildSalesReturnNote } from './sales-return'
import { buildStockLabels } from './stock-label'
import { buildSurveySheet, buildSurveyStatistics } from './survey'
import { buildWarrantyCard } from './warranty-card'

export type { BuildDependencies, BuildRefusal, Built } from './paper-job'

const builders: Readonly<Record<PrintForm, (paper: PaperJob) => Built>> = {
  claimReceipt: (paper) =>
    paper.subject.kind === 'batch' ? buildBatchSlip(paper) : buildClaimReceipt(paper),
  deviceLabel: buildLabels,
  dispatchOrder: buildDispatchOrder,
  commissioningReceipt: buildCommissioningReceipt,
  repairReceipt: buildRepairReceipt,
  customerInformation: buildInformationSheet,
  customerOpinion: buildOpinionSheet,
  survey: buildSurveySheet,
  surveyStatistics: buildSurveyStatistics,
  salesReturnNote: buildSalesReturnNote,
  deliveryNote: buildDeliveryNote,
  quotation: buildQuotation,
  paymentSlip: buildPaymentSlip,
  partsPickList: buildPartsList,
  dailySummary: buildDailySummary,
  warrantyCard: buildWarrantyCard,
  reconcileSlip: buildReconcileSlip,
  periodReport: buildPeriodReport,
  stockLabel: buildStockLabels,
}

export function buildDocument(dependencies: BuildDependencies, job: PrintJob): Built {
  return builders[job.form](openPaperJob(dependencies, job))
}
