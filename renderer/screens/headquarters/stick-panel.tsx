/** Reconciling without a network: write a file for a stick, read the answer, and a slip that both sides can check. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BundleTaken, BundleWritten } from '../../../shared/questions/bundle'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { type Translate, useLanguage, useT } from '../../i18n/language'
import { stickWords } from '../../i18n/stick'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { StatusBadge } from '../../ui/status-badge'
import { Moment } from '../../ui/texts'
import { momentText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'

type Say = Translate<typeof stickWords.entries>

export function StickPanel(props: { readonly stationId: string; readonly onTaken: () => void }) {
  const t = useT(stickWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { timeZone } = useStatus().outlet
  const act = useAct()
  const last = useQuestion('lastBundle', {})
  const [taken, setTaken] = useState<BundleTaken>()
  const [notPrinted, setNotPrinted] = useState(false)
  const written = last.data?.written
  const answered = last.data?.answered

  async function write() {
    const done = await act.run(() => ask('writeBundle', {}))
    if (!done) return
    setTaken(undefined)
    tell({ text: done.value.saved ? t('toldWritten', { facts: done.value.facts }) : t('toldCancelled') })
    last.reload()
  }
  async function take() {
    setTaken(undefined)
    const done = await act.run(() => ask('takeBundle', {}))
    if (!done?.value) return
    setTaken(done.value)
    last.reload()
    props.onTaken()
  }
  async function print(file: BundleWritten) {
    setNotPrinted(false)
    const done = await act.run(() =>
      ask('printList', {
        list: 'bundle-slip',
        language: language === 'zh' ? 'zh-CN' : 'en',
        title: t('slipTitle'),
        filter: '',
        columns: [
          { title: t('slipItem'), width: 120, align: 'start' },
          { title: t('slipValue'), width: 240, align: 'start' },
        ],
        rows: slipRows(file, props.stationId, momentText(file.atMs, timeZone, language), t),
        totals: [],
      }),
    )
    if (done?.value.outcome === 'printed') tell({ text: t('toldPrinted') })
    else if (done) setNotPrinted(true)
  }

  return (
    <Panel title={t('title')}>
      <p className={office.note}>{t('hint')}</p>
      <ProblemBanner problem={act.problem} />
      {notPrinted ? <ErrorBanner tone="waiting" what={t('notPrinted')} /> : null}
      {taken ? <BundleOutcome taken={taken} /> : null}
      <div className={office.row}>
        <Button size="compact-md" variant="default" disabled={act.busy} onClick={() => void write()}>
          {t('write')}
        </Button>
        <Button size="compact-md" variant="default" disabled={act.busy} onClick={() => void take()}>
          {t('take')}
        </Button>
      </div>
      <dl className={office.facts}>
        <dt>{t('written')}</dt>
        <dd>{written ? <File file={written} /> : t('none')}</dd>
        <dt>{t('answered')}</dt>
        <dd>{answered ? <File file={answered} /> : t('none')}</dd>
        {written ? (
          <>
            <dt>{t('codes')}</dt>
            <dd title={t('codesHint')}>
              {written.codes.map((code) => (
                <div key={code}>
                  <code className={office.code}>{code}</code>
                </div>
              ))}
              {answered && answered.number === written.number && sameCodes(answered, written) ? (
                <StatusBadge tone="ready" label={t('same')} />
              ) : answered && answered.number > written.number ? null : (
                <StatusBadge tone="waiting" label={t('notYet')} />
              )}
            </dd>
          </>
        ) : null}
      </dl>
      {written ? (
        <div className={office.row}>
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void print(written)}>
            {t('print')}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

function File({ file }: { readonly file: BundleWritten }) {
  const t = useT(stickWords)
  return (
    <>
      <Moment atMs={file.atMs} short /> · {t('fileLine', { number: file.number, facts: file.facts })}
    </>
  )
}

export function BundleOutcome({ taken }: { readonly taken: BundleTaken }) {
  const t = useT(stickWords)
  if (taken.state === 'again') return <ErrorBanner tone="waiting" what={t('takenAgain')} />
  if (taken.state === 'cut') return <ErrorBanner tone="waiting" what={t('takenCut')} />
  if (taken.differences > 0) {
    return <ErrorBanner tone="breach" what={t('takenDifferent', { differences: taken.differences })} />
  }
  const { acknowledged, received, waiting = 0, catalogueParts: parts = 0, catalogueMore } = taken
  const { serialNumbers: numbers = 0, serialsMore } = taken
  return (
    <p className={office.good} role="status">
      ✓ {t('takenGood', { acknowledged, received })} {waiting > 0 ? t('waiting', { count: waiting }) : ''}{' '}
      {parts > 0 ? t(catalogueMore ? 'takenCatalogueMore' : 'takenCatalogue', { parts }) : ''}{' '}
      {numbers > 0 ? t(serialsMore ? 'takenSerialsMore' : 'takenSerials', { numbers }) : ''}
    </p>
  )
}

function sameCodes(left: BundleWritten, right: BundleWritten): boolean {
  return left.codes.join() === right.codes.join()
}

function slipRows(file: BundleWritten, stationId: string, at: string, t: Say): string[][] {
  return [
    [t('slipStation'), stationId],
    [t('slipNumber'), String(file.number)],
    [t('slipAt'), at],
    [t('slipFacts'), String(file.facts)],
    ...file.codes.map((code) => [t('slipCode'), code]),
    [t('slipThere'), '________________________'],
  ]
}
