/** Parts with quantities, found in the one box: for a delivery note, an order, a parcel. A scan adds one. */

import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { ask } from '../../door'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { useScan } from '../../ui/scan'
import { PartSearch } from '../bench/part-search'
import { usePartName } from '../part/use-part-name'
import classes from './stock.module.css'

export const editedLineSchema = z.object({
  partNumber: z.string(),
  name: z.string(),
  quantity: z.string(),
  serialised: z.boolean(),
  serials: z.string(),
})
export type EditedLine = Readonly<z.output<typeof editedLineSchema>>

export function quantityOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0
}

export function serialsOf(text: string): string[] {
  return text.split(/[\s,，]+/).filter((serial) => serial !== '')
}

export function LineEditor(props: {
  readonly lines: readonly EditedLine[]
  readonly onChange: (lines: readonly EditedLine[]) => void
  /** Serial numbers are asked for where pieces leave; an order names none. */
  readonly serials: boolean
}) {
  const t = useT(stockWords)
  const { lines, onChange } = props
  const partName = usePartName(lines)

  async function add(partNumber: string) {
    const known = lines.find((line) => line.partNumber === partNumber)
    if (known) return change(partNumber, { quantity: String(quantityOf(known.quantity) + 1) })
    const answer = await ask('part', { partNumber })
    if (answer.kind !== 'ok' || !answer.value) return
    const { nameZh, serialised } = answer.value
    onChange([...lines, { partNumber, name: nameZh, quantity: '1', serialised, serials: '' }])
  }
  function change(partNumber: string, to: Partial<EditedLine>) {
    onChange(lines.map((line) => (line.partNumber === partNumber ? { ...line, ...to } : line)))
  }
  useScan((scan) => {
    if (scan.kind !== 'partNumber') return false
    void add(scan.partNumber)
    return true
  })

  return (
    <div className={classes.lines}>
      <PartSearch modelId="" onPick={(partNumber) => void add(partNumber)} />
      {lines.map((line) => (
        <div key={line.partNumber} className={classes.line}>
          <span className={classes.code}>{line.partNumber}</span>
          <span className={classes.grow}>{partName(line)}</span>
          <TextInput
            className={classes.small}
            aria-label={`${t('quantity')} ${line.partNumber}`}
            value={line.quantity}
            onChange={(event) =>
              change(line.partNumber, { quantity: event.currentTarget.value.replace(/\D/g, '') })
            }
          />
          {props.serials && line.serialised ? (
            <TextInput
              aria-label={t('serialsOf', { part: line.partNumber })}
              placeholder={t('serialsOf', { part: line.partNumber })}
              value={line.serials}
              onChange={(event) => change(line.partNumber, { serials: event.currentTarget.value })}
            />
          ) : null}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange(lines.filter(({ partNumber }) => partNumber !== line.partNumber))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
    </div>
  )
}

export function linesToSend(lines: readonly EditedLine[]) {
  return lines.map(({ partNumber, quantity, serials, serialised }) => ({
    partNumber,
    quantity: quantityOf(quantity),
    serials: serialised ? serialsOf(serials) : [],
  }))
}

export function areLinesReady(lines: readonly EditedLine[]): boolean {
  return lines.length > 0 && lines.every(({ quantity }) => quantityOf(quantity) > 0)
}
