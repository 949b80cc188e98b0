/** The third column: what is wrong, what stays here, in which state, by when and for how much. */

import { Checkbox } from '@mantine/core'
import { pinyin } from 'pinyin-pro'
import { memo, type RefObject, startTransition, useCallback, useMemo, useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { priorities, tenders, ticketKinds } from '../../../shared/ticket/events'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { useOutlet, useShift } from '../../mirror/queries'
import { LongTextField, TextField } from '../../ui/fields'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { AccessoryPicker } from './accessory-picker'
import { type ConditionAnswers, ConditionList } from './condition-list'
import classes from './counter.module.css'
import { nextField } from './enter-moves'
import { PasscodeField } from './passcode-field'
import { IntakePhotos } from './photos'
import { isOpenDay } from './promise'
import { hasDevice } from './receive-input'
import { RemedyOffer } from './remedy-offer'
import { AmountText, DayText, Pick } from './small-fields'
import type { Intake, SetIntake } from './use-intake'

type Counts = Readonly<Record<string, number>>

const nothing: readonly never[] = []
const unknownFault = '?'
const ownWords = '!'

interface FaultItem extends SearchItem {
  readonly code: string
}

/** What no category calls so is what the customer says: it goes into the description. */
function faultsSaid(
  items: readonly (FaultItem & { readonly words: string })[],
  text: string,
  note: string,
): readonly FaultItem[] {
  const found = items.filter((item) => item.title === text || isSaid(text, item.words))
  return found.length > 0 ? found : [{ key: ownWords, code: ownWords, title: text, note }]
}

/** Every word, and of Chinese every sign, in any order: 屏幕碎 is 外屏碎裂 under 屏幕. */
function isSaid(text: string, words: string): boolean {
  const said = text.toLowerCase().match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? []
  return said.every((part) => words.includes(part))
}

export function VisitColumn(props: {
  readonly intake: Intake
  readonly faultRef: RefObject<HTMLInputElement | null>
}) {
  const t = useT(counterWords)
  const ticket = useT(ticketWords)
  const outlet = useOutlet()
  const shift = useShift()
  const { intake } = props
  const { draft, reference, promise } = intake
  const withDevice = hasDevice(draft)
  const { set } = intake
  const setAccessories = useCallback((accessories: Counts) => set({ accessories }), [set])
  const setOthers = useCallback((otherAccessories: string) => set({ otherAccessories }), [set])
  const setCondition = useCallback((condition: ConditionAnswers) => set({ condition }), [set])
  const setSecret = useCallback((secretId: string) => set({ secretId }), [set])
  const changePhotos = useCallback(
    (change: (before: readonly string[]) => readonly string[]) =>
      set((before) => ({ ...before, photos: change(before.photos) })),
    [set],
  )
  return (
    <section className={classes.column} aria-labelledby="counter-visit">
      <h2 id="counter-visit" className={classes.columnTitle}>
        {t('visit')}
      </h2>
      <div className={classes.withCheck}>
        <FaultBox
          key={draft.ticketId}
          faults={reference?.faults ?? nothing}
          faultCode={draft.faultCode}
          set={set}
          faultRef={props.faultRef}
        />
        <Checkbox
          data-enter-skip
          className={classes.besideBox}
          label={t('faultUnknown')}
          checked={draft.faultUnknown}
          onChange={(event) => intake.set({ faultUnknown: event.currentTarget.checked })}
        />
      </div>
      <LongTextField
        label={t('fault')}
        altKey="F"
        minRows={2}
        required={!draft.faultUnknown && draft.faultCode === ''}
        value={draft.fault}
        onChange={(fault) => intake.set({ fault, ...(fault.trim() === '' ? {} : { faultUnknown: false }) })}
      />
      <div className={classes.pair}>
        <TextField
          label={t('request')}
          altKey="R"
          maxLength={1000}
          value={draft.request}
          onChange={(request) => intake.set({ request })}
        />
        <TextField
          label={t('impact')}
          maxLength={1000}
          value={draft.impact}
          onChange={(impact) => intake.set({ impact })}
        />
      </div>
      {withDevice ? (
        <>
          <AccessoryPicker
            items={reference?.accessories ?? nothing}
            counts={draft.accessories}
            others={draft.otherAccessories}
            onChange={setAccessories}
            onOthers={setOthers}
          />
          {draft.device.deviceClass === '' ? (
            <p className={classes.note}>{t('conditionAfterClass')}</p>
          ) : (
            <ConditionList
              items={reference?.condition ?? nothing}
              answers={draft.condition}
              onChange={setCondition}
            />
          )}
          <div className={classes.secretRow}>
            <PasscodeField
              secretId={draft.secretId}
              withPattern={['', 'phone', 'tablet'].includes(draft.device.deviceClass)}
              onKept={setSecret}
            />
            <Checkbox
              label={t('dataLoss')}
              checked={draft.dataLossConsent}
              mt={24}
              onChange={(event) => intake.set({ dataLossConsent: event.currentTarget.checked })}
            />
          </div>
        </>
      ) : null}
      <div className={classes.four}>
        <Pick
          label={t('kind')}
          altKey="K"
          value={draft.kind}
          choices={ticketKinds.map((value) => ({ value, label: ticket(`kind_${value}`) }))}
          onChange={(kind) => intake.set({ kind })}
        />
        <Pick
          label={ticket('priority')}
          altKey="P"
          value={draft.priority}
          choices={priorities.map((value) => ({ value, label: ticket(`priority_${value}`) }))}
          onChange={(priority) => intake.set({ priority })}
        />
        <DayText
          label={t('promise')}
          altKey="W"
          allowFuture
          value={draft.promiseDay || (promise?.day ?? '')}
          {...(outlet && promise && promise.day !== '' && !isOpenDay(outlet, promise.day)
            ? { error: t('promiseClosed') }
            : {})}
          onChange={(promiseDay) => intake.set({ promiseDay })}
        />
        <TextField
          label={t('promiseTime')}
          code
          maxLength={5}
          value={draft.promiseTime || (promise?.time ?? '')}
          error={intake.strict && intake.gaps.includes('promise') ? t('gap_promise') : undefined}
          onChange={(promiseTime) => intake.set({ promiseTime })}
        />
      </div>
      {withDevice ? <RemedyOffer intake={intake} /> : null}
      <div className={classes.three}>
        <AmountText
          label={t('estimate')}
          altKey="E"
          value={draft.estimate}
          onChange={(estimate) => intake.set({ estimate })}
        />
        <AmountText
          label={t('deposit')}
          altKey="Y"
          value={draft.deposit}
          error={draft.deposit.trim() !== '' && !shift ? t('depositNeedsShift') : undefined}
          onChange={(deposit) => intake.set({ deposit })}
        />
        <Pick
          label={ticket('tender')}
          value={draft.depositTender}
          disabled={draft.deposit.trim() === ''}
          choices={tenders.map((value) => ({ value, label: ticket(`tender_${value}`) }))}
          onChange={(depositTender) => intake.set({ depositTender })}
        />
      </div>
      {withDevice ? <IntakePhotos hashes={draft.photos} onChange={changePhotos} /> : null}
    </section>
  )
}

/** Two levels in one list; found by code, name or pinyin initials. */
const FaultBox = memo(function FaultBox(props: {
  readonly faults: Reference['faults']
  readonly faultCode: string
  readonly set: SetIntake
  readonly faultRef: RefObject<HTMLInputElement | null>
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const { faults, faultCode, set } = props
  const [typed, setTyped] = useState('')

  const items = useMemo(() => {
    const nameOf = (fault: (typeof faults)[number]) => (language === 'zh' ? fault.nameZh : fault.nameEn)
    const parents = new Map(faults.map((fault) => [fault.code, nameOf(fault)]))
    return faults
      .filter((fault) => fault.level > 1 || !faults.some((other) => other.parent === fault.code))
      .map((fault) => ({
        key: fault.code,
        code: fault.code,
        title: nameOf(fault),
        note: fault.code,
        group: parents.get(fault.parent) ?? '',
        words: [
          fault.code,
          fault.nameZh,
          fault.nameEn,
          pinyin(fault.nameZh, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
          parents.get(fault.parent) ?? '',
        ]
          .join(' ')
          .toLowerCase(),
      }))
  }, [faults, language])

  const chosen = items.find((item) => item.code === faultCode)
  const find = useCallback(
    async (text: string): Promise<readonly FaultItem[]> =>
      // First where nothing is typed: Enter alone must not choose a fault that nobody said.
      text === ''
        ? [{ key: unknownFault, code: unknownFault, title: t('faultUnknown') }, ...items]
        : faultsSaid(items, text, t('inOwnWords')),
    [items, t],
  )

  function pick(item: FaultItem) {
    setTyped('')
    if (item.code === ownWords) {
      set((before) => ({ ...before, fault: [before.fault, item.title].filter(Boolean).join(' ') }))
      // After the box has kept what was picked.
      startTransition(() => setTyped(''))
    } else
      set(
        item.code === unknownFault
          ? { faultCode: '', faultUnknown: true }
          : { faultCode: item.code, faultUnknown: false },
      )
    const input = props.faultRef.current
    const form = input?.closest<HTMLElement>('[data-intake]')
    if (input && form) nextField(form, input)?.focus()
  }
  return (
    <SearchBox<FaultItem>
      label={t('faultCode')}
      altKey="T"
      placeholder={t('faultCodeHint')}
      search={find}
      whenEmpty
      keepTitle
      inputRef={props.faultRef}
      text={chosen ? chosen.title : typed}
      onText={(text) => {
        setTyped(text)
        if (faultCode !== '') set({ faultCode: '' })
      }}
      onPick={pick}
    />
  )
})
