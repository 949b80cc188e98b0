/** What is left with the device, with counts: one press a piece. By keys: arrows, Space adds, minus takes away. */

import { TextInput } from '@mantine/core'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { FieldLabel } from '../../ui/field-label'
import classes from './counter.module.css'

export const AccessoryPicker = memo(function AccessoryPicker(props: {
  readonly items: Reference['accessories']
  readonly counts: Readonly<Record<string, number>>
  /** Things that are not on the list, as typed. */
  readonly others: string
  readonly onChange: (counts: Readonly<Record<string, number>>) => void
  readonly onOthers: (others: string) => void
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const group = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)

  function change(id: string, by: number) {
    const count = Math.min(99, Math.max(0, (props.counts[id] ?? 0) + by))
    const { [id]: _, ...rest } = props.counts
    props.onChange(count === 0 ? rest : { ...rest, [id]: count })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey) return
    const digit = /^[1-9]$/.test(event.key) ? props.items[Number(event.key) - 1] : undefined
    const here = props.items[at]
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') focusOn(at + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') focusOn(at - 1)
    else if (digit) change(digit.id, 1)
    else if ((event.key === '-' || event.key === 'Backspace') && here) change(here.id, -1)
    else return
    event.preventDefault()
  }

  function focusOn(index: number) {
    const next = (index + props.items.length) % Math.max(1, props.items.length)
    setAt(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <div className={classes.group}>
      <div className={classes.groupHead} id="counter-accessories">
        <FieldLabel
          text={t('accessories')}
          altKey="A"
          target={{
            get current() {
              return group.current?.querySelector<HTMLElement>('[tabindex="0"]') ?? null
            },
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
      <div
        ref={group}
        data-enter-stop
        role="group"
        aria-labelledby="counter-accessories"
        className={classes.chips}
        onKeyDown={onKeyDown}
      >
        {props.items.map((item, index) => {
          const count = props.counts[item.id] ?? 0
          const name = language === 'zh' ? item.nameZh : item.nameEn
          return (
            <button
              key={item.id}
              type="button"
              tabIndex={index === at ? 0 : -1}
              aria-pressed={count > 0}
              className={classes.chip}
              onFocus={() => setAt(index)}
              onClick={() => change(item.id, 1)}
              onContextMenu={(event) => {
                event.preventDefault()
                change(item.id, -1)
              }}
            >
              {index < 9 ? <kbd aria-hidden>{index + 1}</kbd> : null}
              {name}
              {count > 0 ? <span className={classes.number}>× {count}</span> : null}
            </button>
          )
        })}
      </div>
      <TextInput
        size="xs"
        aria-label={t('otherAccessories')}
        placeholder={t('otherAccessories')}
        maxLength={400}
        value={props.others}
        onChange={(event) => props.onOthers(event.currentTarget.value)}
      />
    </div>
  )
})
