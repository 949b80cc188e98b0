/**
 * Counting a drawer: how many of each note and coin, or the total itself. It never knows what should be there, so the
 * count stays blind.
 */

import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { z } from 'zod'
import { formatFen, formatYuan } from '../../../shared/money'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { AmountField } from '../../ui/fields'
import classes from './till.module.css'

export const facesFen = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const

export interface CashCount {
  /** As typed, by face in fen. */
  readonly pieces: Readonly<Record<string, string>>
  /** The total itself, instead of pieces. */
  readonly totalFen?: number | undefined
}

/** A count that was begun, as a draft keeps it. */
export const cashCountSchema = z.object({
  pieces: z.record(z.string(), z.string()),
  totalFen: z.number().optional(),
})

export const emptyCount: CashCount = { pieces: {} }

/** `undefined`: nothing counted yet, or something that is no number. */
export function countedFen(count: CashCount): number | undefined {
  if (count.totalFen !== undefined) return count.totalFen
  const typed = facesFen.filter((face) => (count.pieces[face] ?? '') !== '')
  if (typed.length === 0) return undefined
  return typed.reduce((sum, face) => sum + face * Number(count.pieces[face]), 0)
}

export function CashCountFields(props: {
  readonly count: CashCount
  readonly onChange: (count: CashCount) => void
  readonly error?: string | undefined
  /** Where nothing stands before it: a dialog sets the focus by itself. */
  readonly autoFocus?: boolean
}) {
  const t = useT(tillWords)
  const { count, onChange } = props
  const area = useRef<HTMLDivElement>(null)

  // Enter walks through the faces as a number pad is used; in the last field it saves, as everywhere.
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const inputs = [...(area.current?.querySelectorAll('input') ?? [])]
    const next = inputs[inputs.indexOf(event.target as HTMLInputElement) + 1]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.select()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box.
    <div ref={area} className={classes.count} onKeyDown={onKeyDown} role="group" aria-label={t('count')}>
      <div className={classes.faces}>
        {facesFen.map((face, index) => {
          const pieces = count.pieces[face] ?? ''
          return (
            <div key={face} className={classes.face}>
              <span className={classes.faceName} aria-hidden>
                ¥{face >= 100 ? face / 100 : (face / 100).toFixed(1)} ×
              </span>
              <TextInput
                aria-label={t('countPieces', { face: formatYuan(face) })}
                className={classes.pieces ?? ''}
                inputMode="numeric"
                autoComplete="off"
                data-autofocus={index === 0 ? true : undefined}
                autoFocus={index === 0 && props.autoFocus === true}
                value={pieces}
                onChange={(event) => {
                  const digits = event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, 5)
                  onChange({ pieces: { ...count.pieces, [face]: digits } })
                }}
              />
              <span className={classes.faceSum}>{pieces === '' ? '' : formatFen(face * Number(pieces))}</span>
            </div>
          )
        })}
      </div>
      <AmountField
        label={t('countTotal')}
        hint={t('countHint')}
        required
        error={props.error}
        fen={countedFen(count)}
        onChange={(totalFen) => onChange({ pieces: {}, totalFen })}
      />
    </div>
  )
}
