/**
 * One part: what it is, how many there are and why. Every figure opens the movements that make it; free is always on
 * hand less reserved less held, and the sheet writes that out.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PartDetail } from '../../../shared/questions/lookups'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import { EmptyState } from '../../ui/empty-state'
import { useNow } from '../../ui/now'
import { Money } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { localName } from '../bench/section'
import { StockLabelsButton } from '../stock/stock-labels'
import { type ActionKind, PartActionDialog } from './part-action-dialog'
import { PartMovements } from './part-movements'
import { PartRelations } from './part-relations'
import classes from './part-view.module.css'
import type { StockFigure } from './stock-moves'

const tiles = [
  'onHand',
  'reserved',
  'hold',
  'available',
  'defective',
  'inTransit',
  'onOrder',
  'scrapped',
] as const

export interface PartViewProps {
  readonly partNumber: string
  /** Beside a list: another part is chosen there instead of opening a sheet. */
  readonly onOther?: (partNumber: string) => void
  /** The stock changed here. */
  readonly onChanged?: () => void
}

export function PartView(props: PartViewProps) {
  const t = useT(partsWords)
  const nowMs = useNow()
  const part = useQuestion('part', { partNumber: props.partNumber }, [nowMs])
  if (part.data === null) return <EmptyState title={t('notInCatalogue')} hint={props.partNumber} />
  if (!part.data || part.data.partNumber !== props.partNumber) return null
  return <Known {...props} key={props.partNumber} part={part.data} onReload={part.reload} />
}

function Known(props: PartViewProps & { readonly part: PartDetail; readonly onReload: () => void }) {
  const t = useT(partsWords)
  const language = useLanguage()
  const person = usePerson()
  const { open } = useNavigation()
  const { part } = props
  const { stock } = part
  const [figure, setFigure] = useState<StockFigure>()
  const [acting, setActing] = useState<ActionKind>()
  const show = props.onOther ?? ((partNumber: string) => open({ kind: 'part', id: partNumber }))
  const isManager = person.role === 'manager' || person.role === 'administrator'
  const mayMove = isManager || person.role === 'technician'
  const action = (kind: ActionKind, label: string, why?: string) => (
    <Button
      key={kind}
      size="compact-sm"
      variant={kind === 'receive' ? 'filled' : 'default'}
      disabled={why !== undefined}
      title={why}
      onClick={() => setActing(kind)}
    >
      {label}
    </Button>
  )
  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <h2 className={classes.name}>{localName(part, language)}</h2>
        <span className={classes.other}>{language === 'zh' ? part.nameEn : part.nameZh}</span>
        <div className={classes.facts}>
          <b className={classes.code}>{part.partNumber}</b>
          <Money fen={part.priceFen} strong />
          <span>{part.bin === '' ? t('noBin') : `${t('bin')} ${part.bin}`}</span>
          <span>{t('warrantyDays', { days: part.warrantyDays })}</span>
          <span>{t(`class_${part.warrantyClass as 'part'}`)}</span>
          {part.serialised ? <span>{t('serialised')}</span> : null}
          {part.costFen === null ? null : (
            <span>
              {t('worth')} <Money fen={part.costFen * part.stock.onHand} />
            </span>
          )}
        </div>
        {part.supersededBy === '' ? null : (
          <p className={classes.superseded}>
            ▲ {t('supersededBy')}{' '}
            <button type="button" className={classes.link} onClick={() => show(part.supersededBy)}>
              {part.supersededBy}
            </button>
            <span className={classes.hint}>
              {language === 'zh' ? part.supersededReasonZh : part.supersededReasonEn}
            </span>
          </p>
        )}
      </header>

      <div className={classes.tiles}>
        {tiles.map((tile) => (
          <button
            key={tile}
            type="button"
            className={classes.tile}
            data-strong={tile === 'available' || undefined}
            aria-pressed={figure === tile}
            title={t('movementsOf', { what: t(tile) })}
            onClick={() => setFigure(figure === tile ? undefined : tile)}
          >
            <span className={classes.figure}>{stock[tile]}</span>
            <span className={classes.label}>{t(tile)}</span>
          </button>
        ))}
      </div>
      <p className={classes.hint}>
        {t('adds', {
          available: stock.available,
          onHand: stock.onHand,
          reserved: stock.reserved,
          hold: stock.hold,
        })}
        {part.minimum > 0 && stock.available < part.minimum ? (
          <b className={classes.warn}> ▲ {t('belowMinimum', { count: part.minimum })}</b>
        ) : null}
        {stock.onOrder > 0 ? (
          <span>
            {' · '}
            {stock.expectedDay === ''
              ? t('onOrderCount', { count: stock.onOrder })
              : t('onOrderUntil', { count: stock.onOrder, day: dayText(stock.expectedDay, language) })}
          </span>
        ) : null}
        {stock.missed > 0 ? (
          <button type="button" className={classes.link} onClick={() => setFigure('missed')}>
            {' '}
            {t('missedOf', { requests: stock.requests, missed: stock.missed })}
          </button>
        ) : null}
      </p>

      {mayMove ? (
        <div className={classes.actions}>
          {action('receive', t('receive'))}
          {action('bin', t('changeBin'))}
          <StockLabelsButton
            place={part.partNumber}
            parts={[{ partNumber: part.partNumber, name: localName(part, language) }]}
            bin={part.bin}
          />
          {action('hold', t('holdPart'), stock.available > 0 ? undefined : t('noneAvailable'))}
          {action('defective', t('markDefective'), stock.available > 0 ? undefined : t('noneAvailable'))}
          {action('release', t('releaseHold'), stock.hold > 0 ? undefined : t('noneHeld'))}
          {isManager ? action('adjust', t('adjust')) : null}
          {isManager
            ? action(
                'scrap',
                t('scrap'),
                stock.available + stock.defective > 0 ? undefined : t('noneAvailable'),
              )
            : null}
        </div>
      ) : null}

      {stock.serials.length === 0 ? null : (
        <section>
          <h3 className={classes.subtitle}>{t('serialsHere')}</h3>
          <span className={classes.relation}>
            {stock.serials.slice(0, 40).map((serial) => (
              <span key={serial} className={classes.code}>
                {serial}
              </span>
            ))}
          </span>
        </section>
      )}

      {part.reservations.length === 0 ? null : (
        <section>
          <h3 className={classes.subtitle}>{t('reservations')}</h3>
          {part.reservations.map((reservation) => (
            <button
              key={`${reservation.ticketId} ${reservation.number}`}
              type="button"
              className={classes.link}
              onClick={() => open({ kind: 'ticket', id: reservation.ticketId })}
            >
              {reservation.number} ×{reservation.quantity}
            </button>
          ))}
        </section>
      )}
      <PartMovements part={part} figure={figure} onFigure={setFigure} />
      <PartRelations part={part} onShow={show} />
      {acting ? (
        <PartActionDialog
          part={part}
          kind={acting}
          onClose={() => setActing(undefined)}
          onDone={() => {
            setActing(undefined)
            props.onReload()
            props.onChanged?.()
          }}
        />
      ) : null}
    </div>
  )
}
