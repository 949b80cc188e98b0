/**
 * The locked screen: who is working, and a PIN by keyboard or by pad. It holds nothing of the work below it. A wrong
 * PIN empties the pad and says how many tries are left; a locked-out person sees the seconds run down.
 */

import { Button, TextInput } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Failed, Refused } from '../../shared/result'
import { frameWords } from '../i18n/frame'
import { setLanguage, useLanguage, useT } from '../i18n/language'
import { problemText } from '../i18n/refusals'
import { useBack } from '../ui/hotkeys'
import { type StaffChoice, useStatus, useWorkstation } from '../workstation'
import { writePreference } from './preferences'
import classes from './sign-in.module.css'
import { roleKey } from './top-bar'

export interface SignInProps {
  readonly staff: readonly StaffChoice[]
  /** Who worked here last: offered first. */
  readonly last?: string
  /** A badge was scanned. */
  readonly badge?: string | undefined
}

export function SignIn({ staff, last, badge }: SignInProps) {
  const t = useT(frameWords)
  const language = useLanguage()
  const { outlet, station } = useStatus()
  const [chosenId, setChosenId] = useState(staff.find(({ staffId }) => staffId === last)?.staffId)
  useEffect(() => {
    const holder = staff.find(({ staffId, staffNumber }) => badge === staffId || badge === staffNumber)
    if (holder) setChosenId(holder.staffId)
  }, [badge, staff])
  const chosen = staff.find(({ staffId }) => staffId === chosenId)
  const next = language === 'zh' ? 'en' : 'zh'
  return (
    <main className={classes.screen}>
      <header className={classes.head}>
        <h1 className={classes.name}>{(language === 'en' && outlet.nameEn) || outlet.name}</h1>
        <span className={classes.station}>
          {outlet.code}-{station}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          lang={next === 'en' ? 'en' : 'zh-CN'}
          onClick={() => {
            setLanguage(next)
            writePreference('language', next)
          }}
        >
          {next === 'en' ? 'English' : '中文'}
        </Button>
      </header>
      <div className={classes.middle}>
        {chosen ? (
          <PinPad key={chosen.staffId} person={chosen} onBack={() => setChosenId(undefined)} />
        ) : (
          <PersonList staff={staff} onChoose={(person) => setChosenId(person.staffId)} />
        )}
      </div>
      <p className={classes.kept}>{t('draftsKept')}</p>
    </main>
  )
}

function PersonList(props: {
  readonly staff: readonly StaffChoice[]
  readonly onChoose: (person: StaffChoice) => void
}) {
  const t = useT(frameWords)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = props.staff.filter(
    ({ name, staffNumber, initials }) =>
      name.toLowerCase().includes(wanted) ||
      staffNumber.toLowerCase().startsWith(wanted) ||
      initials.startsWith(wanted),
  )
  const exact = props.staff.find(({ staffNumber }) => staffNumber.toLowerCase() === wanted)
  return (
    <section className={classes.people} aria-labelledby="who">
      <h2 id="who" className={classes.question}>
        {t('welcome')}
      </h2>
      <p className={classes.hint}>{t('chooseHint')}</p>
      <TextInput
        size="md"
        data-autofocus
        autoFocus
        aria-label={t('findPerson')}
        placeholder={t('findPerson')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = exact ?? shown[0]
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) props.onChoose(first)
        }}
      />
      <ul className={classes.list}>
        {shown.map((person) => (
          <li key={person.staffId}>
            <button type="button" className={classes.personButton} onClick={() => props.onChoose(person)}>
              <span className={classes.number}>{person.staffNumber}</span>
              <span className={classes.personName}>{person.name}</span>
              <span className={classes.role}>{t(roleKey[person.role])}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p role="status">{t('noPerson')}</p> : null}
    </section>
  )
}

function PinPad({ person, onBack }: { readonly person: StaffChoice; readonly onBack: () => void }) {
  const t = useT(frameWords)
  const language = useLanguage()
  const { signIn } = useWorkstation()
  const [pin, setPin] = useState('')
  const [checking, setChecking] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()
  const [waitUntilMs, setWaitUntilMs] = useState(0)
  const waitSeconds = useSecondsUntil(waitUntilMs)
  const input = useRef<HTMLInputElement>(null)
  const blocked = checking || waitSeconds > 0
  useBack(onBack, t('otherPerson'))

  useEffect(() => {
    if (!blocked) input.current?.focus()
  }, [blocked])

  async function submit() {
    if (blocked || pin.length < 4) return
    setChecking(true)
    const answer = await signIn(person.staffId, pin)
    setChecking(false)
    setPin('')
    if (answer.kind === 'ok') return
    setProblem(answer)
    if (answer.kind === 'refused' && answer.reason === 'locked-out') {
      setWaitUntilMs(Date.now() + Number(answer.detail?.seconds ?? 60) * 1000)
    }
  }

  function press(key: string) {
    if (blocked) return
    setProblem(undefined)
    setPin((before) => (key === 'erase' ? before.slice(0, -1) : (before + key).slice(0, 12)))
    input.current?.focus()
  }

  const message =
    waitSeconds > 0
      ? t('waitSeconds', { seconds: waitSeconds })
      : problem && !(problem.kind === 'refused' && problem.reason === 'locked-out')
        ? problemText(problem, language)
        : undefined

  return (
    <form
      className={classes.pin}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label htmlFor="pin" className={classes.question}>
        {t('enterPin', { name: person.name })}
      </label>
      <input
        id="pin"
        ref={input}
        className={classes.pinInput}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        disabled={blocked}
        aria-describedby="pin-said"
        aria-invalid={message !== undefined}
        value={pin}
        onChange={(event) => {
          setProblem(undefined)
          setPin(event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, 12))
        }}
      />
      <p id="pin-said" className={classes.said} role={message === undefined ? undefined : 'alert'}>
        {message ?? (checking ? t('checking') : '')}
      </p>
      <div className={classes.pad}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <PadKey key={digit} label={digit} disabled={blocked} onPress={() => press(digit)} />
        ))}
        <PadKey label={t('erase')} icon disabled={blocked} onPress={() => press('erase')} />
        <PadKey label="0" disabled={blocked} onPress={() => press('0')} />
        <Button type="submit" className={classes.enter} disabled={blocked || pin.length < 4}>
          {t('enter')}
        </Button>
      </div>
      <Button variant="subtle" color="gray" onClick={onBack} rightSection={<kbd>Esc</kbd>}>
        {t('otherPerson')}
      </Button>
    </form>
  )
}

function PadKey(props: {
  readonly label: string
  readonly icon?: boolean
  readonly disabled: boolean
  readonly onPress: () => void
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.padKey}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onPress}
    >
      {props.icon === true ? <IconBackspace size={20} aria-hidden /> : props.label}
    </button>
  )
}

function useSecondsUntil(atMs: number): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const count = () => setSeconds(Math.max(0, Math.ceil((atMs - Date.now()) / 1000)))
    count()
    if (atMs <= Date.now()) return
    const timer = setInterval(count, 250)
    return () => clearInterval(timer)
  }, [atMs])
  return seconds
}
