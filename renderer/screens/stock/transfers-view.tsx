/** Parts that left for elsewhere: in transit until somebody there has them, or they are back. */

import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { TransferRow } from '../../../shared/transfer/state'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Moment } from '../../ui/texts'
import { usePerson } from '../../workstation'
import { useAct } from '../ticket/use-act'
import { areLinesReady, type EditedLine, LineEditor, linesToSend } from './line-editor'
import classes from './stock.module.css'
import type { StockViewProps } from './stock-view'
import { useRows } from './use-rows'

export function TransfersView({ chooser }: StockViewProps) {
  const t = useT(stockWords)
  const { rows, reload } = useRows('transfers', 'sentAtMs')
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const [active, setActive] = useState<TransferRow>()
  const [asking, setAsking] = useState<'send' | 'arrived' | 'back'>()
  const chosen = rows.find(({ id }) => id === active?.id)
  const columns = useMemo<readonly TableColumn<TransferRow>[]>(
    () => [
      { id: 'number', header: t('number'), width: 180, value: (row) => row.number },
      { id: 'state', header: t('state'), width: 110, value: (row) => t(`state_${row.state}`) },
      { id: 'to', header: t('to'), width: 150, value: (row) => row.to },
      {
        id: 'which',
        header: t('whichPieces'),
        width: 90,
        value: (row) => t(row.from === 'good' ? 'fromGood' : 'fromDefective'),
      },
      { id: 'pieces', header: t('pieces'), width: 70, align: 'end', value: (row) => row.pieces },
      { id: 'parts', header: t('part'), width: 300, value: (row) => row.parts },
      { id: 'reason', header: t('reason'), width: 140, value: (row) => row.reason },
      {
        id: 'when',
        header: t('when'),
        width: 120,
        value: (row) => row.sentAtMs,
        cell: (row) => <Moment atMs={row.sentAtMs} short />,
      },
      { id: 'confirmedBy', header: t('confirmedBy'), width: 100, value: (row) => row.confirmedBy },
    ],
    [t],
  )
  const source = useMemo(() => ({ kind: 'local' as const, rows }), [rows])
  function done() {
    setAsking(undefined)
    reload()
  }
  const isUnderway = chosen?.state === 'underway'
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        {isManager ? <Button onClick={() => setAsking('send')}>{t('newTransfer')}</Button> : null}
        {role === 'counter' ? null : (
          <>
            <Button variant="default" disabled={!isUnderway} onClick={() => setAsking('arrived')}>
              {t('confirmArrival')}
            </Button>
            <Button variant="default" disabled={!isUnderway} onClick={() => setAsking('back')}>
              {t('cameBack')}
            </Button>
          </>
        )}
      </div>
      <div className={classes.list}>
        <DataTable
          label={t('viewTransfers')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onActive={setActive}
          empty={{ title: t('noTransfers'), hint: t('noTransfersHint') }}
        />
      </div>
      {asking === 'send' ? <SendDialog onClose={() => setAsking(undefined)} onDone={done} /> : null}
      {(asking === 'arrived' || asking === 'back') && chosen ? (
        <EndDialog row={chosen} how={asking} onClose={() => setAsking(undefined)} onDone={done} />
      ) : null}
    </>
  )
}

const kinds = ['outlet', 'headquarters', 'vendor'] as const
interface DialogProps {
  readonly onClose: () => void
  readonly onDone: () => void
}

function SendDialog(props: DialogProps) {
  const t = useT(stockWords)
  const { tell } = useLastFact()
  const act = useAct()
  const [transferId] = useState(newId)
  const [toKind, setToKind] = useState<(typeof kinds)[number]>('outlet')
  const [to, setTo] = useState('')
  const [from, setFrom] = useState<'good' | 'defective'>('good')
  const [waybill, setWaybill] = useState('')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<readonly EditedLine[]>([])
  const ready = to.trim() !== '' && reason.trim() !== '' && areLinesReady(lines)
  async function send() {
    const sent = await act.run('sendTransfer', {
      transferId,
      toKind,
      to: to.trim(),
      from,
      waybill: waybill.trim(),
      reason: reason.trim(),
      lines: linesToSend(lines),
    })
    if (!sent) return
    tell({ text: t('sent', { number: sent.value.number }) })
    props.onDone()
  }
  return (
    <Dialog
      title={t('newTransfer')}
      size={640}
      onClose={props.onClose}
      primary={{ label: t('send'), run: () => void send(), disabled: !ready || act.busy }}
    >
      <ProblemBanner problem={act.problem} />
      <SelectField
        label={t('to')}
        value={toKind}
        onChange={(value) => setToKind(value ?? 'outlet')}
        choices={kinds.map((value) => ({ value, label: t(`source_${value}`) }))}
      />
      <TextField label={t('which')} value={to} onChange={setTo} maxLength={120} required autoFocus />
      <SelectField
        label={t('whichPieces')}
        value={from}
        onChange={(value) => setFrom(value ?? 'good')}
        choices={[
          { value: 'good', label: t('fromGood') },
          { value: 'defective', label: t('fromDefective') },
        ]}
      />
      <TextField label={t('waybill')} value={waybill} onChange={setWaybill} maxLength={80} code />
      <TextField label={t('reason')} value={reason} onChange={setReason} maxLength={200} required />
      <LineEditor lines={lines} onChange={setLines} serials />
    </Dialog>
  )
}

function EndDialog(props: DialogProps & { readonly row: TransferRow; readonly how: 'arrived' | 'back' }) {
  const t = useT(stockWords)
  const act = useAct()
  const { row, how } = props
  const [text, setText] = useState('')
  const [to, setTo] = useState<'good' | 'defective'>(row.from)
  async function end() {
    const transferId = row.id
    const said = text.trim()
    const done =
      how === 'arrived'
        ? await act.run('confirmTransfer', { transferId, confirmedBy: said })
        : await act.run('takeTransferBack', { transferId, to, reason: said })
    if (done) props.onDone()
  }
  return (
    <Dialog
      title={`${t(how === 'arrived' ? 'confirmArrival' : 'cameBack')} ${row.number}`}
      onClose={props.onClose}
      primary={{
        label: t(how === 'arrived' ? 'confirmArrival' : 'cameBack'),
        run: () => void end(),
        disabled: text.trim() === '' || act.busy,
      }}
    >
      <ProblemBanner problem={act.problem} />
      {how === 'back' ? (
        <SelectField
          label={t('backTo')}
          value={to}
          onChange={(value) => setTo(value ?? 'good')}
          choices={[
            { value: 'good', label: t('fromGood') },
            { value: 'defective', label: t('fromDefective') },
          ]}
        />
      ) : null}
      <TextField
        label={t(how === 'arrived' ? 'confirmedBy' : 'reason')}
        value={text}
        onChange={setText}
        maxLength={120}
        required
        autoFocus
      />
    </Dialog>
  )
}
