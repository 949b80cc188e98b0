/** What was found, as a list under the box: the box keeps the focus and the keys. */

import type { ReactNode } from 'react'
import type { PartHit } from '../../../shared/questions/lookups'
import { useLanguage, useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import { Money } from '../../ui/texts'
import { localName } from '../bench/section'
import classes from './parts-screen.module.css'

export function partRowId(partNumber: string): string {
  return `part-row-${partNumber}`
}

export function PartsList(props: {
  readonly parts: readonly PartHit[]
  readonly chosen: string | undefined
  readonly onChoose: (partNumber: string) => void
  readonly onOpen: (partNumber: string) => void
  readonly more: ReactNode
}) {
  const t = useT(partsWords)
  const language = useLanguage()
  return (
    <>
      <div className={classes.headRow} aria-hidden>
        <span>{t('number')}</span>
        <span>{t('name')}</span>
        <span className={classes.number}>{t('available')}</span>
        <span className={classes.number}>{t('onHand')}</span>
        <span className={classes.number}>{t('reserved')}</span>
        <span className={classes.number}>{t('onOrder')}</span>
        <span>{t('bin')}</span>
        <span className={classes.number}>{t('price')}</span>
      </div>
      <div id="parts-list" role="listbox" aria-label={t('list')} className={classes.scroll}>
        {props.parts.map((part) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: as above, by aria-activedescendant.
          <div
            key={part.partNumber}
            id={partRowId(part.partNumber)}
            role="option"
            aria-selected={part.partNumber === props.chosen}
            className={classes.row}
            data-none={part.available <= 0 || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(part.partNumber)}
            onDoubleClick={() => props.onOpen(part.partNumber)}
          >
            <span className={classes.code}>{part.partNumber}</span>
            <span className={classes.name} title={`${part.nameZh}\n${part.nameEn}`}>
              {localName(part, language)}
              {part.supersededBy === '' ? null : <em className={classes.old}>{t('superseded')}</em>}
            </span>
            <span className={classes.number}>
              <b>{part.available}</b>
            </span>
            <span className={classes.number}>{part.onHand}</span>
            <span className={classes.number}>{part.reserved === 0 ? '' : part.reserved}</span>
            <span className={classes.number} title={part.expectedDay}>
              {part.onOrder === 0 ? '' : `+${part.onOrder}`}
            </span>
            <span className={classes.code}>{part.bin}</span>
            <span className={classes.number}>
              <Money fen={part.priceFen} />
            </span>
          </div>
        ))}
      </div>
      {props.more}
    </>
  )
}
