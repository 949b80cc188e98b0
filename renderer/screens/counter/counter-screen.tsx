/**
 * The counter: three columns that read as the conversation goes, the warranty answer at the right, one key that
 * saves and prints. The lists of today and of what waits to be collected are one key away.
 */

import { Button } from '@mantine/core'
import { memo, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { readSerial } from '../../../shared/scan/imei'
import { ask } from '../../door'
import { useAim, useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { useTicketCount } from '../../mirror/queries'
import { useConfirm } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { useScan } from '../../ui/scan'
import { dayAt } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { BatchNote } from '../counter-extras/batch-note'
import { CustomerStrip } from '../counter-extras/customer-strip'
import type { Drawn } from '../counter-extras/customer-view'
import { LoanerPick } from '../counter-extras/loaner-pick'
import { QueueStrip } from '../counter-extras/queue-strip'
import { customerGaps, gapField } from '../customer/customer-form-state'
import { useCardAhead } from './card-ahead'
import classes from './counter.module.css'
import { CustomerColumn } from './customer-column'
import { DeviceColumn } from './device-column'
import { enterMoves } from './enter-moves'
import { HandOverQueue } from './hand-over-queue'
import type { IntakeGap } from './receive-input'
import { ReceivedNote } from './received-note'
import { type ListScope, titles as listTitles, TicketList } from './ticket-list'
import { type Intake, useIntake } from './use-intake'
import { VisitColumn } from './visit-column'
import { WarrantyCard } from './warranty-card'

type View = 'receive' | ListScope

const views: readonly View[] = ['receive', 'today', 'ready', 'open', 'all', 'invoices']
const viewKey = { receive: 'tabReceive', ...listTitles } as const

export function CounterScreen() {
  const t = useT(counterWords)
  const [view, setView] = useState<View>('receive')
  const intake = useIntake()
  const toQueue = useCallback(() => setView('ready'), [])
  const [drawn, setDrawn] = useState<Drawn>()
  // Whoever drew it has read it by the time somebody is being served.
  useEffect(() => {
    if (intake.touched) setDrawn(undefined)
  }, [intake.touched])

  const aim = useAim('counter')
  const { set } = intake
  const { commitCode, scanCode, scanImei2 } = intake.deviceSide
  // biome-ignore lint/correctness/useExhaustiveDependencies: an aim counts once, on arrival.
  useEffect(() => {
    if (!aim) return
    const wanted = views.find((known) => known === aim.view)
    if (wanted) setView(wanted)
    if (aim.serial !== undefined) {
      setView('receive')
      commitCode(aim.serial)
    }
    if (aim.customerId !== undefined) {
      setView('receive')
      set({
        customer: {
          kind: 'known',
          customerId: aim.customerId,
          name: aim.customerName ?? '',
          phone: aim.customerPhone ?? '',
          note: '',
          keyCustomer: false,
        },
      })
    }
  }, [aim])

  useHotkeys(
    views.map((known, index) => ({
      keys: `Alt+${index + 1}`,
      label: t(viewKey[known]),
      run: () => setView(known),
      quiet: true,
    })),
  )

  // A device under the scanner starts or fills the form, whatever is shown here.
  const { sheets } = useNavigation()
  useScan((scan) => {
    if (sheets.length > 0) return false
    if (scan.kind !== 'imei' && scan.kind !== 'meid' && scan.kind !== 'serial') return false
    const text = scan.kind === 'imei' ? scan.imei : scan.kind === 'meid' ? scan.meid : scan.serial
    setView('receive')
    if (isSecondImei(intake, text)) scanImei2(text, scan.raw)
    else if (scan.kind === 'serial')
      void knownSerial(scan.raw, text).then((known) => scanCode(known, scan.raw))
    else void scanCode(text, scan.raw)
    return true
  })

  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Tabs view={view} onView={setView} />
        <div className={classes.headRest}>
          <QueueStrip
            onTaken={setDrawn}
            onCalled={(queueNumber) => {
              setDrawn(undefined)
              intake.extras.set({ queueNumber })
            }}
          />
          <CustomerStrip intake={intake} extras={intake.extras} drawn={drawn} />
        </div>
      </div>
      {view === 'receive' ? <ReceiveForm intake={intake} onQueue={toQueue} /> : <TicketList scope={view} />}
    </div>
  )
}

/** By themselves, so that a new count does not draw the form. */
const Tabs = memo(function Tabs(props: { readonly view: View; readonly onView: (view: View) => void }) {
  const t = useT(counterWords)
  const counts = useCounts()
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('tabReceive')}>
      {views.map((known, index) => (
        <button
          key={known}
          type="button"
          role="tab"
          aria-selected={known === props.view}
          className={classes.tab}
          onClick={() => props.onView(known)}
        >
          {t(viewKey[known])}
          {counts[known] === undefined || (known === 'invoices' && counts[known] === 0) ? null : (
            <span className={classes.count}>{counts[known]}</span>
          )}
          <kbd aria-hidden>Alt {index + 1}</kbd>
        </button>
      ))}
    </div>
  )
})

