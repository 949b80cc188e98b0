/**
 * Slips in a list, with what can be done with the one under the cursor. Which acts are offered follows the slip's
 * state; main decides again.
 */

import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { PrintRow } from '../../../shared/print/state'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { templatesWords } from '../../i18n/templates'
import { ticketWords } from '../../i18n/ticket'
import { useStaff } from '../../mirror/queries'
import { useConfirm } from '../../ui/dialog'
import type { EmptyStateProps } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Moment } from '../../ui/texts'
import { momentText } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { ReasonDialog } from '../ticket/reason-dialog'
import { nameOf } from '../till/till-words'
import { ArchiveDialog } from './archive-dialog'
import { printTone, reasonText } from './print-state'
import { PrinterDialog } from './printer-dialog'
import classes from './prints.module.css'
import { useSlipActs } from './use-slip-acts'

export function PrintTable(props: {
  readonly rows: readonly PrintRow[]
  readonly empty?: EmptyStateProps
  readonly onLeave?: () => void
}) {
  const t = useT(printsWords)
  const ticket = useT(ticketWords)
  const templates = useT(templatesWords)
  const language = useLanguage()
  const staff = useStaff()
  const { open } = useNavigation()
  const { tell } = useLastFact()
  const { timeZone } = useStatus().outlet
  const confirm = useConfirm()
  const slips = useSlipActs()
  const { act, name } = slips
  const [activeId, setActiveId] = useState<string>()
  const [asking, setAsking] = useState<'printer' | 'reprint' | 'archive'>()
  const row = props.rows.find(({ id }) => id === activeId)
  const onActive = useCallback((active: PrintRow | undefined) => setActiveId(active?.id), [])

  const columns = useMemo(
    (): readonly TableColumn<PrintRow>[] => [
      { id: 'number', header: t('number'), width: 190, value: (slip) => slip.number },
      {
        id: 'form',
        header: t('form'),
        width: 170,
        value: (slip) => ticket(`form_${slip.called}`),
        key: (slip) => slip.called,
        groupable: true,
      },
      {
        id: 'status',
        header: t('status'),
        width: 130,
        value: (slip) => t(`status_${slip.status}`),
        key: (slip) => slip.status,
        cell: (slip) => <StatusBadge tone={printTone[slip.status]} label={t(`status_${slip.status}`)} />,
        groupable: true,
      },
      { id: 'why', header: t('why'), width: 330, value: (slip) => reasonText(slip, language) },
      {
        id: 'paper',
        header: t('paper'),
        width: 120,
        value: (slip) => t(`paper_${slip.paper}`),
        key: (slip) => slip.paper,
        groupable: true,
      },
      { id: 'printer', header: t('printer'), width: 120, value: (slip) => slip.printer, groupable: true },
      {
        id: 'copy',
        header: t('copy'),
        width: 90,
        value: (slip) => (slip.copy === 1 ? t('original') : t('copyNo', { n: slip.copy - 1 })),
        key: (slip) => slip.copy,
      },
      {
        id: 'when',
        header: t('when'),
        width: 110,
        value: (slip) => slip.requestedAtMs,
        text: (slip) => momentText(slip.requestedAtMs, timeZone, language),
        cell: (slip) => <Moment atMs={slip.requestedAtMs} short />,
      },
      {
        id: 'by',
        header: t('by'),
        width: 100,
        value: (slip) => nameOf(staff, slip.requestedBy),
        groupable: true,
      },
    ],
    [t, ticket, language, staff, timeZone],
  )
  const source = useMemo(() => ({ kind: 'local', rows: props.rows }) as const, [props.rows])

  function askCancel(slip: PrintRow) {
    confirm.ask({
      question: t('cancelQuestion', name(slip)),
      consequence: t('cancelConsequence'),
      confirmLabel: t('cancelSlip'),
      onConfirm: () => void slips.cancel(slip),
    })
  }

  const choices = row ? [...choicesFor(row), ...archiveOf(row)] : []

  function archiveOf({ documentHash }: PrintRow) {
    const show = { keys: 'Alt+V', label: templates('show'), run: () => setAsking('archive') }
    return documentHash === '' ? [] : [show]
  }

  function choicesFor(slip: PrintRow) {
    const retry = { keys: 'Alt+T', label: t('retry'), run: () => void slips.retry(slip) }
    const elsewhere = { keys: 'Alt+P', label: t('retryOn'), run: () => setAsking('printer') }
    const cancel = { keys: 'Alt+X', label: t('cancelSlip'), run: () => askCancel(slip) }
    const reprint = { keys: 'Alt+B', label: t('reprint'), run: () => setAsking('reprint') }
    switch (slip.status) {
      case 'failed':
        return [retry, elsewhere, cancel]
      case 'unknown':
        // Y and N alone belong to the panel above, which asks about the oldest slip.
        return [
          { keys: 'Alt+Y', label: t('cameOut'), run: () => void slips.settle(slip, true) },
          { keys: 'Alt+N', label: t('printAgain'), run: () => void slips.settle(slip, false) },
        ]
      case 'queued':
        return [{ keys: 'Alt+U', label: t('hurry'), run: () => void slips.hurry(slip) }, cancel]
      case 'printed':
      case 'cancelled':
        return [reprint]
      case 'printing':
        return []
    }
  }
  useHotkeys(choices.map((choice) => ({ ...choice, disabled: act.busy })))

  const described = row ? name(row) : undefined

  return (
    <div className={classes.centre}>
      {props.rows.length === 0 ? null : (
        <div className={classes.bar} role="toolbar" aria-label={t('selected')}>
          <span className={classes.barText}>
            {described ? (
              <strong>
                {described.form} {described.number}
              </strong>
            ) : (
              t('chooseOne')
            )}
          </span>
          {choices.map((choice) => (
            <Button
              key={choice.keys}
              size="compact-sm"
              variant="default"
              disabled={act.busy}
              onClick={choice.run}
              rightSection={<kbd>{choice.keys.replace('+', ' ')}</kbd>}
            >
              {choice.label}
            </Button>
          ))}
        </div>
      )}
      <ProblemBanner problem={act.problem} />
      <div className={classes.list}>
        <DataTable
          label={t('title')}
          columns={columns}
          source={source}
          rowId={(slip) => slip.id}
          onActive={onActive}
          onOpen={(slip) => {
            const [kind, id] = slip.subject.split('/')
            if (kind !== 'ticket' || id === undefined) return
            props.onLeave?.()
            open({ kind: 'ticket', id })
          }}
          rowTone={(slip) => (slip.status === 'failed' ? 'breach' : undefined)}
          empty={props.empty ?? { title: t('noneOpen') }}
        />
      </div>
      {confirm.dialog}
      {asking === 'printer' && row ? (
        <PrinterDialog
          onClose={() => setAsking(undefined)}
          onChoose={(printerId) => {
            setAsking(undefined)
            void slips.retry(row, printerId)
          }}
        />
      ) : null}
      {asking === 'reprint' && row && described ? (
        <ReasonDialog
          place={`prints.reprint.${row.id}`}
          title={t('reprintTitle', described)}
          hint={t('reprintHint')}
          label={ticket('reason')}
          confirmLabel={t('reprint')}
          usual={{
            label: t('reprintReason'),
            words: [t('reasonLost'), t('reasonDamaged'), t('reasonUnclear')],
          }}
          onClose={() => setAsking(undefined)}
          give={(reprint, reason) => reprint.give('reprint', { jobId: row.id, reason })}
          onDone={() => {
            setAsking(undefined)
            tell({ text: t('reprinted', described) })
          }}
        />
      ) : null}
      {asking === 'archive' && row && described ? (
        <ArchiveDialog
          jobId={row.id}
          name={`${described.form} ${described.number}`}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </div>
  )
}
