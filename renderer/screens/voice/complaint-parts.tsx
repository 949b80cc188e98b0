/** The parts of settling a complaint: answer, cause and measures, passing on, the check by somebody else. */

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import type { ComplaintDetail } from '../../../shared/voice/answers'
import { answerWays, isPassedOn, opinions } from '../../../shared/voice/complaint'
import { routeOf } from '../../../shared/voice/complaint-class'
import { useNavigation } from '../../frame/navigation'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { BigChoice, SelectField } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { useFieldsDraft } from '../../ui/drafts'
import { ErrorBanner } from '../../ui/error-banner'
import { LongTextField, TextField } from '../../ui/fields'
import { Day, Moment } from '../../ui/texts'
import type { Act } from '../../use-act'
import { usePerson } from '../../workstation'
import office from '../manager/office.module.css'
import classes from './voice.module.css'

interface PartProps {
  readonly detail: ComplaintDetail
  readonly act: Act
}

const answerSchema = z.object({ answer: z.string(), how: z.enum(answerWays) })

export function AnswerPart({ detail, act }: PartProps) {
  const t = useT(voiceWords)
  const { complaint, row, names } = detail
  const [again, setAgain] = useState(false)
  const typed = useFieldsDraft(`complaint.answer.${complaint.id}`, { answer: '', how: 'phone' }, answerSchema)
  const { answer, how } = typed.value
  const editing = row.open === 1 && (!complaint.answer || again || answer !== '')

  async function save() {
    const done = await act.give(
      'answerComplaint',
      { complaintId: complaint.id, answer, how },
      {},
      undefined,
      typed,
    )
    if (!done) return
    setAgain(false)
    typed.clear()
  }

  return (
    <Part
      title={t('answerPart')}
      aside={
        complaint.answer ? <Who name={names[complaint.answer.actor]} atMs={complaint.answer.atMs} /> : null
      }
      onChange={row.open === 1 && complaint.answer && !editing ? () => setAgain(true) : undefined}
      changeLabel={t('answerAgain')}
    >
      {complaint.answer ? <p className={classes.words}>{complaint.answer.answer}</p> : null}
      {editing ? (
        <>
          <LongTextField
            label={t('answer')}
            value={answer}
            required
            onChange={(text) => typed.type({ answer: text })}
          />
          <div className={classes.pair}>
            <SelectField
              label={t('how')}
              choices={answerWays.map((value) => ({ value, label: t(`source_${value}`) }))}
              value={how}
              onChange={(value) => typed.type({ how: value ?? 'phone' })}
            />
          </div>
          <div className={office.row}>
            <Button onClick={() => void save()} disabled={act.busy || answer.trim() === ''}>
              {t('saveAnswer')}
            </Button>
          </div>
        </>
      ) : null}
    </Part>
  )
}

const measuresSchema = z.object({
  ...{ cause: z.string(), corrective: z.string(), preventive: z.string() },
  ...{ department: z.string(), dueDay: z.string() },
})

export function MeasuresPart({ detail, act }: PartProps) {
  const t = useT(voiceWords)
  const { complaint, row, names } = detail
  const { measures } = complaint
  const [changing, setChanging] = useState(false)
  const typed = useFieldsDraft(
    `complaint.measures.${complaint.id}`,
    {
      cause: measures?.cause ?? '',
      corrective: measures?.corrective ?? '',
      preventive: measures?.preventive ?? '',
      department: measures?.department ?? '',
      dueDay: measures?.dueDay ?? '',
    },
    measuresSchema,
  )
  const draft = typed.value
  const editing = row.open === 1 && (!measures || changing || typed.restored || complaint.wantsNewMeasures)
  const complete = [draft.cause, draft.corrective, draft.preventive].every((text) => text.trim() !== '')

  async function save() {
    const done = await act.give('setMeasures', { complaintId: complaint.id, ...draft }, {}, undefined, typed)
    if (!done) return
    setChanging(false)
    typed.begin(draft)
  }

  return (
    <Part
      title={t('measuresPart')}
      aside={measures ? <Who name={names[measures.actor]} atMs={measures.atMs} /> : null}
      onChange={row.open === 1 && measures && !editing ? () => setChanging(true) : undefined}
      changeLabel={t('changeMeasures')}
    >
      {complaint.wantsNewMeasures ? <ErrorBanner tone="waiting" what={t('newMeasures')} /> : null}
      {editing ? (
        <>
          {(['cause', 'corrective', 'preventive'] as const).map((field) => (
            <LongTextField
              key={field}
              label={t(field)}
              value={draft[field]}
              required
              maxLength={2000}
              onChange={(value) => typed.type({ [field]: value })}
            />
          ))}
          <div className={classes.pair}>
            <TextField
              label={t('department')}
              value={draft.department}
              maxLength={120}
              onChange={(department) => typed.type({ department })}
            />
            <DateField
              label={t('dueDay')}
              day={draft.dueDay === '' ? undefined : draft.dueDay}
              allowFuture
              onChange={(day) => typed.type({ dueDay: day ?? '' })}
            />
          </div>
          <div className={office.row}>
            <Button
              variant={complaint.answer ? 'filled' : 'default'}
              onClick={() => void save()}
              disabled={act.busy || !complete}
            >
              {t('saveMeasures')}
            </Button>
          </div>
        </>
      ) : measures ? (
        <dl className={office.facts}>
          {(['cause', 'corrective', 'preventive', 'department'] as const)
            .filter((field) => measures[field] !== '')
            .map((field) => (
              <Line key={field} label={t(field)}>
                {measures[field]}
              </Line>
            ))}
          {measures.dueDay === '' ? null : (
            <Line label={t('dueDay')}>
              <Day day={measures.dueDay} />
            </Line>
          )}
        </dl>
      ) : null}
    </Part>
  )
}

