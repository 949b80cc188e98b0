/** Weekly and monthly reports: what was made and is kept, made by schedule or now, shown, printed, taken along. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { KeptReports } from '../../../shared/questions/reports'
import type { TableName } from '../../../shared/view/tables'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { reportsWords } from '../../i18n/reports'
import { useOutlet } from '../../mirror/queries'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { Moment } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { Paper } from '../ticket/paper'
import { AskedProblem } from './asked-problem'
import { MakeReport } from './make-report'
import classes from './manager.module.css'
import office from './office.module.css'
import { Panel } from './panel'
import { ReportSchedule } from './report-schedule'
import { useTouched } from './use-touched'

const reportTables: readonly TableName[] = ['reports']

type Kept = KeptReports['rows'][number]

export function ReportsPage() {
  const t = useT(reportsWords)
  const outlet = useOutlet()
  const version = useTouched(reportTables)
  const asked = useQuestion('reports', {}, [version])
  const [shown, setShown] = useState<Kept>()
  const rows = asked.data?.rows ?? []
  return (
    <div className={classes.reports}>
      <Panel title={t('kept')} flush>
        <AskedProblem asked={asked} />
        {asked.data && rows.length === 0 ? <p className={office.empty}>{t('none')}</p> : null}
        {rows.length > 0 ? <ReportTable rows={rows} onShow={setShown} /> : null}
      </Panel>
      <div className={office.column}>
        <MakeReport />
        {outlet && asked.data ? (
          <ReportSchedule key={outlet.revision} outlet={outlet} place={asked.data} onPlace={asked.reload} />
        ) : null}
      </div>
      {shown ? <ReportDialog report={shown} onClose={() => setShown(undefined)} /> : null}
    </div>
  )
}

function ReportTable(props: { readonly rows: readonly Kept[]; readonly onShow: (report: Kept) => void }) {
  const t = useT(reportsWords)
  const language = useLanguage()
  return (
    <table className={office.table}>
      <thead>
        <tr>
          <th scope="col">{t('colKind')}</th>
          <th scope="col">{t('colPeriod')}</th>
          <th scope="col">{t('colMade')}</th>
          <th scope="col">{t('colBy')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((report) => (
          <tr key={report.id}>
            <th scope="row">
              <button type="button" className={office.link} onClick={() => props.onShow(report)}>
                {t(report.kind)}
              </button>
            </th>
            <td>{periodText(report, language)}</td>
            <td>
              <Moment atMs={report.madeAtMs} short />
            </td>
            <td>{report.madeByName || t('bySchedule')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ReportDialog(props: { readonly report: Kept; readonly onClose: () => void }) {
  const t = useT(reportsWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const act = useAct()
  const { report } = props
  const wish = { reportId: report.id, language: language === 'zh' ? 'zh-CN' : 'en' } as const
  const asked = useQuestion('reportPaper', wish)
  const title = t('title', { kind: t(report.kind), from: report.fromDay, to: report.toDay })

  async function print() {
    const { language: spoken } = wish
    const done = await act.give('printDocument', {
      form: 'periodReport',
      subject: `report/${report.id}`,
      number: report.fromDay,
      language: spoken,
    })
    if (done) tell({ text: t('printed', { title }) })
  }
  async function save(format: 'pdf' | 'xlsx') {
    const done = await act.run(() => ask('saveReport', { ...wish, format }))
    if (done?.value.state === 'saved') tell({ text: t('saved', { title }) })
  }

  return (
    <Dialog
      title={title}
      size={900}
      onClose={props.onClose}
      primary={{ label: t('print'), run: () => void print(), disabled: act.busy }}
      extra={
        <>
          <Button variant="default" disabled={act.busy} onClick={() => void save('pdf')}>
            {t('savePdf')}
          </Button>
          <Button variant="default" disabled={act.busy} onClick={() => void save('xlsx')}>
            {t('saveXlsx')}
          </Button>
        </>
      }
    >
      <div className={office.column}>
        <ProblemBanner problem={act.problem} />
        <AskedProblem asked={asked} />
        {asked.data ? (
          <div className={classes.reportPaper}>
            <Paper html={asked.data.html} title={asked.data.title} />
          </div>
        ) : null}
        <p className={office.note}>{t('keptAs')}</p>
      </div>
    </Dialog>
  )
}

export function periodText(
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
  language: Language,
): string {
  return `${dayText(fromDay, language)} – ${dayText(toDay, language)}`
}
