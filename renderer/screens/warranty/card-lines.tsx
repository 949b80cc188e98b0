/** The lines of a warranty card, grouped as they are read aloud, each remedy with its row, article and grade. */

import type { WarrantyCard } from '../../../shared/warranty/card'
import { useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import classes from './warranty.module.css'

export function CardLines({ card }: { readonly card: WarrantyCard }) {
  const t = useT(warrantyWords)
  const sign = { covered: '●', depends: '◑', 'not-covered': '▲' }[card.state]
  const word = { covered: 'covered_yes', depends: 'covered_depends', 'not-covered': 'covered_no' } as const
  return (
    <>
      <p
        className={classes.note}
        data-tone={card.state === 'covered' ? 'ready' : card.state === 'depends' ? 'waiting' : 'breach'}
      >
        <span className={classes.state}>
          {sign} {t(word[card.state])}
        </span>{' '}
        {card.coverage}
      </p>
      {card.remedies.some((remedy) => remedy.rule !== null) ? (
        <ul className={classes.lines}>
          {card.remedies.map((remedy) => (
            <li key={remedy.text}>
              {remedy.text}
              {remedy.rule === null ? null : (
                <span className={classes.quietInline}>
                  {' '}
                  {remedy.rule} {remedy.article} <span className={classes.grade}>{remedy.grade}</span>
                </span>
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
