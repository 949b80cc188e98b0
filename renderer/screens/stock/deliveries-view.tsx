/** What comes to us: orders and delivery notes, and counting the box against them. */

import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { SupplyRow } from '../../../shared/supply/state'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { SelectField } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Day, Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { usePerson } from '../../workstation'
import { areLinesReady, editedLineSchema, LineEditor, linesToSend } from './line-editor'
import { ReceivePanel } from './receive-panel'
import classes from './stock.module.css'
import type { StockViewProps } from './stock-view'
import { useRows } from './use-rows'

export function DeliveriesView({ chooser }: StockViewProps) {
  const t = useT(stockWords)
  const { rows, reload } = useRows('supplies', 'orderedAtMs')
  const mayWork = usePerson().role !== 'counter'
  const [active, setActive] = useState<SupplyRow>()
  const [entering, setEntering] = useState(false)
  const columns = useMemo<readonly TableColumn<SupplyRow>[]>(
    () => [
      // All that is shown by itself fits beside the panel, on 1280 too.
      { id: 'number', header: t('number'), width: 160, value: (row) => row.number },
      {
        id: 'state',
        header: t('state'),
        width: 104,
        value: (row) => t(`state_${row.state}`),
        key: (row) => row.state,
      },
      {
        id: 'from',
        header: t('from'),
        width: 96,
        value: (row) => row.sourceName || t(`source_${row.source}`),
        key: (row) => row.sourceName || row.source,
      },
      {
        id: 'arrived',
        header: t('arrived'),
        width: 74,
        align: 'end',
        value: (row) => row.arrived,
        cell: (row) => `${row.arrived} / ${row.pieces}`,
      },
      {
        id: 'pieces',
        header: t('pieces'),
        width: 70,
        align: 'end',
        hidden: true,
        value: (row) => row.pieces,
      },
      {
        id: 'differences',
        header: t('differences'),
        width: 92,
        align: 'end',
        value: (row) => row.differences,
        cell: (row) => (row.differences > 0 ? <b className={classes.warn}>▲ {row.differences}</b> : null),
      },
      {
        id: 'expected',
        header: t('expected'),
        width: 124,
        value: (row) => row.expectedDay,
        cell: (row) => (row.expectedDay === '' ? null : <Day day={row.expectedDay} />),
      },
      {
        id: 'when',
        header: t('when'),
        width: 120,
        hidden: true,
        value: (row) => row.orderedAtMs,
        cell: (row) => <Moment atMs={row.orderedAtMs} short />,
      },
    ],
    [t],
  )
  const open = useMemo(
    () => [...rows].sort((a, b) => b.open - a.open || b.orderedAtMs - a.orderedAtMs),
    [rows],
  )
  const source = useMemo(() => ({ kind: 'local' as const, rows: open }), [open])
  const shown = rows.find(({ id }) => id === active?.id) ?? open[0]
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        {mayWork ? (
          <Button variant="default" onClick={() => setEntering(true)}>
            {t('announce')}
          </Button>
        ) : null}
      </div>
      <div className={classes.two}>
        <DataTable
          label={t('viewDeliveries')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onActive={setActive}
          empty={{ title: t('noDeliveries'), hint: t('noDeliveriesHint') }}
        />
        <aside className={classes.side} aria-label={t('viewDeliveries')}>
          {shown ? <ReceivePanel key={shown.id} row={shown} mayWork={mayWork} onDone={reload} /> : null}
        </aside>
      </div>
      {entering ? (
        <AnnounceDialog
          onClose={() => setEntering(false)}
          onDone={() => {
            setEntering(false)
            reload()
          }}
        />
      ) : null}
    </>
  )
}

const sources = ['headquarters', 'outlet', 'vendor'] as const

const announceSchema = z.object({
  deliveryNumber: z.string(),
  source: z.enum(sources),
  sourceName: z.string(),
  waybill: z.string(),
  expectedDay: z.string().optional(),
  lines: z.array(editedLineSchema).readonly(),
})
const nothingAnnounced: z.output<typeof announceSchema> = {
  ...{ deliveryNumber: '', source: 'headquarters', sourceName: '', waybill: '' },
  ...{ expectedDay: undefined, lines: [] },
}

function AnnounceDialog(props: { readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useT(stockWords)
  const typed = useFieldsDraft('stock.announce', nothingAnnounced, announceSchema)
  const act = useAct(typed)
  const { deliveryNumber, source, sourceName, waybill, expectedDay, lines } = typed.value
  const ready = deliveryNumber.trim() !== '' && areLinesReady(lines)
  async function save() {
    const done = await act.give('announceDelivery', {
      supplyId: typed.id,
      deliveryNumber: deliveryNumber.trim(),
      source,
      sourceName: sourceName.trim(),
      waybill: waybill.trim(),
      expectedDay: expectedDay ?? '',
      lines: linesToSend(lines).map(({ partNumber, quantity }) => ({ partNumber, quantity })),
    })
    if (!done) return
    typed.clear()
    props.onDone()
  }
  return (
    <Dialog
      title={t('announce')}
      size={640}
      onClose={props.onClose}
      primary={{ label: t('announce'), run: () => void save(), disabled: !ready || act.busy }}
    >
      <ProblemBanner problem={act.problem} />
      <TextField
        label={t('deliveryNumber')}
        value={deliveryNumber}
        onChange={(text) => typed.type({ deliveryNumber: text })}
        maxLength={80}
        required
        autoFocus
        code
      />
      <SelectField
        label={t('from')}
        value={source}
        onChange={(value) => typed.type({ source: value ?? 'headquarters' })}
        choices={sources.map((value) => ({ value, label: t(`source_${value}`) }))}
      />
      {source === 'headquarters' ? null : (
        <TextField
          label={t('which')}
          value={sourceName}
          onChange={(text) => typed.type({ sourceName: text })}
          maxLength={120}
        />
      )}
      <TextField
        label={t('waybill')}
        value={waybill}
        onChange={(text) => typed.type({ waybill: text })}
        maxLength={80}
        code
      />
      <DateField
        label={t('expected')}
        day={expectedDay}
        onChange={(day) => typed.type({ expectedDay: day })}
        allowFuture
      />
      <LineEditor lines={lines} onChange={(next) => typed.type({ lines: next })} serials={false} />
    </Dialog>
  )
}
