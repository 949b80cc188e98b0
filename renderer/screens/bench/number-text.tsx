/** A service number with its counter set off: the part people read out to each other. Where there is no room, only what all numbers here begin with is cut off. */

import { parseNumber } from '../../../shared/numbers'
import classes from './job-card.module.css'

export function NumberText({ number }: { readonly number: string }) {
  const counter = parseNumber(number) ? /-(\d{6,9})-/.exec(number)?.[1] : undefined
  if (counter === undefined) return <span className={classes.number}>{number}</span>
  const at = number.indexOf(counter)
  return (
    <span className={classes.number}>
      <span className={classes.prefix}>{number.slice(0, at)}</span>
      <b>{counter}</b>
      {number.slice(at + counter.length)}
    </span>
  )
}
