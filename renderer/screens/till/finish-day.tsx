/**
 * After closing: backup, reconciliation and the summary, one after the other, each told and each to be repeated. The
 * day is closed already; nothing here can undo that.
 */

import { Button } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../shared/result'
import { ask, execute } from '../../door'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { tillWords } from '../../i18n/till'
import { usePrints, useShifts } from '../../mirror/queries'
import { useBack, useHotkeys } from '../../ui/hotkeys'
import { StatusShape, type StatusTone } from '../../ui/status-badge'
import { dayText } from '../../ui/time-text'
import { runText } from '../headquarters/run-text'
import office from '../manager/office.module.css'
import { OfficeScreen, Panel } from '../manager/panel'
import { PrintState } from '../prints/print-state'
import { Difference } from './difference'
import classes from './till.module.css'

type TaskState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly tone: StatusTone; readonly text: string }

const waiting: TaskState = { kind: 'waiting' }

export function FinishDay({ shiftId, onDone }: { readonly shiftId: string; readonly onDone: () => void }) {
  const t = useT(tillWords)
  const hq = useT(headquartersWords)
  const language = useLanguage()
  const shift = useShifts()?.find(({ id }) => id === shiftId)
  const [backup, setBackup] = useState<TaskState>(waiting)
  const [reconcile, setReconcile] = useState<TaskState>(waiting)
  const summary = usePrints({ subject: `shift/${shiftId}`, isOfToday: true })?.find(
    (row) => row.form === 'dailySummary',
  )
  const closedAtMs = shift?.closedAtMs ?? Number.POSITIVE_INFINITY
  const statistics = usePrints()?.filter(
    (row) => row.form === 'surveyStatistics' && row.requestedAtMs >= closedAtMs,
  )
  const [printProblem, setPrintProblem] = useState<string>()

  const runBackup = useCallback(async () => {
    setBackup({ kind: 'running' })
    const answer = await ask('backupNow', {})
    setBackup(told(answer, ({ facts }) => t('taskBackupDone', { facts }), language))
  }, [t, language])

  const runReconcile = useCallback(async () => {
    setReconcile({ kind: 'running' })
    const answer = await ask('syncNow', {})
    setReconcile(
      answer.kind === 'ok'
        ? {
            kind: 'done',
            tone: answer.value.outcome === 'agree' ? 'ready' : 'waiting',
            text: runText(answer.value, hq, language),
          }
        : told(answer, () => '', language),
    )
  }, [hq, language])

  // Once on arrival: the closing is complete only when the day is safe elsewhere.
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void runBackup().then(runReconcile)
  }, [runBackup, runReconcile])

  async function print() {
    const answer = await execute('printDocument', {
      form: 'dailySummary',
      subject: `shift/${shiftId}`,
      number: shift?.day ?? '',
    })
    setPrintProblem(answer.kind === 'ok' ? undefined : problemText(answer, language))
  }

  useBack(onDone, t('finishDone'))
  useHotkeys([{ keys: 'F5', label: t('finishDone'), run: onDone }])
  if (!shift) return null

  return (
    <OfficeScreen
      title={t('closed', { day: dayText(shift.day, language) })}
      subtitle={
        <>
          <Difference fen={shift.differenceFen} />
          <span className={office.code} title={t('dayCodeHint')}>
            {t('dayCode', { code: shift.dayCode })}
          </span>
        </>
      }
      actions={
        <Button onClick={onDone} rightSection={<kbd>F5</kbd>}>
          {t('finishDone')}
        </Button>
      }
    >
      <div className={classes.guideNarrow}>
        <Panel title={t('stepDone')} flush>
          <ul className={classes.tasks}>
            <Task name={t('taskBackup')} state={backup} onAgain={() => void runBackup()} />
            <Task name={t('taskReconcile')} state={reconcile} onAgain={() => void runReconcile()} />
            <TaskLine
              name={t('taskSummary')}
              mark={<StatusShape tone={summary?.status === 'printed' ? 'ready' : 'waiting'} />}
              action={
                <Button size="compact-sm" variant="default" onClick={() => void print()}>
                  {t('printSummary')}
                </Button>
              }
            >
              {printProblem ?? (summary ? <PrintState row={summary} /> : t('taskSummaryNot'))}
            </TaskLine>
            {statistics?.map((row) => (
              <TaskLine
                key={row.id}
                name={t('taskStatistics')}
                mark={<StatusShape tone={row.status === 'printed' ? 'ready' : 'waiting'} />}
                action={null}
              >
                <PrintState row={row} /> {row.subject.replace(/^surveys\//, '').replace('_', ' – ')}
              </TaskLine>
            ))}
          </ul>
        </Panel>
      </div>
    </OfficeScreen>
  )
}

function told<Value>(
  answer: Answer<Value, string>,
  say: (value: Value) => string,
  language: 'zh' | 'en',
): TaskState {
  return answer.kind === 'ok'
    ? { kind: 'done', tone: 'ready', text: say(answer.value) }
    : { kind: 'done', tone: 'breach', text: problemText(answer, language) }
}

function Task(props: { readonly name: string; readonly state: TaskState; readonly onAgain: () => void }) {
  const t = useT(tillWords)
  const { state } = props
  return (
    <TaskLine
      name={props.name}
      mark={state.kind === 'done' ? <StatusShape tone={state.tone} /> : '…'}
      action={
        state.kind === 'done' && state.tone !== 'ready' ? (
          <Button size="compact-sm" variant="default" onClick={props.onAgain}>
            {t('taskAgain')}
          </Button>
        ) : null
      }
    >
      {state.kind === 'done' ? state.text : t(state.kind === 'running' ? 'taskRunning' : 'taskWaiting')}
    </TaskLine>
  )
}

function TaskLine(props: {
  readonly name: string
  readonly mark: ReactNode
  readonly action: ReactNode
  readonly children: ReactNode
}) {
  return (
    <li className={classes.task}>
      <span aria-hidden>{props.mark}</span>
      <strong>{props.name}</strong>
      <span role="status">{props.children}</span>
      {props.action}
    </li>
  )
}
