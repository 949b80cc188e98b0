/** The device's passcode: given to main as soon as the field is left, and never kept by the window after that. */

import { Button, PasswordInput } from '@mantine/core'
import { memo, useRef, useState } from 'react'
import type { Failed, Refused } from '../../../shared/result'
import { ask } from '../../door'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { FieldLabel } from '../../ui/field-label'
import classes from './counter.module.css'

export const PasscodeField = memo(function PasscodeField(props: {
  readonly secretId: string
  readonly onKept: (secretId: string) => void
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Refused | Failed>()
  const label = <FieldLabel text={t('passcode')} altKey="S" target={input} />

  async function keep() {
    if (typed === '') return
    const answer = await ask('keepSecret', { secret: typed })
    if (answer.kind === 'ok') {
      setTyped('')
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
    <PasswordInput
      ref={input}
      label={label}
      placeholder={t('passcodeHint')}
      autoComplete="off"
      value={typed}
      maxLength={200}
      error={problem ? problemText(problem, language) : undefined}
      visibilityToggleButtonProps={{ tabIndex: -1 }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void keep()}
    />
  )
})
