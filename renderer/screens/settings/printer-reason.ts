/** A printer's reason as a sentence in the language of the screen. */

import { type PrintReason, printReasons, printReasonText } from '../../../shared/documents/print-reasons'
import type { Language } from '../../i18n/language'

export function printerReason(reason: string, language: Language): string {
  const known = printReasons.find((one): one is PrintReason => one === reason)
  return known ? printReasonText(known, language === 'zh' ? 'zh-CN' : 'en') : reason
}
