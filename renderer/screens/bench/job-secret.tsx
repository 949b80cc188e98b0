/** The device's passcode or pattern: shown on request with a reason, for half a minute, never kept and never copied by us. */

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { readPattern } from '../../../shared/device/unlock-pattern'
import type { Failed, Refused } from '../../../shared/result'
import { ask } from '../../door'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { PatternShown } from '../../ui/pattern-pad'
import classes from './job-sheet.module.css'

const shownMs = 30_000

export function JobSecret({
  ticketId,
  kept,
  left,
}: {
  readonly ticketId: string
  readonly kept: boolean
  /** One was left at intake, whether or not it is still there. */
  readonly left: boolean
}) {
  const t = useT(benchWords)
  const [asking, setAsking] = useState(false)
  const typed = useTextDraft(`job.secret.${ticketId}`, t('passcodeReasonTest'))
  const reason = typed.value
  const [secret, setSecret] = useState<string>()
  const [problem, setProblem] = useState<Refused | Failed>()

  useEffect(() => {
    if (secret === undefined) return
    const timer = setTimeout(() => setSecret(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [secret])

  async function reveal() {
    const answer = await ask('revealSecret', { ticketId, reason: reason.trim() })
    if (answer.kind !== 'ok') {
      setProblem(answer)
      return
    }
    typed.clear()
    setSecret(answer.value.secret)
    setAsking(false)
  }

  if (!kept) return t(left ? 'passcodeErased' : 'noPasscode')
  if (secret !== undefined) {
    const pattern = readPattern(secret)
    return (
      <span className={classes.row}>
        {pattern ? <PatternShown pattern={pattern} /> : <span className={classes.secret}>{secret}</span>}
        <Button size="compact-sm" variant="default" onClick={() => setSecret(undefined)}>
          {t('hide')}
        </Button>
      </span>
    )
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setProblem(undefined)
          setAsking(true)
        }}
      >
        {t('showPasscode')}
      </Button>
      {asking ? (
        <Dialog
          title={t('showPasscode')}
          onClose={() => setAsking(false)}
          primary={{ label: t('showPasscode'), run: () => void reveal(), disabled: reason.trim() === '' }}
        >
          <ProblemBanner problem={problem} />
          <TextField
            label={t('passcodeReason')}
            value={reason}
            onChange={typed.set}
            maxLength={200}
            hint={t('passcodeLogged')}
            required
            autoFocus
          />
        </Dialog>
      ) : null}
    </>
  )
}
