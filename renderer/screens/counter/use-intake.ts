/**
 * One intake in the making: the draft, what main knows about the device, the warranty answer, what is still
 * missing, and the one save. Everything typed stays until the program has answered "recorded".
 */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CustomerRow } from '../../../shared/customer/state'
import type { DevicePassport, Reference } from '../../../shared/questions/lookups'
import type { WarrantyResult } from '../../../shared/questions/warranty'
import type { Failed, Refused } from '../../../shared/result'
import { managerRoles } from '../../../shared/staff/roles'
import { isBeyondOffer } from '../../../shared/ticket/offers'
import { execute, holdMessages, newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { nextPaint } from '../../ui/next-paint'
import { useNow } from '../../ui/now'
import { dayAt, parseDay } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { type ManagerBeside, useManagerBeside } from '../approval/second-person'
import { type IntakeExtras, useIntakeExtras } from '../counter-extras/use-intake-extras'
import { foundOf } from '../warranty/findings'
import { type CardAhead, createCardAhead, soon } from './card-ahead'
import { freshDevice, isNewlyKnown, keptRaw, numberIn, withCode } from './code-in-draft'
import { readIntake } from './draft-reading'
import {
  type CustomerDraft,
  type DeviceDraft,
  emptyIntake,
  type IntakeDraft,
  isTouched,
  knownFrom,
  nextOfSameCustomer,
  withPassport,
} from './intake-draft'
import { defaultPromise, type PromiseText } from './promise'
import { amountOf, hasDevice, type IntakeGap, intakeGaps, receiveInput } from './receive-input'
import { offeredToday } from './remedy-offer'
import { type EarlierRepair, earlierRepair, sameFault } from './repeat-visit'
import { useDeviceAtHand } from './use-device-at-hand'
import { useEnquiry } from './use-enquiry'
import type { Enquiry } from './warranty-card'

export interface Received {
  readonly ticketId: string
  readonly number: string
  readonly customer: CustomerDraft
  readonly batchId: string
}

export type SetIntake = (change: Partial<IntakeDraft> | ((before: IntakeDraft) => IntakeDraft)) => void

/** What the device column needs; the same object until one of its values changes, so that typing elsewhere is fast. */
export interface DeviceSide {
  readonly device: DeviceDraft
  readonly passport: DevicePassport | undefined
  readonly passportLoading: boolean
  readonly earlier: EarlierRepair | undefined
  readonly photos: readonly string[]
  readonly repeatOf: string
  readonly today: string
  readonly set: SetIntake
  readonly setDevice: (change: Partial<DeviceDraft>) => void
  readonly typeCode: (text: string) => void
  readonly commitCode: (text: string) => void
  /** A code from the scanner: what is known of the device fills the form with it. */
  readonly scanCode: (text: string, raw: string) => Promise<void>
  /** The second number of the phone that is in the form. */
  readonly scanImei2: (imei2: string, raw: string) => void
  readonly clearDevice: () => void
}

export interface CustomerSide {
  readonly customer: CustomerDraft
  readonly lastCustomer: CustomerRow | null
  readonly strict: boolean
  readonly termsVersion: string
  readonly set: SetIntake
}

export interface Intake {
  readonly draft: IntakeDraft
  readonly deviceSide: DeviceSide
  readonly customerSide: CustomerSide
  readonly set: SetIntake
  /** Queue number, loaner and signature. */
  readonly extras: IntakeExtras
  readonly reference: Reference | undefined
  readonly warranty: WarrantyResult | undefined
  /** Of a scan, until the form has it. */
  readonly ahead: CardAhead
  readonly enquiry: Enquiry | undefined
  readonly promise: PromiseText | undefined
  /** A manager at the clerk's window, for goodwill beyond the warranty answer. */
  readonly beside: ManagerBeside
  readonly gaps: readonly IntakeGap[]
  /** A save was tried with gaps: mark them. */
  readonly strict: boolean
  readonly touched: boolean
  readonly busy: boolean
  readonly problem: Refused | Failed | undefined
  readonly received: Received | undefined
  /** Gives the gaps that stopped it, or nothing when it was sent. */
  readonly receive: () => Promise<readonly IntakeGap[]>
  readonly startNext: () => void
  readonly startEmpty: () => void
}

export function useIntake(): Intake {
  const t = useT(counterWords)
  const language = useLanguage()
  const outlet = useOutlet()
  const nowMs = useNow()
  const { tell } = useLastFact()
  const [first] = useState(() => emptyIntake(newId))
  const { value: draft, set: setDraft, settle, begin } = useDraft('counter.intake', first, readIntake)
  const [busy, setBusy] = useState(false)
  const [strict, setStrict] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()
  const [received, setReceived] = useState<Received>()
  const extras = useIntakeExtras(draft.ticketId)
  const { device } = draft
  const zone = outlet?.zone ?? 'Asia/Shanghai'
  const today = dayAt(nowMs, zone)

  const set = useCallback<SetIntake>(
    (change) =>
      setDraft((before) => (typeof change === 'function' ? change(before) : { ...before, ...change })),
    [setDraft],
  )
  const setDevice = useCallback<DeviceSide['setDevice']>(
    (change) => setDraft((before) => ({ ...before, device: { ...before.device, ...change } })),
    [setDraft],
  )

  const atHand = useDeviceAtHand(device.serial, language === 'zh' ? 'zh-CN' : 'en')
  const { passport, loading: passportLoading, find, accept } = atHand
  const [ahead] = useState(createCardAhead)
  useEffect(() => {
    if (!passport) return
    setDraft((before) => (isNewlyKnown(before, passport) ? withPassport(before, passport) : before))
  }, [passport, setDraft])

  const reference = useQuestion('reference', { deviceClass: device.deviceClass || 'phone' }).data
  const saleDay = parseDay(device.saleDay, today) ?? ''
  const productionDay = parseDay(device.productionDay, today) ?? ''
  const priceFen = amountOf(device.invoicePrice)
  const assessed = useQuestion(
    'warranty',
    device.deviceClass === '' || !hasDevice(draft)
      ? null
      : {
          deviceId: device.known ? device.deviceId : '',
          serial: device.serial,
          modelId: device.modelId,
          deviceClass: device.deviceClass,
          productLine: device.productLine,
          saleDay: saleDay > today ? '' : saleDay,
          productionDay,
          proof: device.proof,
          ...(typeof priceFen === 'number' ? { invoicePriceFen: priceFen } : {}),
          imei: device.imei,
          imei2: device.imei2,
          faultCode: draft.faultCode,
          exclusions: foundOf(device),
          language: language === 'zh' ? 'zh-CN' : 'en',
        },
  )
  // Until this device's own case is assessed with what the form says, its card is that of its record.
  const warranty = assessed.of?.serial === device.serial ? assessed.data : undefined
  const enquiry = useEnquiry(device, saleDay, productionDay, draft.faultCode)

  const promise = useMemo(() => {
    const given = outlet ? defaultPromise(outlet, nowMs) : undefined
    if (draft.promiseDay === '' && draft.promiseTime === '') return given
    return {
      day: parseDay(draft.promiseDay, today) ?? (draft.promiseDay || (given?.day ?? '')),
      time: draft.promiseTime || (given?.time ?? ''),
    }
  }, [outlet, nowMs, today, draft.promiseDay, draft.promiseTime])

  const earlier = useMemo(
    () => earlierRepair(passport, draft.faultCode, today, zone),
    [passport, draft.faultCode, today, zone],
  )
  const guessed = earlier && sameFault(earlier.visit, draft.faultCode) ? earlier.visit.id : ''
  const repeatOf = draft.repeatOf ?? guessed

  const exclusions = useQuestion('warrantyExclusions', {}).data ?? noRules
  const beside = useManagerBeside()
  const person = usePerson()
  const mayRelease = managerRoles.includes(person.role) || beside.approval !== undefined
  const offered = offeredToday(warranty)
  const around = {
    ...{ reference, warranty, promise, zone, nowMs, today, offered, mayRelease, exclusions },
    likelyRepeatOf: guessed,
  }
  const gaps = intakeGaps(draft, around)

  const typeCode = useCallback(
    (text: string) => {
      setReceived(undefined)
      setDraft((before) => ({
        ...before,
        device: before.device.known ? { ...freshDevice(), code: text } : { ...before.device, code: text },
      }))
    },
    [setDraft],
  )

  const commitCode = useCallback((text: string) => setDraft((before) => withCode(before, text)), [setDraft])

  const scanCode = useCallback(
    async (text: string, raw: string) => {
      const number = numberIn(text)
      const found = number === '' ? undefined : await Promise.race([find(number), soon()])
      if (found?.card) {
        ahead.show(found.card)
        await nextPaint()
      }
      flushSync(() => {
        if (found) accept(found)
        setDraft((before) => {
          const coded = withCode(before, text, raw)
          return found && isNewlyKnown(coded, found.passport) ? withPassport(coded, found.passport) : coded
        })
      })
      // Only now, so that the card of the device before never comes back in between.
      ahead.show(undefined)
    },
    [find, accept, ahead, setDraft],
  )

  const scanImei2 = useCallback<DeviceSide['scanImei2']>(
    (imei2, raw) =>
      setDraft((before) => {
        const scanned = [...before.device.scanned, keptRaw(raw)]
        return { ...before, device: { ...before.device, imei2, scanned } }
      }),
    [setDraft],
  )

  const clearDevice = useCallback(
    () => setDraft((before) => ({ ...before, condition: {}, device: freshDevice() })),
    [setDraft],
  )

  const { photos } = draft
  const deviceSide = useMemo<DeviceSide>(
    () => ({
      device,
      passport,
      passportLoading,
      earlier,
      photos,
      repeatOf,
      today,
      set,
      setDevice,
      typeCode,
      commitCode,
      scanCode,
      scanImei2,
      clearDevice,
    }),
    [
      device,
      passport,
      passportLoading,
      earlier,
      photos,
      repeatOf,
      today,
      set,
      setDevice,
      typeCode,
      commitCode,
      scanCode,
      scanImei2,
      clearDevice,
    ],
  )
  const { customer } = draft
  const lastCustomer = passport?.lastCustomer ?? null
  const termsVersion = outlet?.policy.termsVersion ?? ''
  const customerSide = useMemo<CustomerSide>(
    () => ({ customer, lastCustomer, strict, termsVersion, set }),
    [customer, lastCustomer, strict, termsVersion, set],
  )

  const sending = useRef(false)
  async function send(): Promise<readonly IntakeGap[]> {
    if (sending.current) return []
    if (gaps.length > 0) {
      setStrict(true)
      return gaps
    }
    sending.current = true
    // The answer is there in a blink; only where it is not, the button says that it is waited for.
    const slow = setTimeout(() => setBusy(true), slowAfterMs)
    setProblem(undefined)
    const normal = { ...draft, device: { ...draft.device, saleDay, productionDay } }
    const letGo = holdMessages()
    const answer = await execute(
      'receiveDevice',
      { ...receiveInput(normal, around), ...extras.input },
      {
        commandId: draft.commandId,
        approval: isBeyondOffer(draft.kind, offered) ? beside.approval : undefined,
      },
    )
    clearTimeout(slow)
    if (answer.kind === 'ok') {
      // The number first, for the customer waits for it; then the rows and the empty form, which take longer to draw.
      flushSync(() => tell({ text: t('receivedLine', { number: answer.value.number }) }))
      await nextPaint()
    }
    letGo()
    sending.current = false
    setBusy(false)
    beside.type('')
    if (answer.kind === 'ok') {
      // A batch has the id of its first ticket, which is received before anybody knows that more will come.
      const batchId = draft.batchId || answer.value.ticketId
      setReceived({ ...answer.value, customer: knownFrom(customer), batchId })
      extras.clear()
      setStrict(false)
      begin(emptyIntake(newId))
      return []
    }
    setProblem(answer)
    // Answered with a reason: what is sent next is another command. After a failure the same one is asked again.
    if (answer.kind === 'refused') set({ commandId: newId() })
    return []
  }

  // What was typed a moment ago may not be drawn yet, and belongs to what is sent.
  const sendNow = useRef(send)
  sendNow.current = send
  const receive = useCallback(() => {
    settle()
    return sendNow.current()
  }, [settle])

  function startNext() {
    const from = received ?? { customer: knownFrom(draft.customer), batchId: draft.batchId }
    setDraft((before) => nextOfSameCustomer({ ...before, batchId: from.batchId }, from.customer, newId))
    setReceived(undefined)
    setProblem(undefined)
  }

  function startEmpty() {
    begin(emptyIntake(newId))
    setStrict(false)
    setProblem(undefined)
  }

  return {
    draft,
    deviceSide,
    customerSide,
    set,
    extras,
    reference,
    warranty: warranty ?? atHand.card,
    ahead,
    enquiry,
    promise,
    beside,
    gaps,
    strict,
    touched: isTouched(draft),
    busy,
    problem,
    received,
    receive,
    startNext,
    startEmpty,
  }
}

const slowAfterMs = 300
const noRules: readonly never[] = []
