/** Labels for shelves and pieces: what is wanted is gathered, and leaves the printer as one job. */

import { Button } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { labelCount, readBins, type StockLabelWish } from '../../../shared/stock/labels'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { stockLabelWords } from '../../i18n/stock-labels'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import { useAct } from '../../use-act'
import { usePerson } from '../../workstation'
import { editedLineSchema, LineEditor, quantityOf } from './line-editor'
import classes from './stock.module.css'

export interface LabelPart {
  readonly partNumber: string
  readonly name: string
  /** Labels wanted; one where nothing is said. */
  readonly count?: number
}

interface LabelsProps {
  /** Where what is gathered is kept. */
  readonly place: string
  readonly parts: readonly LabelPart[]
  /** Offered beside them. */
  readonly bin?: string
}

export function StockLabelsButton(props: LabelsProps & { readonly size?: 'compact-sm' | 'sm' }) {
  const t = useT(stockLabelWords)
  const [open, setOpen] = useState(false)
  if (usePerson().role === 'counter') return null
  return (
    <>
      <Button
        size={props.size ?? 'compact-sm'}
        variant="default"
        leftSection={<IconTag size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('labels')}
      </Button>
      {open ? <StockLabelsDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const sizes = ['asSet', 'label60x40', 'label40x20'] as const
const gatheredSchema = z.object({
  lines: z.array(editedLineSchema).readonly(),
  bins: z.string(),
  size: z.enum(sizes),
})

function StockLabelsDialog(props: LabelsProps & { readonly onClose: () => void }) {
  const t = useT(stockLabelWords)
  const { tell } = useLastFact()
  const gathered = useFieldsDraft(
    `stock.labels.${props.place}`.slice(0, 80),
    {
      lines: props.parts.map(({ partNumber, name, count = 1 }) => ({
        ...{ partNumber, name, quantity: String(count) },
        ...{ serialised: false, serials: '' },
      })),
      bins: '',
      size: 'asSet',
    },
    gatheredSchema,
  )
  const act = useAct(gathered)
  const { type } = gathered
  const { lines, size, bins: binText } = gathered.value
  const { bins, wrong } = readBins(binText)
  const labels: readonly StockLabelWish[] = [
    ...bins.map((bin) => ({ kind: 'bin' as const, bin })),
    ...lines
      .filter(({ quantity }) => quantityOf(quantity) > 0)
      .map(({ partNumber, quantity }) => ({
        kind: 'part' as const,
        partNumber,
        copies: Math.min(200, quantityOf(quantity)),
      })),
  ]
  const count = labelCount(labels)

  useScan((scan) => {
    if (scan.kind !== 'bin') return false
    gathered.set((before) => ({ ...before, bins: `${before.bins} ${scan.bin}`.trim() }))
    return true
  })

  async function print() {
    const done = await act.give('printStockLabels', {
      labels: [...labels],
      ...(size === 'asSet' ? {} : { paper: size }),
    })
    if (!done) return
    gathered.clear()
    tell({ text: t('asked', { count: done.value.count }) })
    props.onClose()
  }

  return (
    <Dialog
      title={t('title')}
      size={640}
      onClose={props.onClose}
      primary={{
        label: t('print', { count }),
        run: () => void print(),
        disabled: count === 0 || wrong !== '' || act.busy,
      }}
    >
      <ProblemBanner problem={act.problem} />
      <b>{t('parts')}</b>
      <LineEditor lines={lines} onChange={(next) => type({ lines: next })} serials={false} />
      <div className={classes.fields}>
        <TextField
          label={t('bins')}
          value={binText}
          onChange={(next) => type({ bins: next.toUpperCase() })}
          hint={t('binsHint')}
          placeholder={props.bin ?? ''}
          error={wrong === '' ? undefined : t('binWrong', { bin: wrong })}
          code
        />
        <SelectField
          label={t('size')}
          value={size}
          onChange={(value) => type({ size: value ?? 'asSet' })}
          choices={sizes.map((value) => ({ value, label: t(value) }))}
        />
      </div>
    </Dialog>
  )
}
