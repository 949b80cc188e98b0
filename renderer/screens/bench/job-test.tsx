/** The check after the repair, by device class: nothing passes because nobody looked. Keys: 1 pass, 2 fail, 3 not applicable. */

import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { z } from 'zod'
import type { Reference } from '../../../shared/questions/lookups'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet, useStaff } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { Moment } from '../../ui/texts'
import { usePerson } from '../../workstation'
import classes from './job-sheet.module.css'
import { localName, Section, StepButton, useWhyNot } from './section'
import type { OpenDesk } from './use-job'

const results = ['pass', 'fail', 'notApplicable'] as const
const draftSchema = z.record(z.string(), z.enum(results))
type Marks = z.infer<typeof draftSchema>

export function JobTest({
  desk,
  reference,
}: {
  readonly desk: OpenDesk
  readonly reference: Reference | undefined
}) {
  const t = useT(benchWords)
  const language = useLanguage()
  const person = usePerson()
  const staff = useStaff()
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const secondPerson =
    useOutlet()?.policy.secondPersonCheck === true && ticket.technicianId === person.staffId
  const whyNot = useWhyNot(ticket, 'recordTest')
  const draft = useDraft<Marks>(`job.test.${ticket.id}`, {}, (stored) => draftSchema.safeParse(stored).data)
  const list = useRef<HTMLUListElement>(null)
  const [again, setAgain] = useState(false)
  const items = reference?.tests ?? []
  const marks = draft.value
  const left = items.filter(({ id }) => marks[id] === undefined).length
  const begun = items.some(({ id }) => marks[id] !== undefined)

  function mark(id: string, result: (typeof results)[number]) {
    draft.set((before) => ({ ...before, [id]: result }))
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    const item = items[index]
    const result = results[Number(event.key) - 1]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (item && result) mark(item.id, result)
    if (!result && step === undefined) return
    event.preventDefault()
    list.current?.querySelectorAll<HTMLElement>('[data-first]')[index + (step ?? 1)]?.focus()
  }

  async function record() {
    const done = await desk.run('recordTest', {
      ticketId: ticket.id,
      items: items.map((item) => ({
        id: item.id,
        name: localName(item, 'zh'),
        result: marks[item.id] ?? 'notApplicable',
      })),
    })
    if (!done) return
    draft.clear()
    tell({ text: done.value.passed ? t('testPassed') : t('testFailed') })
  }

  const last = ticket.test
  const closed = whyNot !== undefined || (last?.passed === true && !begun && !again)
  if (whyNot !== undefined && last === undefined) {
    return (
      <Section id="test" title={t('test')} letter="T" aside={whyNot}>
        {null}
      </Section>
    )
  }
  const failed = last?.items.filter(({ result }) => result === 'fail') ?? []
  return (
    <Section
      id="test"
      title={t('test')}
      letter="T"
      aside={
        begun ? (
          <span>{left === 0 ? '' : `◑ ${t('testLeft', { count: left })}`}</span>
        ) : last ? (
          <>
            <span className={last.passed ? undefined : classes.warn}>
              {last.passed ? `● ${t('testPassed')}` : `▲ ${t('testFailed')}`} ·{' '}
              {staff.find(({ id }) => id === last.actor)?.name ?? ''} <Moment atMs={last.atMs} short />
            </span>
            {closed && whyNot === undefined ? (
              <Button size="compact-xs" variant="default" onClick={() => setAgain(true)}>
                {t('testAgain')}
              </Button>
            ) : null}
          </>
        ) : (
          t('noTest')
        )
      }
    >
      {failed.length > 0 && !begun ? (
        <p className={classes.warn}>▲ {failed.map(({ name }) => name).join('、')}</p>
      ) : null}
      {closed ? null : secondPerson ? (
        <p className={classes.hint}>{t('testSecondPerson')}</p>
      ) : (
        <>
          <ul ref={list} className={classes.checks}>
            {items.map((item, index) => (
              <li key={item.id} className={classes.check}>
                <span className={classes.checkName}>{localName(item, language)}</span>
                {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
                <div
                  role="group"
                  aria-label={localName(item, language)}
                  className={classes.marks}
                  onKeyDown={(event) => onKeyDown(event, index)}
                >
                  {results.map((result, at) => (
                    <button
                      key={result}
                      type="button"
                      className={classes.mark}
                      data-mark={result}
                      {...(at === 0 ? { 'data-first': true } : { tabIndex: -1 })}
                      aria-pressed={marks[item.id] === result}
                      onClick={() => mark(item.id, result)}
                    >
                      {t(result)}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
          <div className={classes.end}>
            <Button
              size="compact-md"
              variant="default"
              disabled={left === 0 || items.length === 0}
              onClick={() =>
                draft.set((before) => ({
                  ...Object.fromEntries(items.map(({ id }) => [id, 'pass' as const])),
                  ...before,
                }))
              }
            >
              {t('testAllPass')}
            </Button>
            <StepButton
              ticket={ticket}
              step="recordTest"
              label={t('recordTest')}
              lacking={left > 0 || items.length === 0 ? t('testLeft', { count: left }) : undefined}
              busy={desk.busy}
              onClick={() => void record()}
            />
          </div>
        </>
      )}
    </Section>
  )
}
