/**
 * A sheet over the right of the work area: the list stays visible and alive below it, Esc closes it and the focus
 * goes back to where it was. It is not a dialog that blocks: the rail and the one box keep working.
 */

import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { HotkeyLayer, useBack } from '../ui/hotkeys'
import { useCloseSheet } from './navigation'
import classes from './side-sheet.module.css'

export interface SideSheetProps {
  readonly title: ReactNode
  /** Badges and numbers beside the title. */
  readonly aside?: ReactNode
  /** Buttons at the foot. */
  readonly actions?: ReactNode
  readonly width?: number
  readonly onClose?: () => void
  readonly children: ReactNode
}

export function SideSheet(props: SideSheetProps) {
  return (
    <HotkeyLayer modal={false}>
      <Sheet {...props} />
    </HotkeyLayer>
  )
}

/** Longer than this no system takes two presses for a double click. */
const doubleClickMs = 500

function Sheet({ title, aside, actions, width = 760, onClose, children }: SideSheetProps) {
  const t = useT(frameWords)
  const closeItself = useCloseSheet()
  const titleId = useId()
  const sheet = useRef<HTMLElement>(null)
  const close = onClose ?? closeItself
  useBack(close, t('close'))

  useEffect(() => {
    const before = document.activeElement
    sheet.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  // Whoever opens a line with a double click makes the second half of it here: it chooses no text and presses nothing.
  const openedAt = useRef(performance.now())
  function dropSecondHalf(event: MouseEvent) {
    if (event.detail < 2 || event.timeStamp - openedAt.current > doubleClickMs) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section
      ref={sheet}
      className={classes.sheet}
      style={{ width }}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      onMouseDownCapture={dropSecondHalf}
      onClickCapture={dropSecondHalf}
    >
      <header className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        <div className={classes.aside}>{aside}</div>
        <ActionIcon aria-label={t('close')} title={`${t('close')} (Esc)`} onClick={close}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <div className={classes.body}>{children}</div>
      {actions === undefined ? null : <footer className={classes.foot}>{actions}</footer>}
    </section>
  )
}
