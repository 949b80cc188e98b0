/**
 * A text box with answers below it: the base of the customer, model and part pickers and of the one box in the top
 * bar. One question is under way at a time and the newest text is asked next, so that fast typing never shows an
 * old answer. Nothing is asked in the middle of composing Chinese.
 */

import { Popover, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import {
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import { FieldLabel } from './field-label'
import { useAfterPaint } from './next-paint'
import classes from './search-box.module.css'
import { useLatestAnswer } from './use-latest-answer'

export interface SearchItem {
  readonly key: string
  readonly title: string
  readonly note?: string
  /** At the right: a price, a stock count, a badge, a key. */
  readonly aside?: ReactNode
  /** A heading above the first item of each group; items of a group come together. */
  readonly group?: string
}

export interface SearchBoxProps<Item extends SearchItem> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly placeholder?: string
  /** Local or from main. Called with trimmed text. */
  readonly search: (text: string) => Promise<readonly Item[]>
  readonly onPick: (item: Item) => void
  /** Offers "New: text" as the last line. */
  readonly onCreate?: (text: string) => void
  /** Given: the text is the caller's (kept in a draft). */
  readonly text?: string
  readonly onText?: (text: string) => void
  /** Ask with empty text as well, when the box gets the focus. */
  readonly whenEmpty?: boolean
  readonly debounceMs?: number
  readonly altKey?: string
  readonly required?: boolean
  readonly error?: string
  readonly disabled?: boolean
  /** After a pick: keep the item's title in the box, or clear it (default). */
  readonly keepTitle?: boolean
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly rightSection?: ReactNode
}

export function SearchBox<Item extends SearchItem>(props: SearchBoxProps<Item>) {
  const t = useT(uiWords)
  const listId = useId()
  /** Stands in the box; `undefined`: what the caller has. */
  const [typed, setTyped] = useState<string | undefined>(props.text === undefined ? '' : undefined)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const composing = useRef(false)
  const wanted = useRef(false)
  const ownRef = useRef<HTMLInputElement>(null)
  const input = props.inputRef ?? ownRef
  const text = typed ?? props.text ?? ''
  const answer = useLatestAnswer(props.search, props.debounceMs ?? 0)
  const items = answer.items
  const creatable = props.onCreate !== undefined && text.trim() !== ''
  const count = items.length + (creatable ? 1 : 0)
  const shown = open && (text.trim() !== '' || props.whenEmpty === true)
  // The first key is on the screen before the list, which takes longer to open than a sign to write.
  const listDrawn = useAfterPaint(shown)
  const optionId = (index: number) => `${listId}-${index}`

  /** A key shows at once; the form around the box, which may be large, follows in its own time. */
  function write(next: string) {
    setTyped(next)
    if (props.text === undefined) props.onText?.(next)
    else
      startTransition(() => {
        props.onText?.(next)
        setTyped(undefined)
      })
  }

  function ask(next: string) {
    wanted.current = false
    setActive(0)
    setOpen(true)
    if (next.trim() === '' && props.whenEmpty !== true) answer.clear()
    else answer.ask(next.trim())
  }

  function choose(index: number) {
    const item = items[index]
    if (item) {
      write(props.keepTitle === true ? item.title : '')
      props.onPick(item)
    } else if (creatable && index === items.length) {
      props.onCreate?.(text.trim())
    } else return
    setOpen(false)
    answer.clear()
  }

  // Enter came before the answer, as it does from quick hands: the first of the answer is meant.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer is there, once.
  useEffect(() => {
    if (answer.stale || !wanted.current) return
    wanted.current = false
    if (shown && items.length > 0) choose(0)
  }, [answer.stale, items])

  function move(to: number) {
    if (count === 0) return
    const next = (to + count) % count
    setActive(next)
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (shown ? move(active + 1) : ask(text)),
      ArrowUp: () => move(active - 1),
      PageDown: () => move(Math.min(active + 8, count - 1)),
      PageUp: () => move(Math.max(active - 8, 0)),
    }
    const step = moves[event.key]
    if (step) {
      event.preventDefault()
      step()
    } else if (event.key === 'Enter' && shown && (answer.stale || count > 0)) {
      event.preventDefault()
      event.stopPropagation()
      if (answer.stale) wanted.current = true
      else choose(active)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Tab') setOpen(false)
  }

  return (
    <Popover
      opened={listDrawn}
      width="target"
      position="bottom-start"
      offset={2}
      withinPortal
      trapFocus={false}
      // The box is a combobox and names its list itself; a popover's own roles would call it a dialog.
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          ref={input}
          label={
            props.hideLabel === true ? undefined : (
              <FieldLabel text={props.label} altKey={props.altKey} target={input} />
            )
          }
          aria-label={props.hideLabel === true ? props.label : undefined}
          placeholder={props.placeholder ?? ''}
          value={text}
          error={props.error}
          disabled={props.disabled ?? false}
          wrapperProps={{ 'data-required': (props.required === true && text === '') || undefined }}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={props.rightSection}
          rightSectionWidth={56}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && count > 0 ? optionId(active) : undefined}
          onChange={(event) => {
            write(event.currentTarget.value)
            if (!composing.current) ask(event.currentTarget.value)
          }}
          onCompositionStart={() => {
            composing.current = true
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            ask(event.currentTarget.value)
          }}
          onFocus={() => {
            if (props.whenEmpty === true || text !== '') ask(text)
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div id={listId} role="listbox" aria-label={props.label} className={classes.list}>
          {items.map((item, index) => (
            <Fragment key={item.key}>
              {item.group !== undefined && item.group !== items[index - 1]?.group ? (
                <div className={classes.group} role="presentation">
                  {item.group}
                </div>
              ) : null}
              <Option id={optionId(index)} active={index === active} onChoose={() => choose(index)}>
                <span className={classes.title}>{item.title}</span>
                <span className={classes.note}>{item.note}</span>
                <span className={classes.aside}>{item.aside}</span>
              </Option>
            </Fragment>
          ))}
          {creatable ? (
            <Option
              id={optionId(items.length)}
              active={active === items.length}
              onChoose={() => choose(items.length)}
            >
              <span className={classes.create}>{t('createNew', { text: text.trim() })}</span>
            </Option>
          ) : null}
        </div>
        {count === 0 ? (
          <div className={classes.none} role="status">
            {answer.slow ? t('loading') : answer.stale ? ' ' : t('noResult')}
          </div>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function Option(props: {
  readonly id: string
  readonly active: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and the keys; this is its list.
    // biome-ignore lint/a11y/useFocusableInteractive: as above, by aria-activedescendant.
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      className={classes.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      {props.children}
    </div>
  )
}
