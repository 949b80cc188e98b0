/**
 * The fields that forms are made of. Each keeps what was typed, whatever it is, and says in one sentence what is
 * wrong once the person has left it; an empty required field is outlined, not scolded.
 */

import { Textarea, TextInput } from '@mantine/core'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { formatFen, parseAmountFen } from '../../shared/money'
import { useLanguage, useT } from '../i18n/language'
import { problemText } from '../i18n/refusals'
import { uiWords } from '../i18n/ui'
import { drawnWhenSeen } from './drawn-when-seen'
import { FieldLabel } from './field-label'
import classes from './fields.module.css'

export interface FieldProps {
  readonly label: string
  /** Alt+letter moves here. */
  readonly altKey?: string
  readonly required?: boolean
  /** One sentence, already in the person's language. */
  readonly error?: string | undefined
  readonly hint?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly rightSection?: ReactNode
  readonly onLeave?: () => void
}

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength?: number
  /** Tabular figures, for numbers and codes. */
  readonly code?: boolean
}

export const TextField = drawnWhenSeen(function TextField(props: TextFieldProps) {
  const own = useRef<HTMLInputElement>(null)
  const input = props.inputRef ?? own
  return (
    <TextInput
      ref={input}
      label={<FieldLabel text={props.label} altKey={props.altKey} target={input} />}
      description={props.hint}
      placeholder={props.placeholder ?? ''}
      value={props.value}
      maxLength={props.maxLength ?? 500}
      error={props.error}
      disabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      required={props.required ?? false}
      withAsterisk={false}
      rightSection={props.rightSection}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: props.code === true ? (classes.tabular ?? '') : '' }}
      wrapperProps={{ 'data-required': (props.required === true && props.value === '') || undefined }}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={() => props.onLeave?.()}
    />
  )
})

/** It measures its text whenever it is drawn, which is the dearest of all fields. */
export const LongTextField = drawnWhenSeen(function LongTextField(
  props: Omit<TextFieldProps, 'inputRef' | 'code'> & { readonly minRows?: number },
) {
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <Textarea
      ref={area}
      label={<FieldLabel text={props.label} altKey={props.altKey} target={area} />}
      description={props.hint}
      placeholder={props.placeholder ?? ''}
      value={props.value}
      minRows={props.minRows ?? 2}
      maxRows={8}
      maxLength={props.maxLength ?? 4000}
      error={props.error}
      disabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      required={props.required ?? false}
      withAsterisk={false}
      wrapperProps={{ 'data-required': (props.required === true && props.value === '') || undefined }}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={() => props.onLeave?.()}
    />
  )
})

export interface AmountFieldProps extends FieldProps {
  /** `undefined`: nothing or something unreadable stands there. */
  readonly fen: number | undefined
  readonly onChange: (fen: number | undefined) => void
}

/** Yuan as typed, fen as given on. What is not an amount stays visible and counts as none. */
export function AmountField(props: AmountFieldProps) {
  const language = useLanguage()
  const [text, setText] = useState(() => (props.fen === undefined ? '' : formatFen(props.fen)))
  const [left, setLeft] = useState(true)
  const parsed = text.trim() === '' ? undefined : parseAmountFen(text)
  const told = parsed?.kind === 'ok' ? parsed.value : undefined

  // Set from outside (a draft, a suggestion): shown, unless it is what stands there already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a value from outside counts.
  useEffect(() => {
    if (props.fen !== told && (props.fen !== undefined || parsed === undefined || parsed.kind === 'ok')) {
      setText(props.fen === undefined ? '' : formatFen(props.fen))
    }
  }, [props.fen])

  const error =
    props.error ?? (left && parsed?.kind === 'refused' ? problemText(parsed, language) : undefined)
  const own = useRef<HTMLInputElement>(null)
  const input = props.inputRef ?? own
  return (
    <TextInput
      ref={input}
      label={<FieldLabel text={props.label} altKey={props.altKey} target={input} />}
      description={props.hint}
      placeholder={props.placeholder ?? '0.00'}
      leftSection={<span aria-hidden>¥</span>}
      rightSection={props.rightSection}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={error}
      disabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      required={props.required ?? false}
      withAsterisk={false}
      classNames={{ input: classes.number ?? '' }}
      wrapperProps={{ 'data-required': (props.required === true && text === '') || undefined }}
      onChange={(event) => {
        const next = event.currentTarget.value
        const read = next.trim() === '' ? undefined : parseAmountFen(next)
        setText(next)
        setLeft(false)
        props.onChange(read?.kind === 'ok' ? read.value : undefined)
      }}
      onBlur={() => {
        setLeft(true)
        if (told !== undefined) setText(formatFen(told))
        props.onLeave?.()
      }}
    />
  )
}

/** A phone number as typed; the screen says what it makes of it (`check` from the domain). */
export function PhoneField(props: TextFieldProps & { readonly check?: (text: string) => boolean }) {
  const t = useT(uiWords)
  const [left, setLeft] = useState(true)
  const valid = props.value.trim() === '' || (props.check ?? looksLikePhone)(props.value)
  const { check: _, ...rest } = props
  return (
    <TextField
      {...rest}
      code
      error={props.error ?? (left && !valid ? t('phoneInvalid') : undefined)}
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

function looksLikePhone(text: string): boolean {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()+-]/g, '')
    .replace(/^86(?=1\d{10}$)/, '')
  return /^(1[3-9]\d{9}|0\d{9,11}|400\d{7}|800\d{7})$/.test(digits)
}
