/** The limit of the rules that this repair runs against, in one line at the top of the job. */

import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { useClaimRow } from '../../mirror/queries'
import { useQuestion } from '../../use-question'
import { toneOf, useClockSentence } from '../warranty/clock-lines'
import classes from '../warranty/warranty.module.css'
import type { OpenDesk } from './use-job'

export function RepairClock({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const sentence = useClockSentence()
  const { ticket } = desk.detail
  const row = useClaimRow(ticket.id)
  const claim = useQuestion(
    'claim',
    ticket.intake.deviceId === undefined
      ? null
      : { ticketId: ticket.id, language: language === 'zh' ? 'zh-CN' : 'en' },
    [ticket.revision, row?.revision],
  ).data
  const clock = claim?.answer.clock
  if (!clock) return null
  const tone = toneOf(clock.limits[clock.governing ?? -1])
  return (
    <span
      className={tone ? classes.note : classes.quiet}
      data-tone={tone}
      title={t('clockSplit', {
        days: clock.daysInRepair,
        us: clock.byUs,
        parts: clock.byParts,
        customer: clock.byCustomer,
      })}
    >
      {sentence(clock)}
    </span>
  )
}
