/** The backups of this station, the place they are carried to, and the code that opens them anywhere. */

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { BackupEntry, Rehearsal } from '../../../shared/questions/backups'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { backupWords } from '../../i18n/backups'
import { useLanguage, useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { momentText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson, useStatus } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { BackupTable } from './backup-table'
import classes from './backups.module.css'
import { RecoveryPanel } from './recovery-panel'
import { RestoreSteps } from './restore-steps'

export function BackupsPanels({
  version,
  actions,
}: {
  readonly version: number
  readonly actions: ReactNode
}) {
  const state = useQuestion('backupState', {}, [version])
  const isAdministrator = usePerson().role === 'administrator'
  return (
    <>
      <BackupList version={version} actions={actions} mayRestore={isAdministrator} />
      {state.data ? (
        <div className={office.even}>
          <SecondPlacePanel second={state.data.second} mayChange={isAdministrator} onDone={state.reload} />
          <RecoveryPanel
            madeAtMs={state.data.recoveryMadeAtMs}
            mayChange={isAdministrator}
            onDone={state.reload}
          />
        </div>
      ) : null}
    </>
  )
}

function BackupList(props: {
  readonly version: number
  readonly actions: ReactNode
  readonly mayRestore: boolean
}) {
  const t = useT(backupWords)
  const act = useAct()
  const asked = useQuestion('backups', {}, [props.version])
  const [rehearsed, setRehearsed] = useState<Rehearsal>()
  const [restoring, setRestoring] = useState<BackupEntry | 'elsewhere'>()
  const all = asked.data ?? []
  const second = new Set(all.filter(({ place }) => place === 'second').map(({ file }) => file))
  const here = new Set(all.filter(({ place }) => place === 'here').map(({ file }) => file))
  const entries = all
    .filter(({ place, file }) => place === 'here' || !here.has(file))
    .sort((left, right) => right.madeAtMs - left.madeAtMs)

  async function rehearse({ place, file }: BackupEntry) {
    setRehearsed(undefined)
    const done = await act.run(() => ask('rehearseBackup', { place, file }))
    if (done) setRehearsed(done.value)
  }

  return (
    <Panel
      title={t('backups')}
      actions={
        <>
          {props.mayRestore ? (
            <Button size="compact-sm" variant="default" onClick={() => setRestoring('elsewhere')}>
              {t('fromElsewhere')}
            </Button>
          ) : null}
          {props.actions}
        </>
      }
    >
      <p className={classes.found}>{t('backupsHint')}</p>
      <ProblemBanner problem={act.problem} />
      {act.busy ? <p className={classes.found}>{t('rehearsing')}</p> : null}
      {rehearsed ? (
        <p className={office.good} role="status">
          ✓{' '}
          {t('rehearsed', {
            facts: rehearsed.facts,
            streams: rehearsed.streams,
            seconds: (rehearsed.tookMs / 1000).toFixed(1),
          })}{' '}
          {rehearsed.missing.facts === 0 ? t('sinceNone') : t('since', { count: rehearsed.missing.facts })}
        </p>
      ) : null}
      {asked.data && entries.length === 0 ? <EmptyState title={t('none')} /> : null}
      {entries.length > 0 ? (
        <BackupTable
          entries={entries}
          both={new Set([...here].filter((file) => second.has(file)))}
          actions={(entry) => (
            <div className={classes.row}>
              <Button
                size="compact-xs"
                variant="default"
                disabled={act.busy}
                onClick={() => void rehearse(entry)}
              >
                {t('rehearse')}
              </Button>
              {props.mayRestore ? (
                <Button size="compact-xs" variant="default" onClick={() => setRestoring(entry)}>
                  {t('restore')}
                </Button>
              ) : null}
            </div>
          )}
        />
      ) : null}
      {restoring ? (
        <Dialog title={t('restoreTitle')} size={860} onClose={() => setRestoring(undefined)}>
          {restoring === 'elsewhere' ? <RestoreSteps /> : <RestoreSteps given={restoring} />}
        </Dialog>
      ) : null}
    </Panel>
  )
}

function SecondPlacePanel(props: {
  readonly second: { readonly folder: string; readonly copiedAtMs: number; readonly problem: string }
  readonly mayChange: boolean
  readonly onDone: () => void
}) {
  const t = useT(backupWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const { tell } = useLastFact()
  const act = useAct()
  const { folder, copiedAtMs, problem } = props.second

  async function choose() {
    const done = await act.run(() => ask('chooseBackupPlace', {}))
    if (done && done.value.folder !== '') tell({ text: t('chosenNow', { folder: done.value.folder }) })
    props.onDone()
  }
  async function stop() {
    await act.run(() => ask('forgetBackupPlace', {}))
    props.onDone()
  }

  return (
    <Panel title={t('secondPlace')}>
      <ProblemBanner problem={act.problem} />
      {folder === '' ? (
        <ErrorBanner tone="waiting" what={t('secondNone')} />
      ) : problem !== '' ? (
        <ErrorBanner tone="waiting" what={t('secondProblem', { folder, problem })} />
      ) : (
        <>
          <strong className={classes.path}>{folder}</strong>
          <span>
            {copiedAtMs === 0
              ? t('secondNever')
              : `✓ ${t('secondOk', { when: momentText(copiedAtMs, timeZone, language) })}`}
          </span>
        </>
      )}
      {props.mayChange ? (
        <div className={classes.row}>
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void choose()}>
            {t(folder === '' ? 'choose' : 'chooseAnother')}
          </Button>
          {folder === '' ? null : (
            <Button size="compact-sm" variant="subtle" disabled={act.busy} onClick={() => void stop()}>
              {t('stopUsing')}
            </Button>
          )}
        </div>
      ) : null}
    </Panel>
  )
}
