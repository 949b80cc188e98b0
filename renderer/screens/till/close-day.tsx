/**
 * Closing the day, step by step: devices without a place, slips without an outcome, numbers, the blind count, and the
 * closing itself. It can be left and taken up again at any time; what was counted is kept.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import { type Tender, tenders } from '../../../shared/ticket/events'
import type { ShiftRow } from '../../../shared/till/state'
import { execute } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { usePrints, useTickets } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { useBack, useHotkeys } from '../../ui/hotkeys'
import { dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { OfficeScreen } from '../manager/panel'
import { type CashCount, cashCountSchema, countedFen, emptyCount } from './cash-count'
import { CloseStep } from './close-step'
import { CountStep, DevicesStep, type Gap, NumbersStep, SlipsStep } from './close-steps'
import classes from './till.module.css'

const stepIds = ['devices', 'slips', 'numbers', 'count', 'close'] as const
type StepId = (typeof stepIds)[number]
const stepKey = {
  devices: 'stepDevices',
  slips: 'stepSlips',
  numbers: 'stepNumbers',
  count: 'stepCount',
  close: 'stepClose',
} as const satisfies Readonly<Record<StepId, keyof typeof tillWords.entries>>

export interface DayCount {
  readonly cash: CashCount
  readonly others: Partial<Record<Tender, number>>
  readonly reason: string
}

const draftSchema = z.object({
  cash: cashCountSchema,
  others: z.partialRecord(z.enum(tenders), z.number()),
  reason: z.string(),
})
const empty: DayCount = { cash: emptyCount, others: {}, reason: '' }

export interface Disagreement {
  readonly differenceFen: number
  readonly expectedCashFen: number
}

export function CloseDay(props: {
  readonly shift: ShiftRow
  readonly onLater: () => void
  readonly onClosed: (shiftId: string) => void
}) {
  const t = useT(tillWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { shift } = props
  const act = useAct()
  const draft = useDraft(`till.close.${shift.id}`, empty, (stored) => draftSchema.safeParse(stored).data)
  const [step, setStep] = useState<StepId>('devices')
  const [print, setPrint] = useState(true)
  const [tried, setTried] = useState(false)
  const [disagreement, setDisagreement] = useState<Disagreement>()

  const homeless = (useTickets({ open: true }) ?? []).filter((row) => row.place === '')
  const openSlips = usePrints({ status: ['failed', 'unknown'] }) ?? []
  const gapReport = useQuestion('gapReport', {}, [shift.id])
  const detail = useQuestion('shift', { shiftId: shift.id }, [shift.revision])
  const gaps: readonly Gap[] = (gapReport.data?.series ?? []).flatMap((series) =>
    series.gaps.map((gap) => ({ ...gap, kind: series.kind, incarnation: series.incarnation })),
  )
  const cashFen = countedFen(draft.value.cash)
  const at = stepIds.indexOf(step)

  const attention: Readonly<Record<StepId, boolean>> = {
    devices: homeless.length > 0,
    slips: openSlips.length > 0,
    numbers: gaps.length > 0,
    count: cashFen === undefined,
    close: disagreement !== undefined,
  }

  function go(to: StepId) {
    // The closing itself needs the count first; everything before may be looked at in any order.
    if (to === 'close' && cashFen === undefined) {
      setTried(true)
      setStep('count')
    } else setStep(to)
  }
  const next = () => {
    const following = stepIds[at + 1]
    if (following) go(following)
  }
  const back = () => {
    const before = stepIds[at - 1]
    if (before) go(before)
    else props.onLater()
  }

  async function close() {
    if (cashFen === undefined) return go('count')
    setTried(true)
    if (disagreement && draft.value.reason.trim() === '') return
    const done = await act.run(async () => {
      // A second try after no answer is safe without the same id: a closed day refuses to be closed again.
      const answer = await execute('closeDay', {
        shiftId: shift.id,
        counted: { ...draft.value.others, cash: cashFen },
        reason: draft.value.reason.trim(),
        print,
      })
      if (answer.kind === 'refused' && answer.reason === 'difference-needs-reason') {
        setDisagreement({
          differenceFen: Number(answer.detail?.differenceFen ?? 0),
          expectedCashFen: Number(answer.detail?.expectedCashFen ?? 0),
        })
        setTried(false)
      }
      return answer
    })
    if (!done) return
    draft.clear()
    tell({ text: t('closed', { day: dayText(done.value.day, language) }) })
    props.onClosed(shift.id)
  }

  function recount() {
    setDisagreement(undefined)
    act.clear()
    setStep('count')
  }

  const forward = () => (step === 'close' ? void close() : next())
  const forwardLabel = step === 'close' ? t(disagreement ? 'closeWithReason' : 'closeDay') : t('closeNext')
  useBack(back, at === 0 ? t('closeLater') : t('closeBack'))
  useHotkeys([{ keys: 'F5', label: forwardLabel, run: forward, disabled: act.busy }])

  const problem =
    act.problem?.kind === 'refused' && act.problem.reason === 'difference-needs-reason'
      ? undefined
      : act.problem

  return (
    <OfficeScreen
      title={t('closeTitle', { day: dayText(shift.day, language) })}
      fixed
      actions={
        <>
          <Button variant="subtle" color="gray" onClick={props.onLater}>
            {t('closeLater')}
          </Button>
          <Button variant="default" onClick={back} disabled={at === 0}>
            {t('closeBack')}
          </Button>
          <Button onClick={forward} disabled={act.busy} rightSection={<kbd>F5</kbd>}>
            {forwardLabel}
          </Button>
        </>
      }
    >
      <ol className={classes.steps}>
        {stepIds.map((id, index) => {
          const tone = attention[id] ? 'waiting' : index < at ? 'ready' : undefined
          return (
            <li key={id}>
              <button
                type="button"
                className={classes.step}
                aria-current={id === step ? 'step' : undefined}
                onClick={() => go(id)}
              >
                <span className={classes.stepMark} data-tone={tone} aria-hidden>
                  {tone === 'ready' ? '✓' : tone === 'waiting' ? '!' : index + 1}
                </span>
                {t(stepKey[id])}
              </button>
            </li>
          )
        })}
      </ol>
      <ProblemBanner problem={problem} />
      <div className={classes.guide}>
        {step === 'devices' ? <DevicesStep rows={homeless} /> : null}
        {step === 'slips' ? <SlipsStep rows={openSlips} /> : null}
        {step === 'numbers' ? <NumbersStep asked={gapReport} gaps={gaps} /> : null}
        {step === 'count' ? (
          <CountStep
            value={draft.value}
            onChange={(value) => {
              setDisagreement(undefined)
              draft.set(value)
            }}
            movements={detail.data?.movements ?? []}
            missing={tried && cashFen === undefined}
            onDone={next}
          />
        ) : null}
        {step === 'close' ? (
          <CloseStep
            cashFen={cashFen ?? 0}
            amount={formatYuan(cashFen ?? 0)}
            disagreement={disagreement}
            reason={draft.value.reason}
            onReason={(reason) => draft.set((before) => ({ ...before, reason }))}
            reasonMissing={tried && draft.value.reason.trim() === ''}
            print={print}
            onPrint={setPrint}
            onRecount={recount}
            onClose={() => void close()}
          />
        ) : null}
      </div>
    </OfficeScreen>
  )
}
