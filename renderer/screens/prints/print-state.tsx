/** What became of a slip: a shape, a word and, where it did not come out, the reason as a sentence. */

import { type PrintReason, printReasons, printReasonText } from '../../../shared/documents/print-reasons'
import type { PrintRow, PrintStatus } from '../../../shared/print/state'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { problemText } from '../../i18n/refusals'
import { StatusBadge, type StatusTone } from '../../ui/status-badge'

export const printTone: Readonly<Record<PrintStatus, StatusTone>> = {
  queued: 'waiting',
  printing: 'repairing',
  printed: 'ready',
  failed: 'breach',
  unknown: 'waiting',
  cancelled: 'neutral',
}

export function PrintState({ row }: { readonly row: PrintRow }) {
  const t = useT(printsWords)
  const reason = reasonText(row, useLanguage())
  return (
    <>
      <StatusBadge tone={printTone[row.status]} label={t(`status_${row.status}`)} /> {reason}
    </>
  )
}

export function reasonText(row: PrintRow, language: Language): string {
  if (row.outcomeReason === '' || row.status === 'printed') return ''
  const known = printReasons.find((reason): reason is PrintReason => reason === row.outcomeReason)
  return known
    ? printReasonText(known, language === 'zh' ? 'zh-CN' : 'en')
    : problemText({ reason: row.outcomeReason }, language)
}
