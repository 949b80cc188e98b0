/** A day, typed as people type it (20261122, 11-22, 今天) or chosen; a day that can not be is told in a sentence. */

import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { Calendar } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import { useStatus } from '../workstation'
import { FieldLabel } from './field-label'
import type { FieldProps } from './fields'
import classes from './fields.module.css'
import { useNow } from './now'
import { dayAt, dayText, parseDay } from './time-text'

export interface DateFieldProps extends FieldProps {
  /** `2026-11-22`, or `undefined` for none or an unreadable one. */
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
  /** Purchase dates can not lie ahead; promised ones may. */
  readonly allowFuture?: boolean
  readonly earliest?: string
}

export function DateField(props: DateFieldProps) {
  const t = useT(uiWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const [text, setText] = useState(props.day ?? '')
  const [left, setLeft] = useState(true)
  const [open, setOpen] = useState(false)
  const own = useRef<HTMLInputElement>(null)
  const input = props.inputRef ?? own
  const problem = problemOf(text)

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a day from outside counts.
  useEffect(() => {
    if (props.day !== readable(text)) setText(props.day ?? '')
  }, [props.day])

  function problemOf(typed: string): string | undefined {
    if (typed.trim() === '') return undefined
    const day = parseDay(typed, today)
    if (day === undefined) return t('dateInvalid')
    if (props.allowFuture !== true && day > today) return t('dateFuture')
    if (props.earliest !== undefined && day < props.earliest) return t('datePast', { date: props.earliest })
    return undefined
  }

  function readable(typed: string): string | undefined {
    return problemOf(typed) === undefined ? parseDay(typed, today) : undefined
  }

  function write(typed: string) {
    setText(typed)
    props.onChange(readable(typed))
  }

  return (
    <TextInput
      ref={input}
      label={<FieldLabel text={props.label} altKey={props.altKey} target={input} />}
      description={props.hint}
      placeholder={props.placeholder ?? '2026-11-22'}
      value={text}
      error={props.error ?? (left ? problem : undefined)}
      disabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      required={props.required ?? false}
      withAsterisk={false}
      autoComplete="off"
      classNames={{ input: classes.tabular ?? '' }}
      wrapperProps={{ 'data-required': (props.required === true && text === '') || undefined }}
      title={props.day === undefined ? undefined : dayText(props.day, language)}
      rightSection={
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              tabIndex={-1}
              aria-label={t('chooseDate')}
              disabled={props.disabled ?? false}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Calendar
              size="sm"
              monthLabelFormat={language === 'zh' ? 'YYYY 年 M 月' : 'MMMM YYYY'}
              defaultDate={props.day ?? today}
              {...(props.allowFuture === true ? {} : { maxDate: today })}
              {...(props.earliest === undefined ? {} : { minDate: props.earliest })}
              getDayProps={(day) => ({
                selected: day === props.day,
                onClick: () => {
                  write(day)
                  setOpen(false)
                },
              })}
            />
          </Popover.Dropdown>
        </Popover>
      }
      onChange={(event) => {
        setLeft(false)
        write(event.currentTarget.value)
      }}
      onBlur={() => {
        setLeft(true)
        const day = readable(text)
        if (day !== undefined) setText(day)
        props.onLeave?.()
      }}
    />
  )
}
