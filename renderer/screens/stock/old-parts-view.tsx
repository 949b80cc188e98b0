/** 旧件返还: what has to go back and by when. Put aside, sent together on one list, answered; what is missing is said. */

import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { OldPartRow } from '../../../shared/old-part/state'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { ProblemBanner } from '../../ui/error-banner'
import { useNow } from '../../ui/now'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Day } from '../../ui/texts'
import { dayAt } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { usePerson, useStatus } from '../../workstation'
import { usePartName } from '../part/use-part-name'
import { ReasonDialog } from '../ticket/reason-dialog'
import classes from './stock.module.css'
import type { StockViewProps } from './stock-view'
import { useRows } from './use-rows'

export function OldPartsView({ chooser }: StockViewProps) {
  const t = useT(stockWords)
  const { tell } = useLastFact()
  const { open } = useNavigation()
  const act = useAct()
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const { rows, reload } = useRows('oldParts', 'dueDay', 500)
  const today = dayAt(useNow(), useStatus().outlet.timeZone)
  const [active, setActive] = useState<OldPartRow>()
  const [asking, setAsking] = useState<'missing' | 'waive' | 'declined'>()
  const [sending, setSending] = useState<readonly OldPartRow[]>()
  const chosen = rows.find(({ id }) => id === active?.id)
  const partName = usePartName(rows)
  const columns = useMemo<readonly TableColumn<OldPartRow>[]>(
    () => [
      { id: 'part', header: t('part'), width: 260, value: partName },
      { id: 'number', header: t('partNumber'), width: 140, value: (row) => row.partNumber },
      { id: 'quantity', header: t('quantity'), width: 80, align: 'end', value: (row) => row.quantity },
      { id: 'ticket', header: t('ticket'), width: 180, value: (row) => row.ticketNumber },
      {
        id: 'state',
        header: t('state'),
        width: 140,
        value: (row) => t(`old_${row.state}`),
        key: (row) => row.state,
      },
      {
        id: 'due',
        header: t('due'),
        width: 190,
        value: (row) => row.dueDay,
        cell: (row) => (
          <>
            <Day day={row.dueDay} />
            {'\u00a0'}
            {row.open === 1 && row.dueDay < today ? <b className={classes.warn}>{t('overdue')}</b> : null}
          </>
        ),
      },
      { id: 'bin', header: t('bin'), width: 80, value: (row) => row.bin },
      { id: 'return', header: t('returnList'), width: 170, value: (row) => row.returnNumber },
      { id: 'note', header: t('note'), width: 160, value: (row) => row.note },
    ],
    [t, today, partName],
  )
  const ordered = useMemo(
    () => [...rows].sort((a, b) => b.open - a.open || (a.dueDay < b.dueDay ? -1 : 1)),
    [rows],
  )
  const source = useMemo(() => ({ kind: 'local' as const, rows: ordered }), [ordered])
  const owed = rows.filter((row) => row.open === 1)
  const overdue = owed.filter(({ dueDay }) => dueDay < today).length
  async function collect(list: readonly OldPartRow[]) {
    for (const { id, state } of list)
      if (state === 'owed' || state === 'missing') await act.give('collectOldPart', { oldPartId: id })
    reload()
  }
  async function accept() {
    const answer = { accepted: true, note: '' }
    if (chosen && (await act.give('answerOldPart', { oldPartId: chosen.id, ...answer }))) reload()
  }
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        <span className={classes.hint}>
          {t('owedCount', { count: owed.length })} ·{' '}
          <b className={overdue > 0 ? classes.warn : undefined}>{t('overdueCount', { count: overdue })}</b> ·{' '}
          {t('missingCount', { count: owed.filter(({ state }) => state === 'missing').length })}
        </span>
        {role === 'counter' ? null : (
          <Button variant="default" disabled={chosen?.open !== 1} onClick={() => setAsking('missing')}>
            {t('markMissing')}
          </Button>
        )}
        {isManager ? (
          <>
            <Button variant="default" disabled={chosen?.state !== 'sent'} onClick={() => void accept()}>
              {t('accepted')}
            </Button>
            <Button
              variant="default"
              disabled={chosen?.state !== 'sent'}
              onClick={() => setAsking('declined')}
            >
              {t('declined')}
            </Button>
            <Button variant="subtle" disabled={chosen?.open !== 1} onClick={() => setAsking('waive')}>
              {t('waive')}
            </Button>
          </>
        ) : null}
      </div>
      <ProblemBanner problem={act.problem} />
      <div className={classes.list}>
        <DataTable
          label={t('viewOldParts')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onActive={setActive}
          onOpen={(row) => open({ kind: 'ticket', id: row.ticketId })}
          rowTone={(row) => (row.open === 1 && row.dueDay < today ? 'breach' : undefined)}
          empty={{ title: t('noOldParts'), hint: t('noOldPartsHint') }}
          {...(role === 'counter'
            ? {}
            : {
                batchActions: [
                  { label: t('collect'), run: (list: readonly OldPartRow[]) => void collect(list) },
                  { label: t('sendBack'), run: (list: readonly OldPartRow[]) => setSending(list) },
                ],
              })}
        />
      </div>
      {asking && chosen ? (
        <ReasonDialog<unknown>
          place={`stock.old.${asking}.${chosen.id}`}
          title={t(asking === 'missing' ? 'markMissing' : asking)}
          label={t('reason')}
          confirmLabel={t(asking === 'missing' ? 'markMissing' : asking)}
          maxLength={80}
          onClose={() => setAsking(undefined)}
          give={(done, reason) => {
            const oldPartId = chosen.id
            if (asking === 'declined')
              return done.give('answerOldPart', { oldPartId, accepted: false, note: reason })
            return asking === 'missing'
              ? done.give('reportOldPartMissing', { oldPartId, reason })
              : done.give('waiveOldPart', { oldPartId, reason })
          }}
          onDone={() => {
            setAsking(undefined)
            reload()
          }}
        />
      ) : null}
      {sending ? (
        <ReasonDialog
          place="stock.old.back"
          title={t('sendBack')}
          label={t('waybill')}
          confirmLabel={t('sendBack')}
          maxLength={80}
          onClose={() => setSending(undefined)}
          give={(send, waybill) =>
            send.give('sendOldParts', { oldPartIds: sending.map(({ id }) => id), waybill })
          }
          onDone={({ returnNumber }) => {
            setSending(undefined)
            tell({ text: t('sentBack', { number: returnNumber }) })
            reload()
          }}
        />
      ) : null}
    </>
  )
}
