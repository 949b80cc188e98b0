/** Whether the data is whole and safe elsewhere, in sentences first and numbers after. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DataSafety } from '../../../shared/questions/safety'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { Moment } from '../../ui/texts'
import { ageText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { sizeText } from '../backups/backup-table'
import { BackupsPanels } from '../backups/backups-panels'
import { VersionPanel } from '../backups/version-panel'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'

const dayMs = 86_400_000
const littleBytes = 2_000_000_000

export function SafetySection() {
  const t = useT(settingsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const asked = useQuestion('dataSafety', {})
  const [version, setVersion] = useState(0)

  async function backup() {
    const done = await act.run(() => ask('backupNow', {}))
    if (!done) return
    tell({ text: t('backedUp', { facts: done.value.facts }) })
    setVersion((before) => before + 1)
    asked.reload()
  }
  useHotkeys([{ keys: 'F5', label: t('backupNow'), run: () => void backup(), disabled: act.busy }])

  return (
    <>
      <AskedProblem asked={asked} />
      <ProblemBanner problem={act.problem} />
      {asked.data ? <Verdict safety={asked.data} /> : null}
      <BackupsPanels
        version={version}
        actions={
          <Button
            size="compact-sm"
            disabled={act.busy}
            onClick={() => void backup()}
            rightSection={<kbd>F5</kbd>}
          >
            {act.busy ? t('backingUp') : t('backupNow')}
          </Button>
        }
      />
      <VersionPanel />
      <Panel title={t('safety')}>{asked.data ? <Facts safety={asked.data} /> : null}</Panel>
    </>
  )
}

function Verdict({ safety }: { readonly safety: DataSafety }) {
  const t = useT(settingsWords)
  const language = useLanguage()
  const nowMs = useNow()
  const ageMs = nowMs - safety.lastBackupAtMs
  if (!safety.chainVerified) return <ErrorBanner what={t('safetyBad')} />
  return (
    <>
      {safety.lastBackupAtMs === 0 ? <ErrorBanner tone="waiting" what={t('safetyNoBackup')} /> : null}
      {safety.lastBackupAtMs > 0 && ageMs > 2 * dayMs ? (
        <ErrorBanner tone="waiting" what={t('safetyOldBackup', { age: ageText(ageMs, language) })} />
      ) : null}
      {safety.freeBytes < littleBytes ? (
        <ErrorBanner tone="waiting" what={t('safetyLittleSpace', { size: sizeText(safety.freeBytes) })} />
      ) : null}
      <p className={office.good}>✓ {t('safetyGood')}</p>
    </>
  )
}

function Facts({ safety }: { readonly safety: DataSafety }) {
  const t = useT(settingsWords)
  const durable = safety.synchronous === 'FULL'
  return (
    <dl className={office.facts}>
      <dt>{t('facts')}</dt>
      <dd>{safety.facts}</dd>
      <dt>{t('chain')}</dt>
      <dd>{safety.chainVerified ? t('chainOk') : t('chainBroken')}</dd>
      <dt>{t('durable')}</dt>
      <dd className={durable ? undefined : office.bad}>
        {t(durable ? 'durableOk' : 'durableNot')} ({safety.synchronous}, {safety.journalMode})
      </dd>
      <dt>{t('lastBackup')}</dt>
      <dd>{safety.lastBackupAtMs === 0 ? t('never') : <Moment atMs={safety.lastBackupAtMs} />}</dd>
      {safety.lastBackupFile === '' ? null : (
        <>
          <dt>{t('backupFile')}</dt>
          <dd>{safety.lastBackupFile}</dd>
        </>
      )}
      <dt>{t('size')}</dt>
      <dd>{sizeText(safety.databaseBytes)}</dd>
      <dt>{t('free')}</dt>
      <dd>{sizeText(safety.freeBytes)}</dd>
    </dl>
  )
}
