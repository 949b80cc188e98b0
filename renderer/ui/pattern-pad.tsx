/**
 * The unlock pattern of a telephone: drawn over the dots by finger, pen or mouse, or by the keys 1 to 9 as they stand
 * on a telephone. And the same picture to read it from, with the order written beside each dot.
 */

import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react'
import { dots, placeOf, withDot } from '../../shared/device/unlock-pattern'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import classes from './pattern-pad.module.css'

const size = 180
const step = size / 3
/** A line that comes this near to a dot means it. */
const reach = step * 0.36

export function PatternPad(props: {
  readonly pattern: readonly number[]
  readonly onChange: (pattern: readonly number[]) => void
}) {
  const t = useT(uiWords)
  const hint = useId()
  const drawing = useRef<readonly number[] | undefined>(undefined)

  function dotUnder(event: PointerEvent<SVGSVGElement>): number | undefined {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * size
    const y = ((event.clientY - box.top) / box.height) * size
    return dots.find((dot) => Math.hypot(centre(dot).x - x, centre(dot).y - y) <= reach)
  }

  function take(event: PointerEvent<SVGSVGElement>) {
    const dot = dotUnder(event)
    if (dot === undefined || drawing.current === undefined) return
    const next = withDot(drawing.current, dot)
    if (next === drawing.current) return
    drawing.current = next
    props.onChange(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (/^[1-9]$/.test(event.key)) props.onChange(withDot(props.pattern, Number(event.key)))
    else if (event.key === 'Backspace') props.onChange(props.pattern.slice(0, -1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={classes.pad}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        className={classes.field}
        role="application"
        aria-label={t('patternField')}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys of its own.
        tabIndex={0}
        data-autofocus
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drawing.current = []
          props.onChange([])
          take(event)
        }}
        onPointerMove={take}
        onPointerUp={() => {
          drawing.current = undefined
        }}
        onPointerCancel={() => {
          drawing.current = undefined
        }}
      >
        <Drawn pattern={props.pattern} />
      </svg>
      <div className={classes.said}>
        <strong role="status">
          {props.pattern.length === 0 ? t('patternNone') : props.pattern.join(' → ')}
        </strong>
        <span id={hint} className={classes.hint}>
          {t('patternHint')}
        </span>
      </div>
    </div>
  )
}

export function PatternShown({ pattern }: { readonly pattern: readonly number[] }) {
  return (
    <span className={classes.shown}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        className={classes.small}
        role="img"
        aria-label={pattern.join(' → ')}
      >
        <Drawn pattern={pattern} />
      </svg>
      <span className={classes.order}>{pattern.join(' → ')}</span>
    </span>
  )
}

function Drawn({ pattern }: { readonly pattern: readonly number[] }) {
  return (
    <>
      <polyline
        className={classes.line}
        points={pattern.map((dot) => `${centre(dot).x},${centre(dot).y}`).join(' ')}
      />
      {dots.map((dot) => {
        const { x, y } = centre(dot)
        const order = pattern.indexOf(dot) + 1
        return (
          <g key={dot} data-taken={order > 0 || undefined} className={classes.dot}>
            <circle cx={x} cy={y} r={order > 0 ? 15 : 6} />
            {order > 0 ? (
              <text x={x} y={y} dy="0.36em" textAnchor="middle">
                {order}
              </text>
            ) : null}
          </g>
        )
      })}
    </>
  )
}

function centre(dot: number): { readonly x: number; readonly y: number } {
  const [row, column] = placeOf(dot)
  return { x: column * step + step / 2, y: row * step + step / 2 }
}
