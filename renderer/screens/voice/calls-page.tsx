/** Whom to call today, longest overdue first, and what came of the last calls. */

import { useMemo, useState } from 'react'
import type { FollowUpItem } from '../../../shared/voice/answers'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Day, Moment } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { useModelName } from '../device/use-model-name'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { CallDialog } from './call-dialog'
import { useVoiceVersion } from './use-voice-version'
import classes from './voice.module.css'

const none: readonly FollowUpItem[] = []

export function CallsPage() {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const version = useVoiceVersion()
  const asked = useQuestion('followUps', {}, [version])
  const [calling, setCalling] = useState<FollowUpItem>()
  const due = asked.data?.due ?? none
  const columns = useCallColumns(asked.data?.today ?? '')
  const source = useMemo(() => ({ kind: 'local', rows: due }) as const, [due])
  return (
    <>
      <AskedProblem asked={asked} />
      <div className={classes.split}>
        <Panel
          title={t('callsDue', { count: due.length })}
          aside={<span className={office.note}>{t('callsLater', { count: asked.data?.later ?? 0 })}</span>}
          flush
          grow
        >
          <div className={classes.list}>
            <DataTable
              label={t('pageCalls')}
              columns={columns}
              source={source}
              rowId={(row) => row.ticket.id}
              onOpen={setCalling}
              rowTone={(row) => (row.lateDays > 0 ? 'breach' : undefined)}
              empty={
                asked.data ? { title: t('callsNone'), hint: t('callsNoneHint') } : { title: t('loading') }
              }
            />
          </div>
        </Panel>
        <Panel title={t('latestCalls')} flush>
          {asked.data && asked.data.done.length === 0 ? (
            <p className={office.empty}>{t('noCalls')}</p>
          ) : (
            <ul className={classes.calls}>
              {asked.data?.done.slice(0, 60).map(({ row, ticket, remark, byName }) => (
                <li key={row.id}>
                  <div className={classes.callHead}>
                    <span className="tabular">{ticket.number}</span>
                    <StatusBadge
                      tone={row.outcome === 'dropped' ? 'neutral' : row.negative === 1 ? 'breach' : 'ready'}
                      label={t(
                        row.outcome === 'dropped'
                          ? 'outcome_dropped'
                          : row.negative === 1
                            ? 'outcome_negative'
                            : 'outcome_content',
                      )}
                    />
                  </div>
                  <p>
                    {modelName(ticket)} · {ticket.customerName} · {byName}{' '}
                    <Moment atMs={row.endedAtMs} short />
                  </p>
                  {remark === '' ? null : <p>“{remark}”</p>}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
      {calling ? (
        <CallDialog key={calling.ticket.id} item={calling} onClose={() => setCalling(undefined)} />
      ) : null}
    </>
  )
}

function useCallColumns(today: string): readonly TableColumn<FollowUpItem>[] {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const language = useLanguage()
  return useMemo(
    () =>
      [
        { id: 'number', header: t('number'), width: 180, value: (row) => row.ticket.number },
        {
          id: 'due',
          header: t('dueOn'),
          width: 160,
          value: (row) => row.dueDay,
          text: (row) =>
            row.lateDays > 0
              ? t('lateDays', { count: row.lateDays })
              : row.dueDay === today
                ? t('dueToday')
                : dayText(row.dueDay, language),
          cell: (row) =>
            row.lateDays > 0 ? (
              <span className={office.bad}>▲ {t('lateDays', { count: row.lateDays })}</span>
            ) : row.dueDay === today ? (
              t('dueToday')
            ) : (
              <Day day={row.dueDay} />
            ),
        },
        {
          id: 'customer',
          header: t('customer'),
          width: 140,
          value: (row) => row.ticket.customerName,
        },
        { id: 'phone', header: t('phone'), width: 130, value: (row) => row.ticket.customerPhone },
        {
          id: 'model',
          header: t('model'),
          width: 190,
          value: (row) => modelName(row.ticket),
          key: (row) => row.ticket.modelName,
        },
        {
          id: 'tries',
          header: t('tries'),
          width: 150,
          value: (row) => row.tries,
          text: (row) =>
            row.tries === 0
              ? ''
              : [t('triesCount', { count: row.tries }), row.lastNote].filter(Boolean).join(' · '),
        },
        { id: 'technician', header: t('technician'), width: 100, value: (row) => row.technicianName },
        {
          id: 'collected',
          header: t('collected'),
          width: 150,
          value: (row) => row.ticket.closedDay,
          text: (row) => dayText(row.ticket.closedDay, language),
        },
      ] satisfies readonly TableColumn<FollowUpItem>[],
    [t, language, today, modelName],
  )
}
