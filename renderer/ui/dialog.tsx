/**
 * A dialog that takes the focus and gives it back, and the one question before something that can not be undone,
 * which names the thing it is about. Keys of the screen below do not work while it is open; Esc cancels.
 */

import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import classes from './dialog.module.css'
import { HotkeyLayer, useBack, useHotkeys } from './hotkeys'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Ctrl+S and the primary button. Absent: a dialog that only shows. */
  readonly primary?: { readonly label: string; readonly run: () => void; readonly disabled?: boolean }
  readonly destructive?: boolean
  /** More buttons at the left of the foot. */
  readonly extra?: ReactNode
  readonly size?: number
  readonly children: ReactNode
}

/** Rendered only while open: `{asking ? <Dialog …/> : null}`. */
export function Dialog(props: DialogProps) {
  const t = useT(uiWords)
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 480}
      closeOnEscape={false}
      // Out of the way of Tab: the first field, or the first button at the foot, has the focus.
      closeButtonProps={{ 'aria-label': t('close'), tabIndex: -1 }}
      returnFocus
    >
      <HotkeyLayer modal>
        <DialogBody {...props} />
      </HotkeyLayer>
    </Modal>
  )
}

function DialogBody({ onClose, primary, destructive = false, extra, children }: DialogProps) {
  const t = useT(uiWords)
  useBack(onClose, t('cancel'))
  useHotkeys(
    primary
      ? [{ keys: 'Ctrl+S', label: primary.label, run: primary.run, disabled: primary.disabled ?? false }]
      : [],
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (primary && primary.disabled !== true) primary.run()
      }}
    >
      <div className={classes.body}>{children}</div>
      <div className={classes.foot}>
        <div className={classes.extra}>{extra}</div>
        <Button variant="default" onClick={onClose}>
          {primary ? t('cancel') : t('close')}
        </Button>
        {primary ? (
          <Button type="submit" color={destructive ? 'red.9' : 'accent'} disabled={primary.disabled ?? false}>
            {primary.label}
          </Button>
        ) : null}
      </div>
    </form>
  )
}

export interface ConfirmProps {
  /** Names the thing: "作废收款单 P-SZ01-AA-000123-7？" */
  readonly question: string
  /** What will happen and what will stay. */
  readonly consequence?: string
  /** The verb, not "OK". */
  readonly confirmLabel: string
  readonly destructive?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

export function Confirm(props: ConfirmProps) {
  return (
    <Dialog
      title={props.question}
      onClose={props.onCancel}
      destructive={props.destructive ?? true}
      primary={{ label: props.confirmLabel, run: props.onConfirm }}
    >
      {props.consequence}
    </Dialog>
  )
}

/** `const confirm = useConfirm()`; `confirm.ask({ question, confirmLabel, onConfirm })`; render `confirm.dialog`. */
export function useConfirm(): {
  readonly ask: (question: Omit<ConfirmProps, 'onCancel'>) => void
  readonly dialog: ReactNode
} {
  const [asked, setAsked] = useState<Omit<ConfirmProps, 'onCancel'>>()
  const dialog = asked ? (
    <Confirm
      {...asked}
      onCancel={() => setAsked(undefined)}
      onConfirm={() => {
        setAsked(undefined)
        asked.onConfirm()
      }}
    />
  ) : null
  return { ask: setAsked, dialog }
}
