/** The lines of a warranty card, grouped as they are read aloud, each remedy with its row, article and grade. */

import type { WarrantyCard } from '../../../shared/warranty/card'
import classes from './warranty.module.css'

export function CardLines({ card }: { readonly card: WarrantyCard }) {
  const sign = { covered: '●', depends: '◑', 'not-covered': '▲' }[card.state]
  return (
    <>
      <p
        className={classes.note}
        data-tone={card.state === 'covered' ? 'ready' : card.state === 'depends' ? 'waiting' : 'breach'}
      >
        <span aria-hidden>{sign}</span> <span className={classes.state}>{card.coverage}</span>
      </p>
      {card.remedies.some((remedy) => remedy.rule !== null) ? (
        <ul className={classes.lines}>
          {card.remedies.map((remedy) => (
            <li key={remedy.text}>
              {remedy.text}
              {remedy.row === null ? null : (
                <>
                  {' '}
                  <span className={classes.code}>{remedy.row}</span>{' '}
                  <span className={classes.grade}>{remedy.grade}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {card.changeDay === null ? null : <p className={classes.quiet}>{card.change}</p>}
      <Lines
        lines={[...(card.repairs === null ? [] : [card.repairs]), ...card.periods, ...card.repairWarranty]}
      />
      <Lines lines={card.repeats} tone="waiting" />
      <Lines lines={card.refund} />
      <Lines lines={card.contradictions} tone="waiting" />
    </>
  )
}

function Lines(props: { readonly lines: readonly string[]; readonly tone?: 'waiting' }) {
  if (props.lines.length === 0) return null
  return (
    <ul className={props.tone ? `${classes.lines} ${classes.note}` : classes.lines} data-tone={props.tone}>
      {props.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
