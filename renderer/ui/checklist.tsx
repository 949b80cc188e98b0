/**
 * A list of things to look at, each good, not good (with a note) or not yet checked. Nothing is taken as good
 * because nobody looked: "the rest is good" is a choice someone makes. By keys: 1 good, 2 not good, arrows.
 */

import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import classes from './checklist.module.css'

export type CheckMark = 'good' | 'bad'

export interface CheckItem {
  readonly id: string
  readonly label: string
  /** Known from before ("already so on 2026-08-02"). */
  readonly earlier?: string
}

export interface CheckAnswer {
  readonly mark: CheckMark
  readonly note: string
}

export type CheckAnswers = Readonly<Record<string, CheckAnswer>>

export interface ChecklistProps {
  readonly label: string
  readonly items: readonly CheckItem[]
  readonly answers: CheckAnswers
  readonly onChange: (answers: CheckAnswers) => void
}

export function Checklist({ label, items, answers, onChange }: ChecklistProps) {
  const t = useT(uiWords)
  const list = useRef<HTMLUListElement>(null)
  const left = items.filter(({ id }) => answers[id] === undefined).length

  function mark(id: string, next: CheckMark) {
    onChange({ ...answers, [id]: { mark: next, note: answers[id]?.note ?? '' } })
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    const item = items[index]
    if (!item || event.target instanceof HTMLInputElement) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) focusOn(index + step)
    else if (event.key === '1' || event.key === '2') {
      mark(item.id, event.key === '1' ? 'good' : 'bad')
      if (event.key === '1') focusOn(index + 1)
    } else return
    event.preventDefault()
  }

  function focusOn(index: number) {
    list.current?.querySelectorAll<HTMLElement>('[data-first]')[index]?.focus()
  }

  return (
    <section aria-label={label}>
      <header className={classes.head}>
        <span className={classes.title}>{label}</span>
        <span className={classes.left} data-done={left === 0 || undefined} role="status">
          {left === 0 ? `● ${t('checkedAll')}` : `◑ ${t('checkLeft', { count: left })}`}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          disabled={left === 0}
          onClick={() =>
            onChange({
              ...Object.fromEntries(items.map(({ id }) => [id, { mark: 'good', note: '' } as const])),
              ...answers,
            })
          }
        >
          {t('checkAllGood')}
        </Button>
      </header>
      <ul ref={list} className={classes.list}>
        {items.map((item, index) => {
          const answer = answers[item.id]
          return (
            <li key={item.id} className={classes.item} data-mark={answer?.mark ?? 'none'}>
              <span className={classes.label}>
                {item.label}
                {item.earlier === undefined ? null : <span className={classes.earlier}>{item.earlier}</span>}
              </span>
              {answer?.mark === 'bad' ? (
                <TextInput
                  className={classes.note}
                  size="xs"
                  aria-label={`${item.label}: ${t('checkNote')}`}
                  placeholder={t('checkNote')}
                  value={answer.note}
                  maxLength={200}
                  onChange={(event) =>
                    onChange({ ...answers, [item.id]: { mark: 'bad', note: event.currentTarget.value } })
                  }
                />
              ) : null}
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
              <div
                role="group"
                aria-label={item.label}
                className={classes.marks}
                onKeyDown={(event) => onKeyDown(event, index)}
              >
                <button
                  type="button"
                  data-first
                  className={classes.mark}
                  aria-pressed={answer?.mark === 'good'}
                  onClick={() => mark(item.id, 'good')}
                >
                  ✓ {t('checkGood')}
                </button>
                <button
                  type="button"
                  className={classes.mark}
                  aria-pressed={answer?.mark === 'bad'}
                  onClick={() => mark(item.id, 'bad')}
                >
                  ✗ {t('checkBad')}
                </button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
