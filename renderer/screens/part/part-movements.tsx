/** The facts behind a figure of the stock, with what it was after each. Without a figure: all of them. */

import { Button } from '@mantine/core'
import type { PartDetail } from '../../../shared/questions/lookups'
import { useNavigation } from '../../frame/navigation'
import { useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import { Moment } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { useActorText } from '../manager/actor-text'
import classes from './part-view.module.css'
import { movesOf, type StockFigure, type StockMove, stockMoves } from './stock-moves'

const reasonKeys = {
  released: 'moveReleased',
  ready: 'moveReady',
  declined: 'moveDeclined',
  cancelled: 'moveCancelled',
  diagnosed: 'moveDiagnosed',
  delivery: 'moveDelivery',
  overDelivered: 'moveOver',
  wrongItem: 'moveWrong',
  deadOnArrival: 'moveDoa',
} as const

export function PartMovements(props: {
  readonly part: PartDetail
  readonly figure: StockFigure | undefined
  readonly onFigure: (figure: StockFigure | undefined) => void
}) {
  const t = useT(partsWords)
  const { open } = useNavigation()
  const actorText = useActorText()
  const { part, figure } = props
  const lines = useQuestion('history', { stream: `stock/${part.partNumber}`, limit: 500 }, [
    part.stock.revision,
  ]).data
  const all = stockMoves(lines ?? [], part.stock)
  const moves = figure === undefined ? all : movesOf(all, figure)
  const shown = figure ?? 'onHand'
  return (
    <section>
      <h3 className={classes.subtitle}>
        {figure === undefined ? t('movements') : t('movementsOf', { what: t(figure) })}
        {figure === undefined ? null : (
          <Button size="compact-xs" variant="default" onClick={() => props.onFigure(undefined)}>
            {t('allMovements')}
          </Button>
        )}
      </h3>
      {lines !== undefined && moves.length === 0 ? <p className={classes.hint}>{t('noMovements')}</p> : null}
      {moves.length === 0 ? null : (
        <table className={classes.moves}>
          <thead>
            <tr>
              <th>{t('when')}</th>
              <th>{t('what')}</th>
              <th className={classes.number}>{t('pieces')}</th>
              <th className={classes.number}>{t('balance', { what: t(shown) })}</th>
              <th>{t('why')}</th>
              <th>{t('who')}</th>
            </tr>
          </thead>
          <tbody>
            {moves.slice(0, 200).map((move) => (
              <tr key={move.line.factId}>
                <td>
                  <Moment atMs={move.line.atMs} short />
                </td>
                <td>{typeText(move.line.type)}</td>
                <td className={classes.number}>{pieces(move, figure)}</td>
                <td className={classes.number}>{move.after[shown]}</td>
                <td>
                  {move.ticketId === '' ? null : (
                    <button
                      type="button"
                      className={classes.link}
                      onClick={() => open({ kind: 'ticket', id: move.ticketId })}
                    >
                      {t('toTicket')}
                    </button>
                  )}
                  {reasonText(move.reason)}{' '}
                  {move.reference === '' ? null : <span className={classes.code}>{move.reference}</span>}
                  {move.line.type === 'binChanged' ? `→ ${move.bin}` : ''}
                </td>
                <td>{actorText(move.line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )

  function typeText(type: string): string {
    const key = `move_${type}`
    return key in partsWords.entries ? t(key as 'move_stockReceived') : type
  }

  /** Reasons that the program gave itself are kept as codes and said in the person's language. */
  function reasonText(reason: string): string {
    return Object.hasOwn(reasonKeys, reason) ? t(reasonKeys[reason as keyof typeof reasonKeys]) : reason
  }
}

/** With a sign where pieces came or went; a reservation or a hold moves none, so it has only a count. */
function pieces(move: StockMove, figure: StockFigure | undefined): string {
  const change = move.change[figure ?? 'onHand']
  if (change === 0)
    return move.quantity === 0 && move.line.type !== 'stockExpected' ? '' : String(move.quantity)
  return change > 0 ? `+${change}` : `−${-change}`
}
