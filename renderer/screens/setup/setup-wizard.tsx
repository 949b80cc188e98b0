/**
 * The first start: language, outlet, first administrator, headquarters now or later, one look over it. Shown while the
 * outlet is not set up, before there is a person, a place or a list; nothing is recorded before the last key, and
 * what was typed is there again after a crash.
 */

import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { setupDraftSchema } from '../../../shared/questions/setup'
import { ask } from '../../door'
import { backupWords } from '../../i18n/backups'
import { useLanguage, useT } from '../../i18n/language'
import { setupWords } from '../../i18n/setup'
import { Dialog } from '../../ui/dialog'
import { DraftProvider, useFieldsDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useBack, useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import { RestoreSteps } from '../backups/restore-steps'
import { PrintersPage } from './printers-page'
import classes from './setup.module.css'
import {
  detailsOf,
  firstAnswers,
  isComplete,
  noSecrets,
  printersOf,
  type SetupAnswers,
  type SetupStep,
  setupSteps,
} from './setup-answers'
import { setupDrafts, stepToGoOnAt } from './setup-draft'
import { HeadquartersPage, LanguagePage, OutletPage, PersonPage, ReadyPage } from './setup-pages'

const stepKey = {
  language: 'stepLanguage',
  outlet: 'stepOutlet',
  person: 'stepPerson',
  printers: 'printers',
  headquarters: 'stepHeadquarters',
  ready: 'stepReady',
} as const satisfies Readonly<Record<SetupStep, keyof typeof setupWords.entries>>

export function SetupWizard() {
  return (
    <DraftProvider store={setupDrafts}>
      <Wizard />
    </DraftProvider>
  )
}

function Wizard() {
  const t = useT(setupWords)
  const language = useLanguage()
  const act = useAct()
  const draft = useFieldsDraft('setup', firstAnswers, setupDraftSchema)
  const { step, ...kept } = draft.value
  const [secrets, setSecrets] = useState(noSecrets)
  const answers: SetupAnswers = { ...kept, ...secrets }
  const [tried, setTried] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const b = useT(backupWords)
  const page = useRef<HTMLDivElement>(null)
  const at = setupSteps.indexOf(step)
  const { type } = draft

  function change({ pins, enrolmentCode, ...typed }: Partial<SetupAnswers>) {
    if (pins !== undefined) setSecrets((before) => ({ ...before, pins }))
    if (enrolmentCode !== undefined) setSecrets((before) => ({ ...before, enrolmentCode }))
    if (Object.keys(typed).length > 0) type(typed)
  }
  function go(to: SetupStep) {
    setTried(false)
    type({ step: to })
  }
  function back() {
    const before = setupSteps[at - 1]
    if (before) go(before)
  }
  function forward() {
    setTried(true)
    if (!isComplete(step, answers)) return
    const following = setupSteps[at + 1]
    if (following) go(following)
    else void begin()
  }

  async function begin() {
    const now = answers.connect === 'now'
    await act.run(() =>
      ask('setUp', {
        language: language === 'zh' ? 'zh-CN' : 'en',
        outlet: detailsOf(answers),
        station: answers.station,
        administrator: { name: answers.administrator.trim(), pin: answers.pins.pin },
        printers: [...printersOf(answers)],
        headquartersUrl: now ? answers.url.trim() : '',
        enrolmentCode: now ? answers.enrolmentCode.trim() : '',
      }),
    )
  }

  // What was not kept is asked for again where it belongs.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft came back.
  useEffect(() => {
    if (!draft.restored) return
    const goOn = stepToGoOnAt(step, answers)
    if (goOn !== step) type({ step: goOn })
  }, [draft.restored])

  // Each page begins in its first field, so that the whole wizard is done without a mouse.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a change of page only.
  useEffect(() => {
    const target = page.current?.querySelector<HTMLElement>('input, [role="radio"][tabindex="0"]')
    target?.focus()
  }, [step])
  const label = step === 'ready' ? t('open') : t('next')
  useBack(back, t('back'), at > 0)
  useHotkeys([{ keys: 'F5', label, run: forward, disabled: act.busy }])

  return (
    <main className={classes.screen}>
      <form
        noValidate
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault()
          forward()
        }}
      >
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.hint}>{t('welcome')}</p>
        <ol className={classes.steps} aria-label={t('stepOf', { step: at + 1, steps: setupSteps.length })}>
          {setupSteps.map((id, index) => (
            <li
              key={id}
              className={classes.step}
              data-done={index < at || undefined}
              aria-current={id === step ? 'step' : undefined}
            >
              {index + 1} {t(stepKey[id])}
            </li>
          ))}
        </ol>
        <ProblemBanner problem={act.problem} />
        {draft.restored ? <ErrorBanner tone="waiting" what={t('restored')} /> : null}
        <div ref={page} className={classes.page}>
          {step === 'language' ? <LanguagePage /> : null}
          {step === 'outlet' ? <OutletPage answers={answers} change={change} tried={tried} /> : null}
          {step === 'person' ? <PersonPage answers={answers} change={change} tried={tried} /> : null}
          {step === 'printers' ? <PrintersPage answers={answers} change={change} /> : null}
          {step === 'headquarters' ? (
            <HeadquartersPage answers={answers} change={change} tried={tried} />
          ) : null}
          {step === 'ready' ? <ReadyPage answers={answers} onChange={go} /> : null}
        </div>
        <div className={classes.foot}>
          <Button variant="default" onClick={back} disabled={at === 0} rightSection={<kbd>Esc</kbd>}>
            {t('back')}
          </Button>
          <span className={classes.grow} />
          {at === 0 ? (
            <Button variant="subtle" onClick={() => setRestoring(true)}>
              {t('restoreInstead')}
            </Button>
          ) : null}
          <Button type="submit" disabled={act.busy} rightSection={<kbd>F5</kbd>}>
            {act.busy ? t('opening') : label}
          </Button>
        </div>
      </form>
      {restoring ? (
        <Dialog title={b('restoreTitle')} size={860} onClose={() => setRestoring(false)}>
          <RestoreSteps />
        </Dialog>
      ) : null}
    </main>
  )
}
