/** Parts that left for elsewhere: in transit until somebody there has them, or they are back. */

import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { type TransferRow, transferDifferences } from '../../../shared/transfer/state'
import { useLanguage, useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { usePartName } from '../part/use-part-name'
import { SendTransferDialog } from './send-transfer'
import classes from './stock.module.css'
import type { StockViewProps } from './stock-view'
import { useRows } from './use-rows'

export function TransfersView({ chooser }: StockViewProps) {
  const t = useT(stockWords)
  const language = useLanguage()
  const { rows, reload } = useRows('transfers', 'sentAtMs')
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const act = useAct()
  const [active, setActive] = useState<TransferRow>()
  const [asking, setAsking] = useState<'send' | 'arrived' | 'back'>()
  const chosen = rows.find(({ id }) => id === active?.id)
  const partName = usePartName(rows.flatMap(({ firstLines }) => firstLines))
  const partsText = useCallback(
    (row: TransferRow) =>
      language === 'zh'
        ? row.parts
        : [
            ...row.firstLines.map((line) => `${partName(line)} ×${line.quantity}`),
            ...(row.kinds > row.firstLines.length ? ['…'] : []),
          ].join(', '),
    [language, partName],
  )
  const columns = useMemo<readonly TableColumn<TransferRow>[]>(
    () => [
      { id: 'number', header: t('number'), width: 180, value: (row) => row.number },
      {
        id: 'state',
        header: t('state'),
        width: 110,
        value: (row) => t(`state_${row.state}`),
        key: (row) => row.state,
      },
      { id: 'to', header: t('to'), width: 150, value: (row) => row.to },
      {
        id: 'which',
        header: t('whichPieces'),
        width: 110,
        value: (row) => t(row.from === 'good' ? 'fromGood' : 'fromDefective'),
        key: (row) => row.from,
      },
      { id: 'pieces', header: t('pieces'), width: 70, align: 'end', value: (row) => row.pieces },
      {
        id: 'differences',
        header: t('differences'),
        width: 90,
        align: 'end',
        value: (row) => row.differences,
        cell: (row) => (row.differences > 0 ? <b className={classes.warn}>▲ {row.differences}</b> : null),
      },
      { id: 'parts', header: t('part'), width: 250, value: partsText },
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
    [t, partsText],
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
            <Button
              variant="default"
              disabled={chosen === undefined}
              onClick={() => {
                if (chosen)
                  void act.give('printDocument', {
                    form: 'deliveryNote',
                    subject: `transfer/${chosen.id}`,
                    number: chosen.number,
                  })
              }}
            >
              {t('printNote')}
            </Button>
            <Button variant="default" disabled={!isUnderway} onClick={() => setAsking('arrived')}>
              {t('confirmArrival')}
            </Button>
            <Button variant="default" disabled={!isUnderway} onClick={() => setAsking('back')}>
              {t('cameBack')}
            </Button>
          </>
        )}
      </div>
      <ProblemBanner problem={act.problem} />
      {chosen && chosen.differences > 0 ? <Differences transferId={chosen.id} /> : null}
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
      {asking === 'send' ? <SendTransferDialog onClose={() => setAsking(undefined)} onDone={done} /> : null}
      {(asking === 'arrived' || asking === 'back') && chosen ? (
        <EndDialog row={chosen} how={asking} onClose={() => setAsking(undefined)} onDone={done} />
      ) : null}
    </>
  )
}

interface DialogProps {
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What the receiver did not find as it was sent. */
function Differences({ transferId }: { readonly transferId: string }) {
  const t = useT(stockWords)
  const transfer = useQuestion('transfer', { transferId }).data
  const partName = usePartName(transfer?.lines ?? [])
  if (!transfer) return null
  return (
    <p className={classes.tools} role="status">
      {transferDifferences(transfer).map((one) => (
        <span key={`${one.kind} ${one.partNumber}`} className={classes.warn}>
          ▲ {one.partNumber} {partName(one)} {t(`there_${one.kind}`, { count: one.quantity })}
        </span>
      ))}
    </p>
  )
}

const endSchema = z.object({ text: z.string(), to: z.enum(['good', 'defective']) })

function EndDialog(props: DialogProps & { readonly row: TransferRow; readonly how: 'arrived' | 'back' }) {
  const t = useT(stockWords)
  const { row, how } = props
  const typed = useFieldsDraft(`stock.transfer.${how}.${row.id}`, { text: '', to: row.from }, endSchema)
  const act = useAct(typed)
  const { text, to } = typed.value
  async function end() {
    const transferId = row.id
    const said = text.trim()
    const done =
      how === 'arrived'
        ? await act.give('confirmTransfer', { transferId, confirmedBy: said })
        : await act.give('takeTransferBack', { transferId, to, reason: said })
    if (!done) return
    typed.clear()
    props.onDone()
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
          onChange={(value) => typed.type({ to: value ?? 'good' })}
          choices={[
            { value: 'good', label: t('fromGood') },
            { value: 'defective', label: t('fromDefective') },
          ]}
        />
      ) : null}
      <TextField
        label={t(how === 'arrived' ? 'confirmedBy' : 'reason')}
        value={text}
        onChange={(next) => typed.type({ text: next })}
        maxLength={120}
        required
        autoFocus
      />
    </Dialog>
  )
}
