/**
 * What the device looks like and does today. Every line must be answered, since an empty one says nothing in a
 * dispute; one key answers the rest as good. By keys: arrows to a line, 1 good, 2 bad, 3 cannot be told.
 */

import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { useHotkeys } from '../../ui/hotkeys'
import classes from './counter.module.css'
import type { ConditionDraft, ConditionState } from './intake-draft'

const states: readonly ConditionState[] = ['good', 'bad', 'unknown']
const signs: Readonly<Record<ConditionState, string>> = { good: '✓', bad: '✗', unknown: '?' }
const stateKey = { good: 'good', bad: 'bad', unknown: 'cannotTell' } as const

export type ConditionAnswers = Readonly<Record<string, ConditionDraft>>

export const ConditionList = memo(function ConditionList(props: {
  readonly items: Reference['condition']
  readonly answers: ConditionAnswers
  readonly onChange: (answers: ConditionAnswers) => void
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const group = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const left = props.items.filter((item) => props.answers[item.id] === undefined)

  function allGood() {
    props.onChange({
      ...Object.fromEntries(
        left.map((item) => [item.id, { state: 'good', note: '', alreadyOn: '' } as const]),
      ),
      ...props.answers,
    })
  }
  useHotkeys([{ keys: 'Alt+G', label: t('allGood'), run: allGood, disabled: left.length === 0, quiet: true }])

  function mark(id: string, state: ConditionState) {
    const before = props.answers[id]
    props.onChange({
      ...props.answers,
      [id]: { note: before?.note ?? '', alreadyOn: before?.alreadyOn ?? '', state },
    })
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    if (event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return
    const state = states[Number(event.key) - 1]
    const item = props.items[index]
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') focusOn(index + 1)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') focusOn(index - 1)
    else if (state && item) {
      mark(item.id, state)
      if (state !== 'bad') focusOn(index + 1)
    } else return
    event.preventDefault()
  }

  function focusOn(index: number) {
    const next = Math.max(0, Math.min(props.items.length - 1, index))
    setAt(next)
    group.current?.querySelectorAll<HTMLElement>('[data-line]')[next]?.focus()
  }

  return (
    <div className={classes.group} data-enter-stop>
      <div className={classes.groupHead} id="counter-condition">
        {t('condition')}
        <span className={classes.left} data-done={left.length === 0 || undefined} role="status">
          {left.length === 0 ? `● ${t('conditionDone')}` : `◑ ${t('conditionLeft', { count: left.length })}`}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          tabIndex={-1}
          disabled={left.length === 0}
          rightSection={<kbd>Alt G</kbd>}
          onClick={allGood}
        >
          {t('allGood')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
      <div ref={group} className={classes.checks} role="group" aria-labelledby="counter-condition">
        {props.items.map((item, index) => {
          const answer = props.answers[item.id]
          const name = language === 'zh' ? item.nameZh : item.nameEn
          return (
            <div
              key={item.id}
              data-line
              role="radiogroup"
              aria-label={name}
              tabIndex={index === at ? 0 : -1}
              className={classes.check}
              data-state={answer?.state ?? 'none'}
              onKeyDown={(event) => onKeyDown(event, index)}
              onFocus={() => setAt(index)}
            >
              <span className={classes.checkLabel}>{name}</span>
              {states.map((state) => (
                // biome-ignore lint/a11y/useSemanticElements: a radio can not show a sign.
                <button
                  key={state}
                  type="button"
                  role="radio"
                  tabIndex={-1}
                  aria-checked={answer?.state === state}
                  aria-label={t(stateKey[state])}
                  title={t(stateKey[state])}
                  data-mark={state}
                  className={classes.mark}
                  onClick={() => mark(item.id, state)}
                >
                  {signs[state]}
                </button>
              ))}
              {answer?.state === 'bad' ? (
                <span className={classes.checkNote}>
                  <TextInput
                    size="xs"
                    aria-label={`${name}: ${t('whatIsWrong')}`}
                    placeholder={t('whatIsWrong')}
                    value={answer.note}
                    maxLength={400}
                    onChange={(event) =>
                      props.onChange({
                        ...props.answers,
                        [item.id]: { ...answer, note: event.currentTarget.value },
                      })
                    }
                  />
                  {answer.alreadyOn === '' ? null : (
                    <span className={classes.quiet}>{t('alreadyOn', { day: answer.alreadyOn })}</span>
                  )}
                </span>
              ) : null}
            </div>
          )
        })}
      </div>
    </div>
  )
})