const passSchema = z.object({ reference: z.string(), note: z.string() })

export function PassOnPart({ detail, act }: PartProps) {
  const t = useT(voiceWords)
  const { go } = useNavigation()
  const { complaint, row, names } = detail
  const route = routeOf(complaint.class)
  const typed = useFieldsDraft(`complaint.pass.${complaint.id}`, { reference: '', note: '' }, passSchema)
  const { reference, note } = typed.value
  const { passedOn } = complaint
  if (route === 'outlet') return null

  async function pass() {
    if (
      await act.give('passOnComplaint', { complaintId: complaint.id, reference, note }, {}, undefined, typed)
    )
      typed.clear()
  }

  return (
    <Part
      title={t(`passPart_${route}`)}
      aside={passedOn ? <Who name={names[passedOn.actor]} atMs={passedOn.atMs} /> : null}
    >
      {passedOn ? (
        <dl className={office.facts}>
          <Line label={t('reference')}>{passedOn.reference}</Line>
          {passedOn.note === '' ? null : <Line label={t('note')}>{passedOn.note}</Line>}
        </dl>
      ) : null}
      {row.open === 1 && !isPassedOn(complaint) ? (
        <>
          <span className={classes.quiet}>{t(`passHint_${route}`)}</span>
          <div className={classes.pair}>
            <TextField
              label={t('reference')}
              value={reference}
              required
              maxLength={120}
              onChange={(text) => typed.type({ reference: text })}
            />
            <TextField
              label={t('note')}
              value={note}
              maxLength={1000}
              onChange={(text) => typed.type({ note: text })}
            />
          </div>
          <div className={office.row}>
            <Button disabled={act.busy || reference.trim() === ''} onClick={() => void pass()}>
              {t('pass')}
            </Button>
            {route === 'recall' ? (
              <Button variant="default" onClick={() => go('headquarters')}>
                {t('notices')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </Part>
  )
}

export function VerifyPart({ detail, act }: PartProps) {
  const t = useT(voiceWords)
  const person = usePerson()
  const { complaint, row, names } = detail
  const own = complaint.answeredBy.includes(person.staffId)
  return (
    <Part title={t('verifyPart')}>
      {complaint.verifications.map((check) => (
        <div key={check.atMs}>
          <div className={classes.partTitle}>
            <span className={check.effective ? office.good : office.bad}>
              {check.effective ? '✓' : '▲'} {t(check.effective ? 'effective' : 'notEffective')}
            </span>
            <Who name={names[check.actor]} atMs={check.atMs} />
          </div>
          <p className={classes.words}>
            {check.note}
            {check.opinion ? `\n${t('opinionSaid', { opinion: t(`opinion_${check.opinion}`) })}` : ''}
          </p>
        </div>
      ))}
      {row.open === 0 ? null : row.status !== 'measured' ? (
        <span className={classes.quiet}>{t('verifyBefore')}</span>
      ) : own ? (
        <ErrorBanner tone="waiting" what={t('verifyOwn')} />
      ) : (
        <VerifyForm complaintId={complaint.id} act={act} />
      )}
    </Part>
  )
}

const verifySchema = z.object({
  effective: z.enum(['yes', 'no']).optional(),
  opinion: z.enum(opinions).optional(),
  note: z.string(),
})

function VerifyForm({ complaintId, act }: { readonly complaintId: string; readonly act: Act }) {
  const t = useT(voiceWords)
  const typed = useFieldsDraft(
    `complaint.verify.${complaintId}`,
    { effective: undefined, opinion: undefined, note: '' },
    verifySchema,
  )
  const { effective, opinion, note } = typed.value

  async function save() {
    const verified = { complaintId, effective: effective === 'yes', note, ...(opinion ? { opinion } : {}) }
    const done = await act.give('verifyComplaint', verified, {}, undefined, typed)
    if (done) typed.clear()
  }

  return (
    <>
      <BigChoice
        label={t('verifyResult')}
        choices={[
          { value: 'yes', label: t('effective') },
          { value: 'no', label: t('notEffective') },
        ]}
        value={effective}
        required
        onChange={(value) => typed.type({ effective: value })}
      />
      <LongTextField
        label={t('verifyNote')}
        value={note}
        required
        maxLength={2000}
        onChange={(text) => typed.type({ note: text })}
      />
      <BigChoice
        label={t('opinion')}
        choices={opinions.map((value) => ({ value, label: t(`opinion_${value}`) }))}
        value={opinion}
        onChange={(value) => typed.type({ opinion: value })}
      />
      <div className={office.row}>
        <Button
          disabled={act.busy || effective === undefined || note.trim() === ''}
          onClick={() => void save()}
        >
          {t('saveVerify')}
        </Button>
      </div>
    </>
  )
}

function Part(props: {
  readonly title: string
  readonly aside?: ReactNode
  readonly onChange?: (() => void) | undefined
  readonly changeLabel?: string
  readonly children: ReactNode
}) {
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>
        {props.title}
        {props.aside}
        {props.onChange ? (
          <Button size="compact-sm" variant="default" onClick={props.onChange}>
            {props.changeLabel}
          </Button>
        ) : null}
      </h3>
      {props.children}
    </section>
  )
}

function Who({ name, atMs }: { readonly name: string | undefined; readonly atMs: number }) {
  return (
    <span className={classes.quiet}>
      {name ?? ''} <Moment atMs={atMs} short />
    </span>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