function ReceiveForm({ intake, onQueue }: { readonly intake: Intake; readonly onQueue: () => void }) {
  const t = useT(counterWords)
  const customerT = useT(customerWords)
  const form = useRef<HTMLDivElement>(null)
  const code = useRef<HTMLInputElement>(null)
  const model = useRef<HTMLInputElement>(null)
  const customer = useRef<HTMLInputElement>(null)
  const fault = useRef<HTMLInputElement>(null)
  const confirm = useConfirm()
  const { draft } = intake

  // Another ticket: after a save, a clearing, or a draft that came back. It begins at the top, with the device.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ticket's id stands for the form.
  useEffect(() => {
    for (const column of form.current?.querySelectorAll('section') ?? []) column.scrollTop = 0
    code.current?.focus()
  }, [draft.ticketId])

  // A device that is known or new sends the clerk to the next open question.
  const { serial } = draft.device
  const { passport, passportLoading } = intake.deviceSide
  const settled = serial !== '' && !passportLoading
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the answer about this serial has come.
  useEffect(() => {
    if (!settled || !isAtDevice(form.current)) return
    const isKnown = passport !== undefined || draft.device.modelName !== ''
    const next = !isKnown ? model : draft.customer.kind === 'none' ? customer : fault
    next.current?.focus()
  }, [settled, serial])

  async function receive() {
    const [first] = await intake.receive()
    if (first) focusGap(first)
  }

  function focusGap(gap: IntakeGap) {
    const direct: Partial<Record<IntakeGap, RefObject<HTMLInputElement | null>>> = {
      code,
      model,
      customer,
      fault,
    }
    const field = direct[gap]?.current ?? form.current?.querySelector<HTMLElement>(gapSelector[gap])
    field?.focus()
  }

  /** Of a new customer, the fields themselves. */
  function namesOf(gap: IntakeGap): readonly string[] {
    const { customer: theirs } = draft
    if (gap !== 'newCustomer' || theirs.kind !== 'new') return [t(`gap_${gap}`)]
    return customerGaps(theirs.form).map((field) =>
      customerT(gapField(field, theirs.form.kind)).toLowerCase(),
    )
  }

  function clear() {
    confirm.ask({
      question: t('clearAsks'),
      consequence: t('clearFor'),
      confirmLabel: t('clearForm'),
      onConfirm: intake.startEmpty,
    })
  }

  const hasCustomer = draft.customer.kind !== 'none'
  const goOn = useCallback(
    () => void setTimeout(() => (hasCustomer ? fault : customer).current?.focus(), 0),
    [hasCustomer],
  )
  const toFault = useCallback(() => void setTimeout(() => fault.current?.focus(), 0), [])

  // Under an open sheet the same key hands over: it must never save the form that is hidden below.
  const covered = useNavigation().sheets.length > 0
  useHotkeys([
    { keys: 'F5', label: t('receiveAndPrint'), run: () => void receive(), disabled: covered },
    {
      keys: 'Ctrl+S',
      label: t('receiveAndPrint'),
      run: () => void receive(),
      hidden: true,
      disabled: covered,
    },
    { keys: 'Alt+N', label: t('nextDevice'), run: intake.startNext, disabled: covered || !intake.received },
    {
      keys: 'Alt+Delete',
      label: t('clearForm'),
      run: clear,
      disabled: covered || !intake.touched,
      quiet: true,
    },
  ])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the fields moves on; the fields are the controls.
    <div ref={form} data-intake className={classes.body} onKeyDown={enterMoves}>
      <DeviceColumn side={intake.deviceSide} codeRef={code} modelRef={model} onKnown={goOn} />
      <CustomerColumn side={intake.customerSide} boxRef={customer} onChosen={toFault} />
      <VisitColumn intake={intake} faultRef={fault} />
      <aside className={classes.side}>
        <div className={classes.sideScroll}>
          {intake.received && !intake.touched ? (
            <ReceivedNote received={intake.received} onNext={intake.startNext} />
          ) : null}
          <BatchNote />
          <CardAtHand intake={intake} />
          <LoanerPick
            value={intake.extras.draft.loanerId}
            onChange={(loanerId) => intake.extras.set({ loanerId })}
          />
          <HandOverQueue onMore={onQueue} />
        </div>
        <div className={classes.sideFoot}>
          <ProblemBanner problem={intake.problem} />
          <p className={classes.quiet} role="status">
            {intake.gaps.length === 0
              ? `● ${t('allFilled')}`
              : intake.touched
                ? t('missing', { fields: intake.gaps.flatMap(namesOf).join(' · ') })
                : t('draftKept')}
          </p>
          <Button
            data-enter-end
            className={classes.primary ?? ''}
            size="md"
            fullWidth
            loading={intake.busy}
            rightSection={<kbd>F5</kbd>}
            onClick={() => void receive()}
          >
            {t('receiveAndPrint')}
          </Button>
          {intake.touched ? (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={clear}>
              {t('clearForm')}
            </Button>
          ) : null}
        </div>
      </aside>
      {confirm.dialog}
    </div>
  )
}

