/**
 * The printer doctor: each step prints a small slip and asks what is seen on it; the answers become the printer's
 * settings. Nothing is kept until the end.
 */

import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type DoctorSeen,
  type DoctorStep,
  doctorWidths,
  learn,
  stepAfter,
} from '../../../shared/printing/doctor'
import type { PrinterSettings } from '../../../shared/printing/settings'
import type { QuestionOutput } from '../../../shared/questions/registry'
import { ask } from '../../door'
import { doctorWords } from '../../i18n/doctor'
import { useLanguage, useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { BigChoice, type Choice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { StatusBadge } from '../../ui/status-badge'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { printerReason } from './printer-reason'

type Printed = QuestionOutput<'doctorPrint'>

export function PrinterDoctor(props: {
  readonly printer: PrinterSettings
  readonly onSave: (printer: PrinterSettings) => Promise<void>
  readonly onClose: () => void
}) {
  const t = useT(doctorWords)
  const act = useAct()
  const [printer, setPrinter] = useState(props.printer)
  const [step, setStep] = useState<DoctorStep | undefined>('width')
  const [count, setCount] = useState(1)
  const [printed, setPrinted] = useState<Printed>()
  const [seen, setSeen] = useState<DoctorSeen>()
  const { run } = act

  const print = useCallback(
    async (current: PrinterSettings, what: DoctorStep) => {
      setPrinted(undefined)
      const done = await run(() => ask('doctorPrint', { printer: current, step: what }))
      if (!done) return
      setPrinted(done.value)
      const answersStatus = done.value.status === 'silent' ? 'no' : 'yes'
      setPrinter((before) => ({ ...before, answersStatus }))
    },
    [run],
  )
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void print(props.printer, 'width')
  }, [print, props.printer])

  function goOn(found: DoctorSeen | undefined) {
    if (step === undefined) return
    const receipt = found ? learn(printer.receipt, found) : printer.receipt
    const changed = { ...printer, receipt }
    const next = stepAfter(step, receipt)
    setPrinter(changed)
    setSeen(undefined)
    setStep(next)
    setCount(count + 1)
    if (next !== undefined) void print(changed, next)
  }

  return (
    <Dialog
      title={t('title', { name: printer.name })}
      size={620}
      onClose={props.onClose}
      primary={
        step === undefined
          ? { label: t('finish'), run: () => void props.onSave(printer) }
          : { label: t('next'), run: () => goOn(seen), disabled: seen === undefined || act.busy }
      }
      extra={
        step === undefined ? null : (
          <>
            <Button variant="default" disabled={act.busy} onClick={() => void print(printer, step)}>
              {t('again')}
            </Button>
            <Button variant="default" disabled={act.busy} onClick={() => goOn(undefined)}>
              {t('skip')}
            </Button>
          </>
        )
      }
    >
      <div className={office.column}>
        <ProblemBanner problem={act.problem} />
        {step === undefined ? (
          <Found printer={printer} />
        ) : (
          <>
            <p className={office.note} role="status">
              {t('step', { n: count })} {act.busy ? t('printing') : ''}{' '}
              {printed ? t(printed.status === 'silent' ? 'answersNo' : 'answersYes') : ''}
            </p>
            <Outcome printed={printed} />
            <StepQuestion step={step} seen={seen} onSeen={setSeen} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Outcome({ printed }: { readonly printed: Printed | undefined }) {
  const t = useT(doctorWords)
  const language = useLanguage()
  if (!printed || printed.outcome === 'printed') return null
  if (printed.outcome === 'unknown') return <ErrorBanner tone="waiting" what={t('unknown')} />
  return <ErrorBanner tone="breach" what={t('failed', { reason: printerReason(printed.reason, language) })} />
}

function StepQuestion(props: {
  readonly step: DoctorStep
  readonly seen: DoctorSeen | undefined
  readonly onSeen: (seen: DoctorSeen) => void
}) {
  const t = useT(doctorWords)
  const { step, seen, onSeen } = props
  const answers = answersTo(step, t)
  const chosen = answers.findIndex((answer) => JSON.stringify(answer.seen) === JSON.stringify(seen))
  const choices: readonly Choice<string>[] = answers.map(({ label }, index) => ({
    value: String(index),
    label,
  }))
  return (
    <BigChoice
      key={step}
      label={t(step)}
      required
      choices={choices}
      value={chosen < 0 ? undefined : String(chosen)}
      onChange={(value) => {
        const answer = answers[Number(value)]
        if (answer) onSeen(answer.seen)
      }}
    />
  )
}

function answersTo(
  step: DoctorStep,
  t: ReturnType<typeof useT<typeof doctorWords.entries>>,
): readonly { readonly label: string; readonly seen: DoctorSeen }[] {
  switch (step) {
    case 'width':
      return doctorWidths.map((n) => ({ label: t('widthLine', { n }), seen: { step, longestWhole: n } }))
    case 'text':
      return (['A', 'B', 'C'] as const).map((clear) => ({ label: t(`text_${clear}`), seen: { step, clear } }))
    case 'qr':
      return (['A', 'B'] as const).map((scans) => ({ label: t(`qr_${scans}`), seen: { step, scans } }))
    case 'cut':
      return (['both', 'through', 'none'] as const).map((cut) => ({
        label: t(`cut_${cut}`),
        seen: { step, cut },
      }))
    case 'drawer2':
    case 'drawer5':
      return [
        { label: t('opened'), seen: { step, opened: true } },
        { label: t('closed'), seen: { step, opened: false } },
      ]
  }
}

function Found({ printer }: { readonly printer: PrinterSettings }) {
  const t = useT(doctorWords)
  const settings = useT(settingsWords)
  const { receipt } = printer
  return (
    <>
      <strong>{t('doneTitle')}</strong>
      <ul>
        <li>{t('foundWidth', { n: receipt.columns })}</li>
        <li>{settings(`charset_${receipt.text}`)}</li>
        <li>{settings(`cut_${receipt.cut}`)}</li>
        <li>{settings(`drawer_${receipt.drawer}`)}</li>
      </ul>
      <StatusBadge
        tone={printer.answersStatus === 'yes' ? 'ready' : 'neutral'}
        label={t(printer.answersStatus === 'yes' ? 'answersYes' : 'answersNo')}
      />
    </>
  )
}
