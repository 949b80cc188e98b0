/** The check after the repair, by device class: nothing passes because nobody looked. Keys: 1 pass, 2 fail, 3 not applicable. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { testIsStale, workedOn } from '../../../shared/ticket/test-gate'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet, useStaff } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { Moment } from '../../ui/texts'
import { usePerson } from '../../workstation'
import { CheckRows, checkedPoints, type Marks, marksSchema, pointNames, restAs } from './check-rows'
import classes from './job-sheet.module.css'
import { Section, StepButton, useWhyNot } from './section'
import { useFittedKinds } from './use-fitted-kinds'
import type { OpenDesk } from './use-job'

export function JobTest({
  desk,
  reference,
}: {
  readonly desk: OpenDesk
  readonly reference: Reference | undefined
}) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const language = useLanguage()
  const person = usePerson()
  const staff = useStaff()
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const secondPerson =
    useOutlet()?.policy.secondPersonCheck === true &&
    (ticket.technicianId === person.staffId || workedOn(ticket, person.staffId))
  const whyNot = useWhyNot(ticket, 'recordTest')
  const draft = useDraft<Marks>(`job.test.${ticket.id}`, {}, (stored) => marksSchema.safeParse(stored).data)
  const [again, setAgain] = useState(false)
  const kinds = useFittedKinds(ticket)
  const items = (reference?.tests ?? []).map((item) => {
    const required = item.required || item.afterKinds.some((kind) => kinds.includes(kind))
    return required ? { ...item, must: tj('mustPass') } : item
  })
  const marks = draft.value
  const left = items.filter(({ id }) => marks[id] === undefined).length
  const begun = items.some(({ id }) => marks[id] !== undefined)

  async function record() {
    const done = await desk.run(
      'recordTest',
      {
        ticketId: ticket.id,
        items: checkedPoints(items, marks),
      },
      { of: draft },
    )
    if (!done) return
    draft.clear()
    tell({ text: done.value.passed ? t('testPassed') : t('testFailed') })
  }

  const last = ticket.test
  const stale = testIsStale(ticket)
  const closed = whyNot !== undefined || (last?.passed === true && !stale && !begun && !again)
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
      {stale ? <p className={classes.warn}>▲ {tj('testStale')}</p> : null}
      {failed.length > 0 && !begun ? (
        <p className={classes.warn}>▲ {pointNames(failed, items, language)}</p>
      ) : null}
      {closed ? null : secondPerson ? (
        <p className={classes.hint}>{t('testSecondPerson')}</p>
      ) : (
        <>
          <CheckRows
            items={items}
            marks={marks}
            words={{ pass: t('pass'), fail: t('fail'), notApplicable: t('notApplicable') }}
            onMark={(id, result) => draft.set((before) => ({ ...before, [id]: result }))}
          />
          <div className={classes.end}>
            <Button
              size="compact-md"
              variant="default"
              disabled={left === 0 || items.length === 0}
              onClick={() => draft.set((before) => restAs(items, before, 'pass'))}
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
