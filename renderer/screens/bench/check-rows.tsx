/** Points to try, each with three answers and by the keys 1, 2, 3 and the arrows. Nothing is answered in advance. */

import { type KeyboardEvent, useRef } from 'react'
import { z } from 'zod'
import { type Language, useLanguage } from '../../i18n/language'
import classes from './job-sheet.module.css'
import { localName } from './section'

export const checkResults = ['pass', 'fail', 'notApplicable'] as const
export type CheckResult = (typeof checkResults)[number]
export const marksSchema = z.record(z.string(), z.enum(checkResults))
export type Marks = z.infer<typeof marksSchema>

export interface CheckPoint {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  /** Said behind the name: it has to pass, so that it can not be left out. */
  readonly must?: string
}

/** As it is recorded: in Chinese, and what was not answered did not apply. */
export function checkedPoints(items: readonly CheckPoint[], marks: Marks) {
  return items.map(({ id, nameZh }) => ({
    id,
    name: nameZh,
    result: marks[id] ?? ('notApplicable' as const),
  }))
}

/** Points of a record in the reader's language; one that is not tried any more keeps its recorded name. */
export function pointNames(
  recorded: readonly { readonly id: string; readonly name: string }[],
  items: readonly CheckPoint[],
  language: Language,
): string {
  return recorded
    .map(({ id, name }) => {
      const item = items.find((one) => one.id === id)
      return item ? localName(item, language) : name
    })
    .join(language === 'zh' ? '、' : ', ')
}

export function CheckRows(props: {
  readonly items: readonly CheckPoint[]
  readonly marks: Marks
  readonly words: Readonly<Record<CheckResult, string>>
  readonly onMark: (id: string, result: CheckResult) => void
}) {
  const language = useLanguage()
  const list = useRef<HTMLUListElement>(null)
  const { items, marks } = props

  function onKeyDown(event: KeyboardEvent, index: number) {
    const item = items[index]
    const result = checkResults[Number(event.key) - 1]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!result && step === undefined) return
    event.preventDefault()
    if (item && result) {
      if (result === 'notApplicable' && item.must !== undefined) return
      props.onMark(item.id, result)
    }
    list.current?.querySelectorAll<HTMLElement>('[data-first]')[index + (step ?? 1)]?.focus()
  }

  return (
    <ul ref={list} className={classes.checks}>
      {items.map((item, index) => (
        <li key={item.id} className={classes.check}>
          <span className={classes.checkName}>
            {localName(item, language)}
            {item.must === undefined ? null : <span className={classes.must}>{item.must}</span>}
          </span>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
          <div
            role="group"
            aria-label={localName(item, language)}
            className={classes.marks}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {checkResults.map((result, at) => (
              <button
                key={result}
                type="button"
                className={classes.mark}
                data-mark={result}
                {...(at === 0 ? { 'data-first': true } : { tabIndex: -1 })}
                aria-pressed={marks[item.id] === result}
                disabled={result === 'notApplicable' && item.must !== undefined}
                onClick={() => props.onMark(item.id, result)}
              >
                {props.words[result]}
              </button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What was not answered yet gets this answer; what was stays. */
export function restAs(items: readonly CheckPoint[], marks: Marks, result: CheckResult): Marks {
  return { ...Object.fromEntries(items.map(({ id }) => [id, result])), ...marks }
}
