/** One business day as it is printed: what came, what went, what was earned and used, what was late. */

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { DaySummary } from '../../../shared/questions/day'
import type { Tender, TicketKind } from '../../../shared/ticket/events'
import { statuses, type TicketStatus } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { ticketWords } from '../../i18n/ticket'
import { tillWords } from '../../i18n/till'
import { useOutlet } from '../../mirror/queries'
import { DateField } from '../../ui/date-field'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { Moment, Money } from '../../ui/texts'
import { dayAt, dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { usePartName } from '../part/use-part-name'
import { Difference } from '../till/difference'
import { useActorText } from './actor-text'
import { AskedProblem } from './asked-problem'
import classes from './manager.module.css'
import office from './office.module.css'
import { openingText } from './opening-text'
import { Panel } from './panel'
import { useActName } from './record-page'
import { PartLink, TicketLink } from './row-links'

export function DaySummaryPage() {
  const t = useT(managerWords)
  const language = useLanguage()
  const outlet = useOutlet()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const { tell } = useLastFact()
  const act = useAct()
  const [chosen, setChosen] = useState<string | undefined>(() => outlet?.openDay || outlet?.lastDay || today)
  const asked = useQuestion('daySummary', chosen ? { day: chosen } : null, [outlet?.revision])
  const summary = asked.data
  // What is still open has no summary yet: it would not be the one that is signed.
  const shiftId = summary?.shifts.filter((shift) => shift.open === 0).at(-1)?.id

  async function print() {
    if (shiftId === undefined || chosen === undefined) return
    const done = await act.give('printDocument', {
      form: 'dailySummary',
      subject: `shift/${shiftId}`,
      number: chosen,
    })
    if (done) tell({ text: t('dayPrinted', { day: dayText(chosen, language) }) })
  }
  const canPrint = shiftId !== undefined && !act.busy
  useHotkeys([{ keys: 'F5', label: t('printDay'), run: () => void print(), disabled: !canPrint }])

  return (
    <>
      <div className={classes.form}>
        <DateField label={t('day')} altKey="D" day={chosen} onChange={setChosen} />
        <Button onClick={() => void print()} disabled={!canPrint} rightSection={<kbd>F5</kbd>}>
          {t('printDay')}
        </Button>
        {summary ? (
          <span className={office.note}>
            {summary.shifts.length === 0 ? t('dayNoShift') : summary.closed ? t('dayClosed') : t('dayOpen')}
          </span>
        ) : null}
      </div>
      <ProblemBanner problem={act.problem} />
      <AskedProblem asked={asked} />
      {chosen === undefined ? <EmptyState title={t('dayMissing')} /> : null}
      {summary ? <Summary summary={summary} /> : null}
    </>
  )
}

function Summary({ summary }: { readonly summary: DaySummary }) {
  const partName = usePartName(summary.parts)
  const t = useT(managerWords)
  const ticket = useT(ticketWords)
  const till = useT(tillWords)
  const language = useLanguage()
  const breachText = useBreachText()
  const statusRows = statuses.flatMap((status) => summary.byStatus.filter(({ key }) => key === status))
  return (
    <>
      <dl className={classes.numbers}>
        <DayNumber name={t('dayReceived')}>{summary.received}</DayNumber>
        <DayNumber name={t('dayCollected')}>{summary.collected}</DayNumber>
        <DayNumber name={t('dayIncome')}>
          <Money fen={summary.incomeFen} />
        </DayNumber>
        <DayNumber name={t('dayCustody')}>
          {summary.inCustody}{' '}
          {summary.inCustody > 0 ? <small>{t('dayOldest', { days: summary.oldestDays })}</small> : null}
        </DayNumber>
        <DayNumber name={t('breaches')}>{summary.breaches.length}</DayNumber>
        <DayNumber name={t('dayUnsettled')}>{summary.unsettledPrints}</DayNumber>
      </dl>
      {summary.asClosed ? <p className={office.note}>{t('dayAsClosed')}</p> : null}
      {summary.later.length > 0 ? <Later lines={summary.later} /> : null}
      <div className={classes.dayGrid}>
        <Panel title={t('byTender')} flush>
          <table className={office.table}>
            <thead>
              <tr>
                <th scope="col">{till('tender')}</th>
                <th scope="col" className={office.end}>
                  {t('count')}
                </th>
                <th scope="col" className={office.end}>
                  {t('amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {summary.byTender.map(({ key, count, amountFen }) => (
                <tr key={key}>
                  <th scope="row">{ticket(`tender_${key as Tender}`)}</th>
                  <td className={office.end}>{count}</td>
                  <td className={office.end}>
                    <Money fen={amountFen} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('total')}</th>
                <td className={office.end}>{summary.byTender.reduce((sum, { count }) => sum + count, 0)}</td>
                <td className={office.end}>
                  <Money fen={summary.incomeFen} strong />
                </td>
              </tr>
            </tbody>
          </table>
        </Panel>
        <Counts
          title={t('byStatus')}
          rows={statusRows.map(({ key, count }) => ({
            name: ticket(`status_${key as TicketStatus}`),
            count,
          }))}
        />
        <Counts
          title={t('byKind')}
          rows={summary.byKind.map(({ key, count }) => ({
            name: ticket(`kind_${key as TicketKind}`),
            count,
          }))}
        />
        <Panel title={t('breaches')} flush>
          {summary.breaches.length === 0 ? (
            <p className={office.empty}>{t('noBreaches')}</p>
          ) : (
            <table className={office.table}>
              <tbody>
                {summary.breaches.map((breach) => (
                  <tr key={`${breach.ticketId}-${breach.what}`}>
                    <th scope="row">
                      <TicketLink id={breach.ticketId} number={breach.number} />
                    </th>
                    <td className={office.wrap}>{breachText(breach.what)}</td>
                    <td className={`${office.end} ${office.bad}`}>
                      ▲ {t('lateBy', { age: openingText(breach.lateMinutes, language) })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={t('partsUsed')} flush>
          {summary.parts.length === 0 ? (
            <p className={office.empty}>{t('noParts')}</p>
          ) : (
            <table className={office.table}>
              <tbody>
                {summary.parts.map((part) => (
                  <tr key={part.partNumber}>
                    <th scope="row" className={office.wrap}>
                      <PartLink partNumber={part.partNumber} /> {partName(part)}
                    </th>
                    <td className={office.end}>{part.quantity}</td>
                    <td className={office.end}>
                      <Money fen={part.amountFen} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={t('shifts')} flush>
          <table className={office.table}>
            <tbody>
              {summary.shifts.map((shift) => (
                <tr key={shift.id}>
                  <th scope="row">
                    <Moment atMs={shift.openedAtMs} short /> –{' '}
                    {shift.open === 1 ? '…' : <Moment atMs={shift.closedAtMs} short />}
                  </th>
                  <td className={office.end}>
                    {shift.open === 1 ? t('shiftOpen') : <Difference fen={shift.differenceFen} />}
                  </td>
                  <td>
                    <code className={office.code}>{shift.dayCode}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      </div>
    </>
  )
}

/** What was recorded for the day after it was closed: it changes nothing above. */
function Later({ lines }: { readonly lines: DaySummary['later'] }) {
  const t = useT(managerWords)
  const actName = useActName()
  const actorText = useActorText()
  return (
    <Panel title={t('dayLater', { count: lines.length })} flush>
      <table className={office.table}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.factId}>
              <td>
                <Moment atMs={line.atMs} short />
              </td>
              <th scope="row">{actName(line.type)}</th>
              <td className={office.wrap}>{line.label}</td>
              <td>{actorText(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function DayNumber(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.number}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function Counts(props: {
  readonly title: string
  readonly rows: readonly { readonly name: string; readonly count: number }[]
}) {
  const t = useT(managerWords)
  return (
    <Panel title={props.title} flush>
      {props.rows.length === 0 ? <p className={office.empty}>{t('dayNone')}</p> : null}
      <table className={office.table}>
        <tbody>
          {props.rows.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={office.end}>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function useBreachText(): (what: string) => string {
  const t = useT(managerWords)
  const ticket = useT(ticketWords)
  return (what) => {
    if (what === 'firstResponse' || what === 'promise') return t(`breach_${what}`)
    const status = statuses.find((known) => known === what)
    return status ? t('breach_step', { status: ticket(`status_${status}`) }) : what
  }
}