/** The card of what was scanned a moment ago comes before its form; nothing is printed of it yet. */
function CardAtHand({ intake }: { readonly intake: Intake }) {
  const ahead = useCardAhead(intake.ahead)
  return <WarrantyCard warranty={ahead ?? intake.warranty} enquiry={ahead ? undefined : intake.enquiry} />
}

const gapSelector: Readonly<Record<IntakeGap, string>> = {
  code: 'input',
  model: 'input',
  deviceClass: '[data-required] select',
  saleDay: '[aria-invalid="true"]',
  invoicePrice: '[aria-invalid="true"]',
  evidence: 'fieldset input',
  customer: '[data-required] input',
  newCustomer: '[aria-labelledby="counter-customer"] [data-required] input',
  consent: '[aria-labelledby="counter-customer"] input[type="checkbox"]:not(:checked):last-of-type',
  fault: '[aria-labelledby="counter-visit"] textarea',
  condition: '[data-line][data-state="none"]',
  promise: '[aria-labelledby="counter-visit"] [aria-invalid="true"]',
  estimate: '[aria-labelledby="counter-visit"] [aria-invalid="true"]',
  deposit: '[aria-labelledby="counter-visit"] [aria-invalid="true"]',
  goodwill: '[data-remedy] input',
}

/** The clerk is still at the device, or nowhere: then the next open question may take the focus. */
function isAtDevice(form: HTMLElement | null): boolean {
  const active = document.activeElement
  const column = form?.querySelector('[aria-labelledby="counter-device"]')
  return active === null || active === document.body || column?.contains(active) === true
}

/** A serial that begins with SN looks like a label ("SN…"): the device that is known under all of it decides. */
async function knownSerial(raw: string, text: string): Promise<string> {
  const whole = readSerial(raw)
  if (whole.kind === 'refused' || whole.value === text) return text
  const answer = await ask('deviceBySerial', { serial: whole.value })
  return answer.kind === 'ok' && answer.value ? whole.value : text
}

/** Scanned right after the first IMEI of a phone that has none yet: it is the second one. */
function isSecondImei(intake: Intake, text: string): boolean {
  const { device } = intake.draft
  return (
    /^\d{15}$/.test(text) &&
    device.imei !== '' &&
    device.imei !== text &&
    device.imei2 === '' &&
    !device.known
  )
}

function useCounts(): Readonly<Partial<Record<View, number | undefined>>> {
  const { timeZone } = useStatus().outlet
  const today = useTicketCount({ businessDay: dayAt(useNow(), timeZone) })
  const ready = useTicketCount({ status: 'ready' })
  const open = useTicketCount({ open: true })
  const invoices = useTicketCount({ invoice: 'open' })
  return { today, ready, open, invoices }
}
