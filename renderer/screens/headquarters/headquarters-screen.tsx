/**
 * Headquarters: one light and one sentence first, then the proof behind it. Being offline is ordinary and is said
 * calmly; only a difference is an alarm.
 */

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SyncOverview, SyncRehearsal, SyncRun } from '../../../shared/questions/sync'
import { managerRoles } from '../../../shared/staff/roles'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useLanguage, useT } from '../../i18n/language'
import { useStatus as useStatusMessage } from '../../status'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusShape, type StatusTone } from '../../ui/status-badge'
import { momentText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson, useStatus } from '../../workstation'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { OfficeScreen } from '../manager/panel'
import { ConnectionPanel } from './connection-panel'
import { DifferencesPanel } from './differences-panel'
import classes from './headquarters.module.css'
import { NewsPanel } from './news-panel'
import { NoticesPanel } from './notices-panel'
import { DaysPanel, RunsPanel, StationsPanel } from './proof-panels'
import { RehearsalDialog } from './rehearsal-dialog'
import { outcomeTone, runText } from './run-text'
import { StickPanel } from './stick-panel'

export function HeadquartersScreen() {
  const t = useT(headquartersWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { role } = usePerson()
  const message = useStatusMessage()
  const light = message?.headquarters
  const overview = useQuestion('sync', {}, [light?.kind, light?.count, light?.atMs])
  const reconcile = useAct()
  const rehearse = useAct()
  const [run, setRun] = useState<SyncRun>()
  const [rehearsal, setRehearsal] = useState<SyncRehearsal>()

  async function reconcileNow() {
    setRehearsal(undefined)
    const done = await reconcile.run(() => ask('syncNow', {}))
    if (!done) return
    setRun(done.value)
    tell({ text: runText(done.value, t, language) })
    overview.reload()
  }
  async function rehearseNow() {
    const done = await rehearse.run(() => ask('rehearseSync', {}))
    if (done) setRehearsal(done.value)
  }
  const slowly = useSlow(reconcile.busy)
  const notConnected = overview.data !== undefined && !overview.data.connected
  useHotkeys([
    {
      keys: 'F5',
      label: t('reconcileNow'),
      run: () => void reconcileNow(),
      disabled: reconcile.busy || notConnected,
    },
    {
      keys: 'Alt+R',
      label: t('rehearse'),
      run: () => void rehearseNow(),
      disabled: rehearse.busy || notConnected,
    },
  ])

  return (
    <OfficeScreen
      title={t('title')}
      actions={
        <>
          <Button
            variant="default"
            disabled={rehearse.busy || notConnected}
            onClick={() => void rehearseNow()}
          >
            {rehearse.busy ? t('rehearsing') : t('rehearse')}
          </Button>
          <Button
            disabled={reconcile.busy || notConnected}
            onClick={() => void reconcileNow()}
            rightSection={<kbd>F5</kbd>}
          >
            {slowly ? t('reconciling') : t('reconcileNow')}
          </Button>
        </>
      }
    >
      <Light overview={overview.data} />
      <ProblemBanner problem={reconcile.problem ?? rehearse.problem} />
      {run && run.outcome !== 'agree' ? (
        <ErrorBanner
          tone={outcomeTone[run.outcome] === 'breach' ? 'breach' : 'waiting'}
          what={runText(run, t, language)}
        />
      ) : null}
      <AskedProblem asked={overview} />
      {overview.data ? (
        <div className={classes.columns}>
          <div className={office.column}>
            <DifferencesPanel version={`${light?.kind ?? ''}${light?.atMs ?? 0}`} />
            <NewsPanel version={`${light?.kind ?? ''}${light?.atMs ?? 0}`} />
            <StationsPanel stations={overview.data.stations} />
            <DaysPanel days={overview.data.days} />
            <RunsPanel runs={overview.data.runs} />
          </div>
          <div className={office.column}>
            <ConnectionPanel overview={overview.data} onConnected={overview.reload} />
            {overview.data.connected && managerRoles.some((one) => one === role) ? (
              <StickPanel stationId={overview.data.stationId} onTaken={overview.reload} />
            ) : null}
            <NoticesPanel />
          </div>
        </div>
      ) : null}
      {rehearsal ? (
        <RehearsalDialog
          rehearsal={rehearsal}
          onReconcile={() => void reconcileNow()}
          onClose={() => setRehearsal(undefined)}
        />
      ) : null}
    </OfficeScreen>
  )
}

function Light({ overview }: { readonly overview: SyncOverview | undefined }) {
  const t = useT(headquartersWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const light = useStatusMessage()?.headquarters
  if (!light) return null
  const at = momentText(light.atMs, timeZone, language)
  const said = ((): readonly [StatusTone, string, string] => {
    switch (light.kind) {
      case 'agree':
        return ['ready', t('agree'), t('agreeAt', { at })]
      case 'waiting':
        return ['waiting', t('waiting', { count: light.count }), t('waitingHint')]
      case 'offline':
        return ['waiting', t('offline', { at }), t('offlineHint')]
      case 'difference':
        return ['breach', t('difference', { count: light.count }), t('differenceHint')]
      case 'never':
        return ['neutral', t('never'), t('neverHint')]
    }
  })()
  return (
    <div className={classes.light} data-tone={said[0]} role="status">
      <span className={classes.lamp} aria-hidden>
        <StatusShape tone={said[0]} />
      </span>
      <strong className={classes.sentence}>{said[1]}</strong>
      <span>{said[2]}</span>
      {overview?.connected && overview.nextAtMs > 0 ? (
        <span className={classes.next}>
          {t('next', { at: momentText(overview.nextAtMs, timeZone, language) })}
        </span>
      ) : null}
    </div>
  )
}

/** True only when something has been under way for longer than a person notices. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!busy) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), 300)
    return () => clearTimeout(timer)
  }, [busy])
  return slow
}
