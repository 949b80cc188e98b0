/** One complaint from what was said to the check that it was settled: what is done, and the next thing to do. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { PrintForm } from '../../../shared/print/state'
import type { ComplaintDetail } from '../../../shared/voice/answers'
import { complaintClasses, needsMeasures, routeOf } from '../../../shared/voice/complaint-class'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { StatusBadge } from '../../ui/status-badge'
import { Moment, TimeLeft } from '../../ui/texts'
import { type Act, useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { useModelName } from '../device/use-model-name'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { TicketLink } from '../manager/row-links'
import { AnswerPart, MeasuresPart, PassOnPart, VerifyPart } from './complaint-parts'
import { complaintTone } from './complaint-tone'
import { useVoiceVersion } from './use-voice-version'
import classes from './voice.module.css'

const sheetWidth = 820

export function ComplaintSheet(props: { readonly complaintId: string; readonly onClose: () => void }) {
  const t = useT(voiceWords)
  const version = useVoiceVersion()
  const asked = useQuestion('complaint', { complaintId: props.complaintId }, [version])
  const detail = asked.data
  if (!detail) {
    return (
      <SideSheet title={t('loading')} width={sheetWidth} onClose={props.onClose}>
        <AskedProblem asked={asked} />
      </SideSheet>
    )
  }
  return <Shown detail={detail} onClose={props.onClose} />
}

function Shown({ detail, onClose }: { readonly detail: ComplaintDetail; readonly onClose: () => void }) {
  const t = useT(voiceWords)
  const act = useAct()
  const { tell } = useLastFact()
  const [asking, setAsking] = useState<'classify' | 'withdraw'>()
  const { complaint, row } = detail

  async function print(form: PrintForm, name: 'formOpinion' | 'formInformation') {
    const done = await act.give('printDocument', {
      form,
      subject: `complaint/${complaint.id}`,
      number: row.number,
    })
    if (done) tell({ text: t('printed', { form: t(name) }) })
  }

  return (
    <SideSheet
      title={row.number}
      width={sheetWidth}
      onClose={onClose}
      aside={<StatusBadge tone={complaintTone[row.status]} label={t(`status_${row.status}`)} />}
      actions={
        <>
          <Button
            variant="default"
            disabled={act.busy}
            onClick={() => void print('customerInformation', 'formInformation')}
          >
            {t('printInformationNow')}
          </Button>
          <Button
            variant="default"
            disabled={act.busy}
            onClick={() => void print('customerOpinion', 'formOpinion')}
          >
            {t('printOpinionNow')}
          </Button>
          {row.open === 1 ? (
            <>
              <Button variant="default" onClick={() => setAsking('classify')}>
                {t('reclassify')}
              </Button>
              <Button variant="default" onClick={() => setAsking('withdraw')}>
                {t('withdraw')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <About detail={detail} />
        <AnswerPart detail={detail} act={act} />
        {needsMeasures(row.kind) ? (
          <>
            <MeasuresPart detail={detail} act={act} />
            {routeOf(complaint.class) === 'outlet' ? null : <PassOnPart detail={detail} act={act} />}
            <VerifyPart detail={detail} act={act} />
          </>
        ) : null}
        <Course detail={detail} />
      </div>
      {asking === undefined ? null : (
        <AskDialog what={asking} detail={detail} act={act} onClose={() => setAsking(undefined)} />
      )}
    </SideSheet>
  )
}

function About({ detail }: { readonly detail: ComplaintDetail }) {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const { open } = useNavigation()
  const { complaint, row, leftMs } = detail
  return (
    <>
      <dl className={office.facts}>
        <dt>{t('kind')}</dt>
        <dd>
          {t(`kind_${row.kind}`)} · {t(`class_${row.class}`)} · {t(`source_${row.source}`)}
        </dd>
        <dt>{t('customer')}</dt>
        <dd>
          {row.customerId === '' ? (
            t('nobodyKnown')
          ) : (
            <button
              type="button"
              className={office.link}
              onClick={() => open({ kind: 'customer', id: row.customerId })}
            >
              {row.customerName || row.customerId}
            </button>
          )}{' '}
          <span className="tabular">{complaint.intake.customerPhone}</span>
        </dd>
        {row.ticketId === '' ? null : (
          <>
            <dt>{t('number')}</dt>
            <dd>
              <TicketLink id={row.ticketId} number={row.ticketNumber} /> {modelName(row)}
            </dd>
          </>
        )}
        <dt>{t('dueBy')}</dt>
        <dd>
          <Moment atMs={row.dueAtMs} />{' '}
          {leftMs === undefined ? null : <TimeLeft dueMs={row.dueAtMs} leftMs={leftMs} />}
          {row.answeredAtMs > row.dueAtMs ? <span className={office.bad}>▲ {t('answeredLate')}</span> : null}
        </dd>
        {complaint.request === '' ? null : (
          <>
            <dt>{t('wanted')}</dt>
            <dd>{complaint.request}</dd>
          </>
        )}
        {complaint.withdrawnReason === undefined ? null : (
          <>
            <dt>{t('withdraw')}</dt>
            <dd>{complaint.withdrawnReason}</dd>
          </>
        )}
      </dl>
      <p className={classes.words}>{complaint.content === '' ? t('wordsGone') : complaint.content}</p>
    </>
  )
}

function Course({ detail }: { readonly detail: ComplaintDetail }) {
  const t = useT(voiceWords)
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{t('course')}</h3>
      <table className={office.table}>
        <tbody>
          {detail.steps.map((step) => (
            <tr key={`${step.type}-${step.atMs}`}>
              <th scope="row">{stepName(step.type, t)}</th>
              <td>
                <Moment atMs={step.atMs} />
              </td>
              <td>{step.actorName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A step that a newer program recorded is named as it is. */
