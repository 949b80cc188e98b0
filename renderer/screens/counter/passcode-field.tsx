/** The device's passcode or pattern: given to main as soon as it is entered, and never kept by the window after that. */

import { Button, PasswordInput } from '@mantine/core'
import { memo, useRef, useState } from 'react'
import { fewestDots, patternSecret } from '../../../shared/device/unlock-pattern'
import type { Failed, Refused } from '../../../shared/result'
import { ask } from '../../door'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { FieldLabel } from '../../ui/field-label'
import { PatternPad } from '../../ui/pattern-pad'
import classes from './counter.module.css'

export const PasscodeField = memo(function PasscodeField(props: {
  readonly secretId: string
  /** Telephones and tablets are unlocked by a pattern too. */
  readonly withPattern: boolean
  readonly onKept: (secretId: string) => void
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Refused | Failed>()
  const [drawing, setDrawing] = useState<readonly number[]>()
  const label = <FieldLabel text={t('passcode')} altKey="S" target={input} />

  async function keep(secret: string) {
    if (secret === '') return
    const answer = await ask('keepSecret', { secret })
    if (answer.kind === 'ok') {
      setTyped('')
      setDrawing(undefined)
      setProblem(undefined)
      props.onKept(answer.value.secretId)
    } else setProblem(answer)
  }

  if (props.secretId !== '') {
    return (
      <div className={classes.group}>
        <div className={classes.groupHead}>{t('passcode')}</div>
        <div className={classes.chips}>
          <span>● {t('passcodeKept')}</span>
          <Button size="compact-sm" variant="default" tabIndex={-1} onClick={() => props.onKept('')}>
            {t('passcodeAgain')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={classes.passcode}>
      <PasswordInput
        ref={input}
        label={label}
        placeholder={t('passcodeHint')}
        autoComplete="off"
        value={typed}
        maxLength={200}
        error={problem && !drawing ? problemText(problem, language) : undefined}
        visibilityToggleButtonProps={{ tabIndex: -1 }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => void keep(typed)}
      />
      {props.withPattern ? (
        <Button variant="default" onClick={() => setDrawing([])}>
          {t('drawPattern')}
        </Button>
      ) : null}
      {drawing ? (
        <Dialog
          title={t('drawPattern')}
          size={560}
          onClose={() => setDrawing(undefined)}
          primary={{
            label: t('keepPattern'),
            run: () => void keep(patternSecret(drawing)),
            disabled: drawing.length < fewestDots,
          }}
        >
          <ProblemBanner problem={problem} />
          <PatternPad pattern={drawing} onChange={setDrawing} />
        </Dialog>
      ) : null}
    </div>
  )
})
