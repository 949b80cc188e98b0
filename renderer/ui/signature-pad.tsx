/**
 * A field to sign in, by pen, finger or mouse. It gives the picture and the strokes with their times; binding them
 * to the document that was signed is the program's business. It never keeps a signature after it has given it on.
 */

import { Button } from '@mantine/core'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import classes from './signature-pad.module.css'

/** x and y as a share of the field's width, the time since the first touch, and the pressure of the pen. */
export interface StrokePoint {
  readonly x: number
  readonly y: number
  readonly atMs: number
  readonly pressure: number
}

export interface Signature {
  /** `data:image/png;base64,…`, black on transparent. */
  readonly pngDataUrl: string
  readonly strokes: readonly (readonly StrokePoint[])[]
}

export interface SignaturePadProps {
  readonly onSigned: (signature: Signature) => void
  /** At every lift of the pen, for a mirrored picture on the other screen. */
  readonly onStroke?: (strokes: readonly (readonly StrokePoint[])[]) => void
  readonly height?: number
  readonly signedByLine?: string
}

export function SignaturePad({ onSigned, onStroke, height = 180, signedByLine }: SignaturePadProps) {
  const t = useT(uiWords)
  const canvas = useRef<HTMLCanvasElement>(null)
  const startMs = useRef<number | undefined>(undefined)
  const current = useRef<StrokePoint[] | undefined>(undefined)
  const [strokes, setStrokes] = useState<readonly (readonly StrokePoint[])[]>([])

  useEffect(() => {
    const field = canvas.current
    if (!field) return
    const resize = () => {
      const scale = window.devicePixelRatio || 1
      field.width = Math.round(field.clientWidth * scale)
      field.height = Math.round(field.clientHeight * scale)
      draw(field, strokes, getComputedStyle(field).color)
    }
    resize()
    const observer = new ResizeObserver(resize)
    observer.observe(field)
    return () => observer.disconnect()
  }, [strokes])

  function pointOf(event: PointerEvent<HTMLCanvasElement>): StrokePoint {
    const box = event.currentTarget.getBoundingClientRect()
    startMs.current ??= event.timeStamp
    return {
      x: round((event.clientX - box.left) / box.width),
      y: round((event.clientY - box.top) / box.width),
      atMs: Math.round(event.timeStamp - startMs.current),
      pressure: round(event.pressure),
    }
  }

  function onDown(event: PointerEvent<HTMLCanvasElement>) {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    current.current = [pointOf(event)]
  }

  function onMove(event: PointerEvent<HTMLCanvasElement>) {
    if (!current.current) return
    current.current.push(pointOf(event))
    const ink = getComputedStyle(event.currentTarget).color
    draw(event.currentTarget, [...strokes, current.current], ink)
  }

  function onUp() {
    if (!current.current) return
    const next = [...strokes, current.current]
    current.current = undefined
    setStrokes(next)
    onStroke?.(next)
  }

  function clear() {
    startMs.current = undefined
    setStrokes([])
    onStroke?.([])
  }

  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0)
  return (
    <div className={classes.pad}>
      <div className={classes.field} style={{ height }}>
        <canvas
          ref={canvas}
          className={classes.canvas}
          role="img"
          aria-label={points === 0 ? t('signaturePad') : t('signed')}
          onPointerDown={onDown}
          onPointerMove={onMove}
          onPointerUp={onUp}
          onPointerCancel={onUp}
        />
        {points === 0 ? (
          <span className={classes.hint} aria-hidden>
            {t('signHere')}
          </span>
        ) : null}
        <span className={classes.line} aria-hidden />
      </div>
      <div className={classes.foot}>
        <span className={classes.by}>{signedByLine}</span>
        <Button variant="default" disabled={points === 0} onClick={clear}>
          {t('signAgain')}
        </Button>
        <Button
          // A slip of the pen is not a signature.
          disabled={points < 8}
          onClick={() => onSigned({ pngDataUrl: pictureOf(strokes, height), strokes })}
        >
          {t('signatureDone')}
        </Button>
      </div>
    </div>
  )
}

function draw(field: HTMLCanvasElement, strokes: readonly (readonly StrokePoint[])[], ink: string): void {
  const pen = field.getContext('2d')
  if (!pen) return
  pen.clearRect(0, 0, field.width, field.height)
  pen.strokeStyle = ink
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const stroke of strokes) {
    for (const [index, point] of stroke.entries()) {
      const before = stroke[index - 1] ?? point
      pen.lineWidth = (field.width / 280) * (0.6 + point.pressure)
      pen.beginPath()
      pen.moveTo(before.x * field.width, before.y * field.width)
      pen.lineTo(point.x * field.width, point.y * field.width)
      pen.stroke()
    }
  }
}

/** Always the same size and black, whatever screen it was signed on. */
function pictureOf(strokes: readonly (readonly StrokePoint[])[], height: number): string {
  const lowest = Math.max(...strokes.flat().map(({ y }) => y), height / 800)
  const picture = document.createElement('canvas')
  picture.width = 800
  picture.height = Math.ceil(lowest * 800) + 8
  draw(picture, strokes, '#000000')
  return picture.toDataURL('image/png')
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
