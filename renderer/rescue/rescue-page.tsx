/** What is wrong with the records, said calmly, and the ways back: the newer program, the code, a backup. */

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { RescueProblem, RescueState } from '../../shared/questions/rescue'
import type { Answer } from '../../shared/result'
import { writePreference } from '../frame/preferences'
import { backupWords } from '../i18n/backups'
import { setLanguage, useLanguage, useT } from '../i18n/language'
import { rescueWords } from '../i18n/rescue'
import { RestoreSteps } from '../screens/backups/restore-steps'
import office from '../screens/manager/office.module.css'
import classes from '../screens/setup/setup.module.css'
import { ErrorBanner, ProblemBanner } from '../ui/error-banner'
import { TextField } from '../ui/fields'
import { useAct } from '../use-act'

export function RescuePage() {
  const t = useT(rescueWords)
  const language = useLanguage()
  const [state, setState] = useState<RescueState>()
  useEffect(() => {
    void askRescue<RescueState>('rescueState').then((answer) => {
      if (answer.kind === 'ok') setState(answer.value)
    })
  }, [])
  if (!state) return null
  const { problem } = state
  const [title, text] = wordsOf(problem, t)
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <h1 className={classes.title}>{title}</h1>
        <p>{text}</p>
        {problem.kind === 'key' ? problem.code ? <CodePart /> : <ErrorBanner what={t('keyNoCode')} /> : null}
        {problem.kind === 'newer' ? null : <RestorePart />}
        <p className={classes.hint}>
          {t('where', { folder: state.folder })}
          <br />
          {t('version', { version: state.version })}
        </p>
        <div className={classes.foot}>
          <Button variant="default" onClick={() => void askRescue('quit')}>
            {t('quit')}
          </Button>
          <span className={classes.grow} />
          <Button
            variant="subtle"
            onClick={() => {
              const next = language === 'zh' ? 'en' : 'zh'
              setLanguage(next)
              writePreference('language', next)
            }}
          >
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
      </div>
    </main>
  )
}

function wordsOf(
  problem: RescueProblem,
  t: ReturnType<typeof useT<typeof rescueWords.entries>>,
): readonly [title: string, text: string] {
  switch (problem.kind) {
    case 'newer':
      return [t('newerTitle'), t('newerText')]
    case 'key':
      return [t('keyTitle'), t('keyText')]
    case 'damaged':
      return [t('damagedTitle'), t('damagedText')]
    case 'gone':
      return [t('goneTitle'), t('goneText')]
  }
}

function CodePart() {
  const t = useT(rescueWords)
  const b = useT(backupWords)
  const act = useAct()
  const [code, setCode] = useState('')
  const [opening, setOpening] = useState(false)
  async function open() {
    const done = await act.run(() => askRescue<null>('openWithCode', { code }))
    if (done) setOpening(true)
  }
  return (
    <form
      className={office.column}
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <ProblemBanner problem={act.problem} />
      <TextField
        label={b('codeField')}
        hint={b('codeFieldHint')}
        code
        autoFocus
        maxLength={60}
        value={code}
        onChange={setCode}
      />
      <div className={classes.foot}>
        <Button type="submit" disabled={code.trim() === '' || act.busy || opening}>
          {t(opening ? 'opening' : 'open')}
        </Button>
      </div>
    </form>
  )
}

function RestorePart() {
  const b = useT(backupWords)
  const [shown, setShown] = useState(false)
  if (shown) return <RestoreSteps />
  return (
    <div className={classes.foot}>
      <Button variant="default" onClick={() => setShown(true)}>
        {b('restoreTitle')}
      </Button>
    </div>
  )
}

async function askRescue<Value>(name: string, input: unknown = {}): Promise<Answer<Value>> {
  const text = await window.workstation?.ask(JSON.stringify({ name, input }))
  return text === undefined ? { kind: 'failed', reference: 'no-door' } : (JSON.parse(text) as Answer<Value>)
}
