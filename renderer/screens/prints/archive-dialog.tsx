/** A paper as it was kept: shown, proved by its fingerprint, taken along as PDF. Main records who looked. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { type ExportedAs, type ExportedPaper, exportedAs } from '../../../shared/questions/archive'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { templatesWords } from '../../i18n/templates'
import { Dialog } from '../../ui/dialog'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusBadge } from '../../ui/status-badge'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Paper } from '../ticket/paper'
import classes from './prints.module.css'

const exportKeys = { pdf: 'Alt+E', commands: 'Alt+K', proof: 'Alt+H' } as const

export function ArchiveDialog(props: {
  readonly jobId: string
  readonly name: string
  readonly onClose: () => void
}) {
  const t = useT(templatesWords)
  const asked = useQuestion('keptPaper', { jobId: props.jobId })
  const title = asked.data ? t('archiveTitle', asked.data) : props.name
  return (
    <Dialog title={title} size={860} onClose={props.onClose}>
      <AskedProblem asked={asked} />
      {asked.data ? <Kept jobId={props.jobId} kept={asked.data} /> : null}
    </Dialog>
  )
}

function Kept(props: {
  readonly jobId: string
  readonly kept: NonNullable<ReturnType<typeof useQuestion<'keptPaper'>>['data']>
}) {
  const t = useT(templatesWords)
  const prints = useT(printsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const { kept } = props

  const [told, setTold] = useState<{ readonly sha256: string; readonly bytes: ExportedPaper['bytes'] }>()

  async function takeAlong(as: ExportedAs) {
    setTold(undefined)
    const done = await act.run(() => ask('exportPaper', { jobId: props.jobId, as }))
    if (done?.value.state !== 'saved') return
    setTold(done.value)
    tell({ text: t('exported', kept) })
  }
  const exports = exportedAs.filter((as) => as !== 'commands' || kept.hasCommands)
  useHotkeys(
    exports.map((as) => ({
      keys: exportKeys[as],
      label: t(`export_${as}`),
      run: () => void takeAlong(as),
      disabled: act.busy,
    })),
  )

  return (
    <div className={office.column}>
      <ProblemBanner problem={act.problem} />
      {kept.unchanged ? null : <ErrorBanner tone="breach" what={t('changed')} />}
      <div className={classes.keptPaper}>
        <Paper html={kept.html} title={kept.title} />
      </div>
      <div className={office.row}>
        {kept.unchanged ? <StatusBadge tone="ready" label={t('unchanged')} /> : null}
        <StatusBadge
          tone={kept.madeAgain === 'same' ? 'ready' : 'neutral'}
          label={t(kept.madeAgain === 'not-possible' ? 'again_not_possible' : `again_${kept.madeAgain}`)}
        />
      </div>
      <div className={office.row}>
        {exports.map((as) => (
          <Button
            key={as}
            size="compact-sm"
            variant="default"
            disabled={act.busy}
            onClick={() => void takeAlong(as)}
            rightSection={<kbd>{exportKeys[as].replace('+', ' ')}</kbd>}
          >
            {t(`export_${as}`)}
          </Button>
        ))}
      </div>
      {told ? (
        <p role="status">
          {told.bytes === 'not-compared' ? null : (
            <StatusBadge
              tone={told.bytes === 'same' ? 'ready' : 'waiting'}
              label={t(`bytes_${told.bytes}`)}
            />
          )}{' '}
          {t('fileFingerprint')} <code className={office.code}>{told.sha256}</code>
        </p>
      ) : null}
      <dl className={office.facts}>
        <dt>{t('fingerprint')}</dt>
        <dd>
          <code className={office.code}>{kept.hash}</code>
        </dd>
        <dt>{t('templateVersion')}</dt>
        <dd>
          {kept.templateVersion}
          {kept.termsVersion === '' ? '' : ` · ${t('termsVersion')} ${kept.termsVersion}`}
        </dd>
        <dt>{prints('paper')}</dt>
        <dd>{prints(`paper_${kept.paper}`)}</dd>
      </dl>
      <p className={office.note}>{t('lookedHint')}</p>
    </div>
  )
}
