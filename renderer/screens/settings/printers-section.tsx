/** The printers of this workstation, what each form is printed on, and in which language. Test prints end with a word. */

import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PrinterSettings } from '../../../shared/printing/settings'
import type { PrinterSetup } from '../../../shared/questions/paper'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { doctorWords } from '../../i18n/doctor'
import { useLanguage, useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { settingsWords } from '../../i18n/settings'
import { useConfirm } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusBadge } from '../../ui/status-badge'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { PapersPanel } from './papers-panel'
import { PrinterDialog } from './printer-dialog'
import { PrinterDoctor } from './printer-doctor'
import { printerReason } from './printer-reason'
import classes from './settings.module.css'

type Setup = Pick<PrinterSetup, 'printers' | 'papers' | 'language'>
type Status = PrinterSetup['status'][number]

interface Tested {
  readonly tone: 'waiting' | 'breach' | 'ready'
  readonly text: string
}

const lookAgainMs = 15_000

export function PrintersSection({ mayChange }: { readonly mayChange: boolean }) {
  const t = useT(settingsWords)
  const doctor = useT(doctorWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const confirm = useConfirm()
  const act = useAct()
  const test = useAct()
  const asked = useQuestion('printers', {})
  const [editing, setEditing] = useState<PrinterSettings | 'new'>()
  const [doctoring, setDoctoring] = useState<PrinterSettings>()
  const [tested, setTested] = useState<Tested>()
  const setup = asked.data
  const { reload } = asked
  // A lid that was closed shows without anybody asking; a dialog that is open is left in peace.
  const isQuiet = editing === undefined && doctoring === undefined
  useEffect(() => {
    if (!isQuiet) return
    const timer = setInterval(reload, lookAgainMs)
    return () => clearInterval(timer)
  }, [isQuiet, reload])
  const add = () => setEditing('new')
  useHotkeys(mayChange ? [{ keys: 'Alt+N', label: t('addPrinter'), run: add }] : [])

  async function save(change: Partial<Setup>): Promise<boolean> {
    if (!setup) return false
    const { printers, papers, language: formsLanguage } = { ...setup, ...change }
    const done = await act.run(() =>
      ask('savePrinters', {
        printers: [...printers],
        papers: mutablePapers(papers),
        language: formsLanguage,
      }),
    )
    if (!done) return false
    tell({ text: t('printersSaved') })
    asked.reload()
    return true
  }

  async function testPrint({ id, name }: PrinterSettings) {
    setTested(undefined)
    const done = await test.run(() => ask('testPrint', { printerId: id }))
    if (!done) return
    const { outcome, reason } = done.value
    const why = printerReason(reason, language)
    setTested(
      outcome === 'printed'
        ? { tone: 'ready', text: t('testOk', { name }) }
        : outcome === 'unknown'
          ? { tone: 'waiting', text: t('testUnknown', { name }) }
          : { tone: 'breach', text: t('testFailed', { name, reason: why }) },
    )
  }

  return (
    <>
      {mayChange ? null : <ErrorBanner tone="waiting" what={t('printersHint')} />}
      <AskedProblem asked={asked} />
      <ProblemBanner problem={act.problem ?? test.problem} />
      {tested?.tone === 'ready' ? (
        <p className={office.good} role="status">
          ✓ {tested.text}
        </p>
      ) : tested ? (
        <ErrorBanner tone={tested.tone === 'breach' ? 'breach' : 'waiting'} what={tested.text} />
      ) : null}
      <Panel
        title={t('printers')}
        flush
        actions={
          mayChange ? (
            <Button size="compact-sm" onClick={add} rightSection={<kbd>Alt N</kbd>}>
              {t('addPrinter')}
            </Button>
          ) : null
        }
      >
        {setup && setup.printers.length === 0 ? (
          <EmptyState title={t('noPrinters')} hint={t('noPrintersHint')} />
        ) : setup ? (
          <PrinterRows
            setup={setup}
            mayChange={mayChange}
            testing={test.busy}
            onTest={(printer) => void testPrint(printer)}
            onChange={setEditing}
            onDoctor={setDoctoring}
            onRemove={(printer) =>
              confirm.ask({
                question: t('removePrinterQuestion', { name: printer.name }),
                consequence: t('removePrinterConsequence'),
                confirmLabel: t('removePrinter'),
                onConfirm: () =>
                  void save({ printers: setup.printers.filter(({ id }) => id !== printer.id) }),
              })
            }
          />
        ) : null}
      </Panel>
      {setup ? (
        <>
          <PapersPanel
            papers={setup.papers}
            mayChange={mayChange && !act.busy}
            onChange={(papers) => void save({ papers })}
          />
          <Panel title={t('formsLanguage')}>
            <div className={office.row}>
              <SegmentedControl
                aria-label={t('formsLanguage')}
                disabled={!mayChange}
                value={setup.language}
                data={[
                  { value: 'zh-CN', label: t('chinese') },
                  { value: 'en', label: t('english') },
                ]}
                onChange={(value) => void save({ language: value === 'en' ? 'en' : 'zh-CN' })}
              />
            </div>
          </Panel>
        </>
      ) : null}
      {confirm.dialog}
      {doctoring && setup ? (
        <PrinterDoctor
          printer={doctoring}
          onClose={() => setDoctoring(undefined)}
          onSave={async (printer) => {
            const printers = setup.printers.map((one) => (one.id === printer.id ? printer : one))
            if (!(await save({ printers }))) return
            setDoctoring(undefined)
            tell({ text: doctor('saved', { name: printer.name }) })
          }}
        />
      ) : null}
      {editing && setup ? (
        <PrinterDialog
          printer={editing === 'new' ? undefined : editing}
          problem={act.problem}
          busy={act.busy}
          onClose={() => setEditing(undefined)}
          onSave={async (printer) => {
            const others = setup.printers.filter(({ id }) => id !== printer.id)
            const isNew = others.length === setup.printers.length
            const printers = isNew
              ? [...setup.printers, printer]
              : setup.printers.map((one) => (one.id === printer.id ? printer : one))
            if (!(await save({ printers }))) return false
            setEditing(undefined)
            return true
          }}
        />
      ) : null}
    </>
  )
}

function PrinterRows(props: {
  readonly setup: PrinterSetup
  readonly mayChange: boolean
  readonly testing: boolean
  readonly onTest: (printer: PrinterSettings) => void
  readonly onChange: (printer: PrinterSettings) => void
  readonly onDoctor: (printer: PrinterSettings) => void
  readonly onRemove: (printer: PrinterSettings) => void
}) {
  const t = useT(settingsWords)
  const prints = useT(printsWords)
  const doctor = useT(doctorWords)
  const { setup } = props
  return (
    <table className={office.table}>
      <thead>
        <tr>
          <th scope="col">{t('printerName')}</th>
          <th scope="col">{t('printerWay')}</th>
          <th scope="col">{t('printerPaper')}</th>
          <th scope="col">{t('printerState')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {setup.printers.map((printer) => (
          <tr key={printer.id}>
            <th scope="row">{printer.name}</th>
            <td className={office.wrap}>
              {t(`way_${printer.connection.kind}`)}
              <br />
              <code className={office.code}>{wayText(printer.connection)}</code>
            </td>
            <td>{prints(`paper_${printer.paper}`)}</td>
            <td className={office.wrap}>
              <PrinterStateText status={setup.status.find(({ printerId }) => printerId === printer.id)} />
            </td>
            <td>
              {props.mayChange ? (
                <div className={classes.acts}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={props.testing}
                    onClick={() => props.onTest(printer)}
                  >
                    {props.testing ? t('testing') : t('testPrint')}
                  </Button>
                  {takesCommands(printer) ? (
                    <Button size="compact-sm" variant="default" onClick={() => props.onDoctor(printer)}>
                      {doctor('open')}
                    </Button>
                  ) : null}
                  <Button size="compact-sm" variant="default" onClick={() => props.onChange(printer)}>
                    {t('change')}
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={() => props.onRemove(printer)}>
                    {t('removePrinter')}
                  </Button>
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PrinterStateText({ status }: { readonly status: Status | undefined }) {
  const t = useT(settingsWords)
  const language = useLanguage()
  if (status?.state === 'ready') return <StatusBadge tone="ready" label={t('stateReady')} />
  if (status?.state === 'not-ready') {
    return (
      <>
        <StatusBadge tone="breach" label={t('stateNot')} /> {printerReason(status.reason, language)}
      </>
    )
  }
  return <StatusBadge tone="neutral" label={t('stateUnknown')} />
}

function wayText(connection: PrinterSettings['connection']): string {
  switch (connection.kind) {
    case 'system':
      return connection.queue
    case 'tcp':
      return `${connection.host}:${connection.port}`
    case 'device':
      return connection.path
    case 'file':
      return connection.folder
  }
}

/** A roll printer that gets commands: the only kind that has something to find out. */
function takesCommands({ paper, rollAs, connection }: PrinterSettings): boolean {
  return (paper === 'roll80' || paper === 'roll58') && rollAs === 'commands' && connection.kind !== 'file'
}

type MutablePapers = { -readonly [Form in keyof PrinterSetup['papers']]: PrinterSetup['papers'][Form] }

function mutablePapers(papers: PrinterSetup['papers']) {
  const copy: MutablePapers = { ...papers }
  return Object.fromEntries(Object.entries(copy).map(([form, kinds]) => [form, [...kinds]]))
}
