/**
 * Fields that keep exactly what was typed, also when it is not an amount or a day: the draft holds the text, and a
 * wrong one stops the save with a sentence instead of being dropped in silence.
 */

import { NativeSelect } from '@mantine/core'
import { type RefObject, useRef, useState } from 'react'
import { parseAmountFen } from '../../../shared/money'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { uiWords } from '../../i18n/ui'
import { drawnWhenSeen } from '../../ui/drawn-when-seen'
import { FieldLabel } from '../../ui/field-label'
import { TextField, type TextFieldProps } from '../../ui/fields'
import { useNow } from '../../ui/now'
import { dayAt, parseDay } from '../../ui/time-text'
import { useStatus } from '../../workstation'

export function AmountText(props: TextFieldProps) {
  const language = useLanguage()
  const [left, setLeft] = useState(true)
  const read = props.value.trim() === '' ? undefined : parseAmountFen(props.value)
  return (
    <TextField
      {...props}
      code
      placeholder={props.placeholder ?? '0.00'}
      error={props.error ?? (left && read?.kind === 'refused' ? problemText(read, language) : undefined)}
      onChange={(value) => {
        setLeft(false)
        props.onChange(value)
      }}
      onLeave={() => {
        setLeft(true)
        props.onLeave?.()
      }}
    />
  )
}

export function DayText(props: TextFieldProps & { readonly allowFuture?: boolean }) {
  const { allowFuture = false, ...rest } = props
  const t = useT(uiWords)
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const [left, setLeft] = useState(true)
  const day = props.value.trim() === '' ? '' : parseDay(props.value, today)
  const problem =
    day === undefined ? t('dateInvalid') : !allowFuture && day > today ? t('dateFuture') : undefined
  return (
    <TextField
      {...rest}
      code
      placeholder={props.placeholder ?? '2026-11-22'}
      error={props.error ?? (left ? problem : undefined)}
      onChange={(value) => {
        setLeft(false)
        props.onChange(value)
      }}
      onLeave={() => {
        setLeft(true)
        if (day !== undefined && day !== props.value) props.onChange(day)
        props.onLeave?.()
      }}
    />
  )
}

export interface PickProps<Value extends string> {
  readonly label: string
  readonly altKey?: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly required?: boolean
  readonly disabled?: boolean
  readonly selectRef?: RefObject<HTMLSelectElement | null>
}

/** One of a few by arrows or first letter; it opens nothing on its own, so Enter simply goes on. */
export function Pick<Value extends string>(props: PickProps<Value>) {
  return <AnyPick {...(props as unknown as PickProps<string>)} />
}

const AnyPick = drawnWhenSeen(function AnyPick(props: PickProps<string>) {
  const own = useRef<HTMLSelectElement>(null)
  const select = props.selectRef ?? own
  return (
    <NativeSelect
      ref={select}
      label={<FieldLabel text={props.label} altKey={props.altKey} target={select} />}
      value={props.value}
      disabled={props.disabled ?? false}
      wrapperProps={{ 'data-required': (props.required === true && props.value === '') || undefined }}
      onChange={(event) => {
        const picked = props.choices.find((choice) => choice.value === event.currentTarget.value)
        if (picked) props.onChange(picked.value)
      }}
    >
      {props.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </NativeSelect>
  )
})