function stepName(type: string, t: ReturnType<typeof useT<typeof voiceWords.entries>>): string {
  const key = `step_${type}`
  return Object.hasOwn(voiceWords.entries, key) ? t(key as 'step_complaintRegistered') : type
}

const askSchema = z.object({ reason: z.string(), wanted: z.enum(complaintClasses) })

function AskDialog(props: {
  readonly what: 'classify' | 'withdraw'
  readonly detail: ComplaintDetail
  readonly act: Act
  readonly onClose: () => void
}) {
  const t = useT(voiceWords)
  const { act, detail } = props
  const complaintId = detail.complaint.id
  const typed = useFieldsDraft(
    `complaint.${props.what}.${complaintId}`,
    { reason: '', wanted: detail.complaint.class },
    askSchema,
  )
  const { reason, wanted } = typed.value
  const { number } = detail.row
  const classify = props.what === 'classify'

  async function run() {
    const done = classify
      ? await act.give('classifyComplaint', { complaintId, class: wanted, reason }, {}, undefined, typed)
      : await act.give('withdrawComplaint', { complaintId, reason }, {}, undefined, typed)
    if (!done) return
    typed.clear()
    props.onClose()
  }

  return (
    <Dialog
      title={classify ? t('reclassify') : t('withdrawTitle', { number })}
      destructive={!classify}
      onClose={props.onClose}
      primary={{
        label: t(classify ? 'save' : 'withdraw'),
        run: () => void run(),
        disabled: act.busy || reason.trim() === '' || (classify && wanted === detail.complaint.class),
      }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        {classify ? (
          <SelectField
            label={t('class')}
            choices={complaintClasses.map((value) => ({ value, label: t(`class_${value}`) }))}
            value={wanted}
            onChange={(value) => typed.type({ wanted: value ?? wanted })}
          />
        ) : (
          <span className={classes.quiet}>{t('withdrawHint')}</span>
        )}
        <TextField
          label={t('reason')}
          value={reason}
          required
          autoFocus
          maxLength={400}
          onChange={(text) => typed.type({ reason: text })}
        />
      </div>
    </Dialog>
  )
}
