/** Complaints and opinions: the open ones with their clocks, the ended ones for looking up, and the way to a new one. */

import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ComplaintItem } from '../../../shared/voice/answers'
import { answeredInTime } from '../../../shared/voice/complaint'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Moment, TimeLeft } from '../../ui/texts'
import { momentText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { ComplaintSheet } from './complaint-sheet'
import { complaintTone } from './complaint-tone'
import { RegisterDialog } from './register-dialog'
import { useVoiceVersion } from './use-voice-version'
import classes from './voice.module.css'

const none: readonly ComplaintItem[] = []
const minuteMs = 60_000

export function ComplaintsPage() {
  const t = useT(voiceWords)
  const version = useVoiceVersion()
  // The clocks run in opening hours, which main knows: asked again every minute.
  const minute = Math.floor(useNow() / minuteMs)
  const [show, setShow] = useState<'open' | 'ended'>('open')
  const [shown, setShown] = useState<string>()
  const [registering, setRegistering] = useState(false)
  const asked = useQuestion('complaints', { show }, [version, minute])
  const rows = asked.data ?? none
  const columns = useColumns()
  const source = useMemo(() => ({ kind: 'local', rows }) as const, [rows])
  useHotkeys([{ keys: 'F5', label: t('register'), run: () => setRegistering(true) }])
  return (
    <>
      <AskedProblem asked={asked} />
      <div className={classes.list}>
        <DataTable
          label={t('pageComplaints')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onOpen={(row) => setShown(row.id)}
          rowTone={(row) => (row.leftMs !== undefined && row.leftMs < 0 ? 'breach' : undefined)}
          tools={
            <>
              <Button size="compact-md" onClick={() => setRegistering(true)} rightSection={<kbd>F5</kbd>}>
                {t('register')}
              </Button>
              <SegmentedControl
                aria-label={t('state')}
                value={show}
                onChange={(value) => setShow(value === 'ended' ? 'ended' : 'open')}
                data={[
                  { value: 'open', label: t('showOpen') },
                  { value: 'ended', label: t('showEnded') },
                ]}
              />
            </>
          }
          empty={
            asked.data
              ? {
                  title: t(show === 'open' ? 'complaintsNone' : 'complaintsNoneEnded'),
                  hint: t('complaintsHint'),
                }
              : { title: t('loading') }
          }
        />
      </div>
      {shown === undefined ? null : (
        <ComplaintSheet key={shown} complaintId={shown} onClose={() => setShown(undefined)} />
      )}
      {registering ? (
        <RegisterDialog
          onClose={() => setRegistering(false)}
          onRegistered={(complaintId) => {
            setRegistering(false)
            setShow('open')
            setShown(complaintId)
          }}
        />
      ) : null}
    </>
  )
}

function useColumns(): readonly TableColumn<ComplaintItem>[] {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  return useMemo(
    () =>
      [
        { id: 'number', header: t('recordNumber'), width: 180, value: (row) => row.number },
        {
          id: 'status',
          header: t('state'),
          width: 165,
          value: (row) => t(`status_${row.status}`),
          key: (row) => row.status,
          cell: (row) => <StatusBadge tone={complaintTone[row.status]} label={t(`status_${row.status}`)} />,
          groupable: true,
        },
        {
          id: 'left',
          header: t('answerLeft'),
          width: 150,
          value: (row) => row.leftMs ?? row.dueAtMs,
          text: (row) => momentText(row.dueAtMs, timeZone, language),
          cell: (row) =>
            row.leftMs !== undefined ? (
              <TimeLeft dueMs={row.dueAtMs} leftMs={row.leftMs} />
            ) : row.answeredAtMs === 0 ? (
              '–'
            ) : answeredInTime(row, row.answeredAtMs) ? (
              t('answeredOn')
            ) : (
              <span className={office.bad}>▲ {t('answeredLate')}</span>
            ),
        },
        {
          id: 'kind',
          header: t('kind'),
          width: 110,
          value: (row) => t(`kind_${row.kind}`),
          key: (row) => row.kind,
          groupable: true,
        },
        {
          id: 'class',
          header: t('class'),
          width: 130,
          value: (row) => t(`class_${row.class}`),
          key: (row) => row.class,
          groupable: true,
        },
        { id: 'said', header: t('said'), width: 320, value: (row) => row.excerpt },
        {
          id: 'customer',
          header: t('customer'),
          width: 140,
          value: (row) => row.customerName || t('nobodyKnown'),
          key: (row) => row.customerName,
        },
        { id: 'ticket', header: t('number'), width: 180, value: (row) => row.ticketNumber },
        { id: 'model', header: t('model'), width: 180, value: modelName, groupable: true },
        {
          id: 'registered',
          header: t('when'),
          width: 120,
          value: (row) => row.registeredAtMs,
          text: (row) => momentText(row.registeredAtMs, timeZone, language),
          cell: (row) => <Moment atMs={row.registeredAtMs} short />,
        },
        {
          id: 'source',
          header: t('source'),
          width: 110,
          value: (row) => t(`source_${row.source}`),
          key: (row) => row.source,
          groupable: true,
        },
      ] satisfies readonly TableColumn<ComplaintItem>[],
    [t, language, timeZone, modelName],
  )
}
