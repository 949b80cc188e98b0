/**
 * The customer's screen from the clerk's side: opening it, what it shows of the name, in which language, asking for
 * the signature. While it is open every change of the form is sent, a moment after the last key.
 */

import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { ask, listen } from '../../door'
import { usePreference } from '../../frame/preferences'
import { extrasWords } from '../../i18n/counter-extras'
import { useT } from '../../i18n/language'
import { useHotkeys } from '../../ui/hotkeys'
import { useStatus } from '../../workstation'
import type { Intake } from '../counter/use-intake'
import { useModelName } from '../device/use-model-name'
import { type Drawn, intakeView, type NameShown } from './customer-view'
import classes from './extras.module.css'
import type { IntakeExtras } from './use-intake-extras'

const sendAfterMs = 150
const names: readonly NameShown[] = ['masked', 'hidden', 'full']
const nameWord = { masked: 'nameMasked', hidden: 'nameHidden', full: 'nameFull' } as const

export function CustomerStrip({
  intake,
  extras,
  drawn,
}: {
  readonly intake: Intake
  readonly extras: IntakeExtras
  readonly drawn: Drawn | undefined
}) {
  const t = useT(extrasWords)
  const { outlet } = useStatus()
  const [isOn, setOn] = usePreference('customer-screen', 'off')
  const [keptName, setName] = usePreference('customer-screen.name', 'masked')
  const [keptLanguage, setLanguage] = usePreference('customer-screen.language', 'zh')
  const name = names.find((one) => one === keptName) ?? 'masked'
  const language = keptLanguage === 'en' ? 'en' : 'zh'
  const modelName = useModelName(language)
  const { ticketId } = intake.draft
  const { askSign, signature, queueNumber } = extras.draft
  const on = isOn === 'on'

  const text = useMemo(() => {
    const options = {
      language,
      name,
      outlet: outlet.name,
      queue: queueNumber,
      drawn,
      sign: askSign,
      model: modelName(intake.draft.device),
    } as const
    return on ? JSON.stringify(intakeView(intake, options)) : ''
  }, [on, intake, language, name, outlet.name, queueNumber, drawn, askSign, modelName])
  const latest = useRef(text)
  latest.current = text

  useEffect(() => {
    if (on) void ask('openCustomerScreen', {})
  }, [on])
  useEffect(() => {
    if (text === '') return undefined
    const timer = setTimeout(() => void ask('showCustomer', { forId: ticketId, view: text }), sendAfterMs)
    return () => clearTimeout(timer)
  }, [text, ticketId])

  const { set } = extras
  useEffect(
    () =>
      listen((message) => {
        if (message.kind !== 'customerSigned' || message.forId !== ticketId) return
        const { signatureHash, documentHash } = message
        set({ signature: { signatureHash, documentHash, text: latest.current } })
      }),
    [ticketId, set],
  )
  // A signature stands under what was shown then; what is changed afterwards was not signed.
  const isStale = on && signature !== null && signature.text !== text
  useEffect(() => {
    if (isStale) set({ signature: null })
  }, [isStale, set])

  function toggle() {
    setOn(on ? 'off' : 'on')
    if (on) void ask('closeCustomerScreen', {})
  }
  useHotkeys([{ keys: 'Alt+O', label: t(on ? 'screenOff' : 'screenOn'), run: toggle, quiet: true }])
  return (
    <fieldset className={classes.strip} aria-label={t('screen')}>
      <Button size="compact-sm" variant={on ? 'light' : 'default'} title="Alt O" onClick={toggle}>
        {t(on ? 'screenOff' : 'screenOn')}
      </Button>
      {on ? (
        <>
          <select
            data-enter-skip
            aria-label={t('screenName')}
            title={t('screenName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          >
            {names.map((one) => (
              <option key={one} value={one}>
                {t(nameWord[one])}
              </option>
            ))}
          </select>
          <select
            data-enter-skip
            aria-label={t('screenLanguage')}
            title={t('screenLanguage')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          >
            <option value="zh">{t('languageZh')}</option>
            <option value="en">{t('languageEn')}</option>
          </select>
          {signature ? (
            <strong role="status">● {t('screenSigned')}</strong>
          ) : askSign ? (
            <span role="status">◔ {t('screenWaitsSign')}</span>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              disabled={!intake.touched}
              onClick={() => set({ askSign: true })}
            >
              {t('screenAskSign')}
            </Button>
          )}
        </>
      ) : null}
    </fieldset>
  )
}
