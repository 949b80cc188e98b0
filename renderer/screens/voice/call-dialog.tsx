/**
 * One follow-up call: what to say, what was answered, what to do when nobody answers. The phone is shown only after a
 * reason was recorded, and forgotten when this closes.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { CustomerDetails } from '../../../shared/customer/events'
import type { FollowUpItem } from '../../../shared/voice/answers'
import {
  type FollowUpAnswers,
  followUpAnswersSchema,
  followUpQuestions,
  negativeAnswers,
} from '../../../shared/voice/follow-up'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { LongTextField } from '../../ui/fields'
import { dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { usePerson, useStatus } from '../../workstation'
import { RevealButton, RevealedDetails } from '../customer/reveal'
import { useModelName } from '../device/use-model-name'
import classes from './voice.module.css'

const callSchema = z.object({
  wanted: z.enum(['call', 'notReached', 'drop']),
  answers: followUpAnswersSchema,
  remark: z.string(),
  note: z.string(),
})

const nothingAsked: FollowUpAnswers = {
  works: 'unasked',
  explained: 'unasked',
  onTime: 'unasked',
  attitude: 'unasked',
}

export function CallDialog(props: { readonly item: FollowUpItem; readonly onClose: () => void }) {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const language = useLanguage()
  const { tell } = useLastFact()
  const { open } = useNavigation()
  const { ticket, lastNote, tries } = props.item
  const [details, setDetails] = useState<CustomerDetails>()
  const ticketId = ticket.id
  const typed = useFieldsDraft(
    `voice.call.${ticketId}`,
    { wanted: 'call', answers: nothingAsked, remark: '', note: '' },
    callSchema,
  )
  const act = useAct(typed)
  const { wanted, answers, remark, note } = typed.value
  const negative = negativeAnswers(answers).length > 0
  const asked = Object.values(answers).some((answer) => answer !== 'unasked')
  const { number } = ticket

  async function save() {
    if (wanted === 'notReached') {
      const done = await act.give('recordNotReached', { ticketId, note })
      if (!done) return
      tell({ text: t('callAgain', { number, day: dayText(done.value.nextDay, language) }) })
    } else if (wanted === 'drop') {
      const done = await act.give('dropFollowUp', { ticketId, reason: note })
      if (!done) return
      tell({ text: t('callDropped', { number }) })
    } else {
      const done = await act.give('recordFollowUp', {
        ticketId,
        customerId: ticket.customerId,
        answers,
        remark,
        complaintId: typed.id,
      })
      if (!done) return
      const complaint = done.value.complaintNumber
      tell({
        text: complaint === '' ? t('callSaved', { number }) : t('callComplaint', { number, complaint }),
      })
    }
    typed.clear()
    props.onClose()
  }

  const possible =
    wanted === 'call'
      ? asked && (!negative || remark.trim() !== '')
      : wanted === 'notReached' || note.trim() !== ''
  const label =
    wanted === 'call'
      ? t(negative ? 'saveAndComplain' : 'saveCall')
      : t(wanted === 'notReached' ? 'notReached' : 'dropCall')
  return (
    <Dialog
      title={t('callTitle', { number })}
      size={820}
      onClose={props.onClose}
      primary={{ label, run: () => void save(), disabled: act.busy || !possible }}
      extra={
        <Button variant="default" onClick={() => open({ kind: 'ticket', id: ticketId })}>
          {t('openTicket')}
        </Button>
      }
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <div className={classes.chosen}>
          <span>
            {ticket.customerName} · <span className="tabular">{ticket.customerPhone}</span> ·{' '}
            {modelName(ticket)}
          </span>
          {details ? null : (
            <RevealButton customerId={ticket.customerId} ticketId={ticketId} onRevealed={setDetails} />
          )}
        </div>
        {details ? <RevealedDetails details={details} onHide={() => setDetails(undefined)} /> : null}
        {tries > 0 ? (
          <span className={classes.quiet}>{t('lastTry', { note: lastNote || t('notReached') })}</span>
        ) : null}
        <BigChoice
          label={t('call')}
          choices={[
            { value: 'call', label: t('call') },
            { value: 'notReached', label: t('notReached') },
            { value: 'drop', label: t('dropCall') },
          ]}
          value={wanted}
          onChange={(value) => typed.type({ wanted: value })}
        />
        {wanted === 'call' ? (
          <Script
            item={props.item}
            answers={answers}
            onAnswers={(given) => typed.type({ answers: given })}
            remark={remark}
            onRemark={(text) => typed.type({ remark: text })}
            negative={negative}
          />
        ) : (
          <LongTextField
            label={t(wanted === 'notReached' ? 'notReachedNote' : 'dropReason')}
            value={note}
            autoFocus
            required={wanted === 'drop'}
            maxLength={400}
            onChange={(text) => typed.type({ note: text })}
          />
        )}
      </div>
    </Dialog>
  )
}

function Script(props: {
  readonly item: FollowUpItem
  readonly answers: FollowUpAnswers
  readonly onAnswers: (answers: FollowUpAnswers) => void
  readonly remark: string
  readonly onRemark: (remark: string) => void
  readonly negative: boolean
}) {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const language = useLanguage()
  const person = usePerson()
  const { outlet } = useStatus()
  const { ticket } = props.item
  return (
    <>
      <p className={classes.script}>
        {t('scriptGreeting', {
          outlet: outlet.name,
          person: person.name,
          day: dayText(ticket.closedDay, language),
          model: modelName(ticket),
        })}
      </p>
      <div className={classes.questions}>
        {followUpQuestions.map((question) => (
          <BigChoice
            key={question}
            label={t(`question_${question}`)}
            choices={(['yes', 'no', 'unasked'] as const).map((value) => ({ value, label: t(value) }))}
            value={props.answers[question]}
            onChange={(value) => props.onAnswers({ ...props.answers, [question]: value })}
          />
        ))}
      </div>
      {props.negative ? <ErrorBanner tone="waiting" what={t('remarkWanted')} /> : null}
      <LongTextField
        label={t('remark')}
        value={props.remark}
        required={props.negative}
        maxLength={2000}
        onChange={props.onRemark}
      />
      <p className={classes.script}>{t('scriptEnd')}</p>
    </>
  )
}
