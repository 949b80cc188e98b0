/**
 * What the customer gets back for a device that is returned: the amount and its arithmetic as the rules give them, one
 * key to agree on it. Another amount needs a reason, and a manager beside the clerk.
 */

import { Button } from '@mantine/core'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { managerRoles } from '../../../shared/staff/roles'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { returnWords } from '../../i18n/return'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { AmountField } from '../../ui/fields'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { ManagerFields, useManagerBeside } from '../approval/second-person'
import { ReasonField } from './reason-field'
import classes from './ticket.module.css'

const typedSchema = z.object({
  /** `null`: emptied, or not an amount. */
  amountFen: z.number().nullish(),
  reason: z.string(),
})
const nothing: z.output<typeof typedSchema> = { reason: '' }

export function ReturnPrice(props: { readonly detail: TicketDetail; readonly onDone: () => void }) {
  const t = useT(returnWords)
  const language = useLanguage()
  const person = usePerson()
  const { tell } = useLastFact()
  const beside = useManagerBeside()
  const { ticket } = props.detail
  const claim = useQuestion('claim', { ticketId: ticket.id, language: language === 'zh' ? 'zh-CN' : 'en' }, [
    ticket.revision,
  ])
  const computedFen = claim.data?.answer.refund?.amountFen ?? undefined
  const draft = useFieldsDraft(`ticket.return.${ticket.id}`, nothing, typedSchema)
  const act = useAct(draft)
  const { amountFen: typedFen = ticket.returnPrice?.amountFen ?? computedFen, reason } = draft.value
  const amountFen = typedFen ?? undefined
  const byTheRules = amountFen !== undefined && amountFen === computedFen
  const isManager = managerRoles.includes(person.role)
  const isAgreed = amountFen !== undefined && amountFen === ticket.returnPrice?.amountFen
  const isReady =
    amountFen !== undefined &&
    amountFen > 0 &&
    !isAgreed &&
    (byTheRules || (reason.trim() !== '' && (isManager || beside.approval !== undefined)))

  async function agree() {
    if (amountFen === undefined) return
    const done = await act.give(
      'agreeReturnPrice',
      { ticketId: ticket.id, amountFen, reason: byTheRules ? '' : reason },
      { [`ticket/${ticket.id}`]: ticket.revision },
      byTheRules || isManager ? undefined : beside.approval,
    )
    beside.type('')
    if (!done) return
    draft.clear()
    tell({ text: t('agreedLine', { number: ticket.intake.number, amount: formatYuan(amountFen) }) })
    props.onDone()
  }

  return (
    <section className={classes.box} data-tone="waiting" aria-label={t('title')}>
      <h3 className={classes.heading}>{t('title')}</h3>
      <ProblemBanner problem={act.problem} />
      <ul className={classes.list}>
        {(claim.data?.card.refund ?? []).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {claim.data && computedFen === undefined ? (
        <p className={classes.quiet}>{t('noneByTheRules')}</p>
      ) : null}
      {ticket.returnPrice ? (
        <p className={classes.note} data-tone="ready" role="status">
          ● {t('agreed', { amount: formatYuan(ticket.returnPrice.amountFen) })}
          {ticket.returnPrice.reason === '' ? '' : ` · ${ticket.returnPrice.reason}`}
        </p>
      ) : null}
      <div className={classes.pair}>
        <AmountField
          label={t('amount')}
          fen={amountFen}
          onChange={(fen) => draft.type({ amountFen: fen ?? null })}
        />
        {amountFen === undefined || byTheRules || isAgreed ? null : (
          <ReasonField value={reason} onChange={(text) => draft.type({ reason: text })} />
        )}
      </div>
      {amountFen === undefined || byTheRules || isAgreed || isManager ? null : (
        <>
          <p className={classes.quiet}>{t('beyond')}</p>
          <div className={classes.pair}>
            <ManagerFields beside={beside} />
          </div>
        </>
      )}
      <div className={classes.actions}>
        <Button disabled={!isReady} loading={act.busy} onClick={() => void agree()}>
          {t('agree')}
        </Button>
      </div>
    </section>
  )
}
