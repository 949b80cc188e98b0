/** The manager's recovery code: made, shown once, printed, and proved by its last letters before it is let go. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../../door'
import { backupWords } from '../../i18n/backups'
import { useLanguage, useT } from '../../i18n/language'
import { Dialog, useConfirm } from '../../ui/dialog'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { momentText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useStatus } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import classes from './backups.module.css'

export function RecoveryPanel(props: {
  readonly madeAtMs: number
  readonly mayChange: boolean
  readonly onDone: () => void
}) {
  const t = useT(backupWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const act = useAct()
  const confirm = useConfirm()
  const [code, setCode] = useState<string>()

  async function make() {
    const done = await act.run(() => ask('makeRecoveryCode', {}))
    if (done) setCode(done.value.code)
  }
  function begin() {
    if (props.madeAtMs === 0) {
      void make()
      return
    }
    confirm.ask({
      question: t('newCodeAsk'),
      consequence: t('newCodeConsequence'),
      confirmLabel: t('makeCode'),
      destructive: false,
      onConfirm: () => void make(),
    })
  }

  return (
    <Panel title={t('recovery')}>
      <ProblemBanner problem={act.problem} />
      {props.madeAtMs === 0 ? (
        <ErrorBanner tone="waiting" what={t('recoveryNone')} />
      ) : (
        <span>✓ {t('recoveryMade', { when: momentText(props.madeAtMs, timeZone, language) })}</span>
      )}
      {props.mayChange ? (
        <div className={classes.row}>
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={begin}>
            {t(props.madeAtMs === 0 ? 'makeCode' : 'makeNewCode')}
          </Button>
        </div>
      ) : null}
      {confirm.dialog}
      {code === undefined ? null : (
        <CodeDialog
          code={code}
          onClose={() => {
            setCode(undefined)
            props.onDone()
          }}
        />
      )}
    </Panel>
  )
}

function CodeDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const t = useT(backupWords)
  const act = useAct()
  const [proof, setProof] = useState('')
  const [printed, setPrinted] = useState<{ readonly outcome: string; readonly reason: string }>()
  const isProved = proof.normalize('NFKC').toUpperCase() === code.slice(-4)

  async function print() {
    const done = await act.run(() => ask('printRecoveryCode', { code }))
    if (done) setPrinted(done.value)
  }
  // A code that nobody wrote down is worse than none: it counts only now.
  async function keep() {
    const done = await act.run(() => ask('keepRecoveryCode', { code }))
    if (done) onClose()
  }
  return (
    <Dialog
      title={t('recovery')}
      size={560}
      onClose={onClose}
      primary={{ label: t('codeKept'), run: () => void keep(), disabled: !isProved || act.busy }}
      extra={
        <Button variant="default" disabled={act.busy} onClick={() => void print()}>
          {t('codePrint')}
        </Button>
      }
    >
      <div className={office.column}>
        <ProblemBanner problem={act.problem} />
        <span>{t('codeShown')}</span>
        <output className={classes.code}>{code}</output>
        {printed ? (
          printed.outcome === 'printed' ? (
            <p className={office.good}>✓ {t('codePrinted')}</p>
          ) : (
            <ErrorBanner tone="waiting" what={t('codeNotPrinted', { reason: printed.reason })} />
          )
        ) : null}
        <TextField
          label={t('codeProve')}
          code
          maxLength={4}
          value={proof}
          onChange={setProof}
          error={proof.length === 4 && !isProved ? t('codeProveWrong') : undefined}
        />
      </div>
    </Dialog>
  )
}
