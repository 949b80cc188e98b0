/**
 * A part that was picked for the job, with what the shelf says of it: keep it, wait for it, or take the one that
 * replaces it. The button that makes sense has the focus, so that Enter is enough.
 */

import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { TextField } from '../../ui/fields'
import { Money } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import classes from './job-sheet.module.css'
import { localName, StepButton } from './section'
import type { OpenDesk } from './use-job'

export function PartChoice(props: {
  readonly desk: OpenDesk
  readonly partNumber: string
  readonly quantityText: string
  readonly onQuantity: (text: string) => void
  /** Picked just now, and not brought back. */
  readonly takesFocus: boolean
  readonly onSwitch: (partNumber: string) => void
  readonly onReserve: (name: string, quantity: number) => void
  readonly onWait: (name: string, quantity: number) => void
  readonly onClose: () => void
}) {
  const t = useT(benchWords)
  const language = useLanguage()
  const { desk, quantityText, takesFocus } = props
  const { ticket } = desk.detail
  const part = useQuestion('part', { partNumber: props.partNumber }, [ticket.revision]).data
  const actions = useRef<HTMLDivElement>(null)
  const here = part !== undefined && part !== null

  useEffect(() => {
    if (here && takesFocus) actions.current?.querySelector('button')?.focus()
  }, [here, takesFocus])

  if (part === null)
    return <p className={classes.warn}>{t('partNotInCatalogue', { part: props.partNumber })}</p>
  if (!part) return null
  const quantity = Math.min(99, Math.max(1, Number(quantityText) || 1))
  const enough = part.available >= quantity
  const name = localName(part, language)
  const inStead = part.substitutes.filter(({ available }) => available > 0)
  return (
    <div className={classes.choice}>
      <div className={classes.row}>
        <span className={classes.choiceName}>{name}</span>
        <span className={classes.code}>{part.partNumber}</span>
        <Money fen={part.priceFen} />
        <ActionIcon size={22} aria-label={t('close')} onClick={props.onClose}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      {part.supersededBy === '' ? null : (
        <p className={classes.hint}>
          ▲ {t('supersededBy', { part: part.supersededBy })}{' '}
          <Button size="compact-xs" variant="default" onClick={() => props.onSwitch(part.supersededBy)}>
            {t('takeThat')}
          </Button>
        </p>
      )}
      <div className={classes.row}>
        <span className={classes.grow}>
          {enough ? '● ' : '○ '}
          {part.available > 0 ? t('available', { count: part.available }) : t('noneLeft')}
          {part.bin === '' ? '' : ` · ${t('bin', { bin: part.bin })}`}
        </span>
        <div className={classes.narrow}>
          <TextField
            label={t('quantity')}
            value={quantityText}
            onChange={(text) => props.onQuantity(text.normalize('NFKC').replace(/\D/g, '').slice(0, 2))}
            code
          />
        </div>
        <div ref={actions} className={classes.row}>
          {enough ? (
            <StepButton
              ticket={ticket}
              step="reservePart"
              label={t('reserve')}
              size="sm"
              busy={desk.busy}
              onClick={() => props.onReserve(name, quantity)}
            />
          ) : null}
          <StepButton
            ticket={ticket}
            step="awaitPart"
            label={t('awaitPart')}
            size="sm"
            variant={enough ? 'default' : 'filled'}
            busy={desk.busy}
            onClick={() => props.onWait(name, quantity)}
          />
        </div>
      </div>
      {enough
        ? null
        : inStead.map((other) => (
            <div key={other.partNumber} className={classes.row}>
              <span className={classes.grow}>
                {t('inStead', { part: localName(other, language), count: other.available })}
                <span className={classes.noteHead}>
                  {' '}
                  {other[language === 'zh' ? 'reasonZh' : 'reasonEn']}
                </span>
              </span>
              <Button size="compact-xs" variant="default" onClick={() => props.onSwitch(other.partNumber)}>
                {t('takeThat')}
              </Button>
            </div>
          ))}
    </div>
  )
}
