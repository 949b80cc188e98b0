/** Choosing from few: big choices with a key each, small chips for several, and a list where there are many. */

import { Select } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { FieldLabel } from './field-label'
import classes from './fields.module.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly note?: string
  /** One character; works while the group has the focus. Default: 1, 2, 3 … */
  readonly key?: string
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

export interface BigChoiceProps<Value extends string> {
  readonly label: string
  readonly altKey?: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly required?: boolean
  readonly error?: string | undefined
}

/** One of a few, by mouse, arrows, or the key written on it. */
export function BigChoice<Value extends string>(props: BigChoiceProps<Value>) {
  const labelId = useId()
  const group = useRef<HTMLDivElement>(null)
  const { choices, value } = props
  const keyOf = (index: number) => choices[index]?.key ?? String(index + 1)
  const tabStop = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  )

  function focusOn(index: number) {
    const next = choices[(index + choices.length) % choices.length]
    if (!next || next.disabled === true) return
    props.onChange(next.value)
    group.current?.querySelectorAll('button')[choices.indexOf(next)]?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey) return
    const at = [...(group.current?.querySelectorAll('button') ?? [])].indexOf(
      event.target as HTMLButtonElement,
    )
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') focusOn(at + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') focusOn(at - 1)
    else {
      const byKey = choices.findIndex((_, index) => keyOf(index).toLowerCase() === event.key.toLowerCase())
      if (byKey < 0) return
      focusOn(byKey)
    }
    event.preventDefault()
  }

  return (
    <div>
      <div id={labelId} className={classes.groupLabel}>
        <FieldLabel
          text={props.label}
          altKey={props.altKey}
          target={{
            get current() {
              return group.current?.querySelectorAll('button')[tabStop] ?? null
            },
          }}
        />
      </div>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={labelId}
        className={classes.choices}
        data-missing={(props.required === true && value === undefined) || undefined}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a radio can not hold an icon, a note and a key.
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={choice.value === value}
            tabIndex={index === tabStop ? 0 : -1}
            disabled={choice.disabled ?? false}
            className={classes.choice}
            onClick={() => props.onChange(choice.value)}
          >
            {choice.icon}
            <span>
              {choice.label}
              {choice.note === undefined ? null : <span className={classes.choiceNote}>{choice.note}</span>}
            </span>
            <kbd aria-hidden>{keyOf(index)}</kbd>
          </button>
        ))}
      </div>
      {props.error === undefined ? null : (
        <p className={classes.groupError} role="alert">
          {props.error}
        </p>
      )}
    </div>
  )
}

export interface ChipsProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
}

/** Several of a few. */
export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const labelId = useId()
  return (
    <div>
      <div id={labelId} className={classes.groupLabel}>
        {props.label}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
      <div role="group" aria-labelledby={labelId} className={classes.chips}>
        {props.choices.map((choice) => {
          const on = props.values.includes(choice.value)
          return (
            <button
              key={choice.value}
              type="button"
              aria-pressed={on}
              className={classes.chip}
              onClick={() =>
                props.onChange(
                  on
                    ? props.values.filter((value) => value !== choice.value)
                    : [...props.values, choice.value],
                )
              }
            >
              <span aria-hidden>{on ? '✓' : '+'}</span>
              {choice.label}
            </button>
          )
        })}
      </div>
    </div>
  )
}

export interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly altKey?: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
  readonly required?: boolean
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly clearable?: boolean
  readonly disabled?: boolean
}

/** One of many, found by typing. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <Select
      ref={input}
      label={<FieldLabel text={props.label} altKey={props.altKey} target={input} />}
      data={props.choices.map(({ value, label, disabled = false }) => ({ value, label, disabled }))}
      value={props.value ?? null}
      onChange={(value) => props.onChange(props.choices.find((choice) => choice.value === value)?.value)}
      searchable={props.choices.length > 7}
      clearable={props.clearable ?? false}
      allowDeselect={false}
      placeholder={props.placeholder ?? ''}
      error={props.error}
      disabled={props.disabled ?? false}
      required={props.required ?? false}
      withAsterisk={false}
      wrapperProps={{ 'data-required': (props.required === true && props.value === undefined) || undefined }}
    />
  )
}
