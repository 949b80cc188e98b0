/** What works and what does not before the device is opened, by its class; only what was faulty already is shown after. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { useLastFact } from '../../frame/last-fact'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { useStaff } from '../../mirror/queries'
import { useDraft, useTextDraft } from '../../ui/drafts'
import { TextField } from '../../ui/fields'
import { Moment } from '../../ui/texts'
import { CheckRows, checkedPoints, type Marks, marksSchema, pointNames, restAs } from './check-rows'
import classes from './job-sheet.module.css'
import { Section, StepButton, useWhyNot } from './section'
import type { OpenDesk } from './use-job'

export function JobPreCheck({
  desk,
  reference,
}: {
  readonly desk: OpenDesk
  readonly reference: Reference | undefined
}) {
  const t = useT(jobWords)
  const language = useLanguage()
  const staff = useStaff()
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const { preCheck } = ticket
  const whyNot = useWhyNot(ticket, 'recordPreCheck')
  const draft = useDraft<Marks>(
    `job.preCheck.${ticket.id}`,
    {},
    (stored) => marksSchema.safeParse(stored).data,
  )
  const note = useTextDraft(`job.preCheck.note.${ticket.id}`)
  const [opened, setOpened] = useState(false)
  const items = reference?.tests ?? []
  const marks = draft.value
  const left = items.filter(({ id }) => marks[id] === undefined).length
  const open = whyNot === undefined && (opened || Object.keys(marks).length > 0 || note.value !== '')
  const bad = preCheck?.items.filter(({ result }) => result === 'fail') ?? []

  async function record() {
    const done = await desk.run(
      'recordPreCheck',
      {
        ticketId: ticket.id,
        items: checkedPoints(items, marks),
        note: note.value.trim(),
      },
      { of: draft },
    )
    if (!done) return
    draft.clear()
    note.clear()
    setOpened(false)
    tell({ text: t('preCheckDone') })
  }

  return (
    <Section
      id="preCheck"
      title={t('preCheck')}
      letter="B"
      aside={
        <>
          {preCheck ? (
            <span>
              {bad.length === 0 ? '●' : '◑'} {staff.find(({ id }) => id === preCheck.actor)?.name ?? ''}{' '}
              <Moment atMs={preCheck.atMs} short />
            </span>
          ) : (
            <span>{t('preCheckNotDone')}</span>
          )}
          {open || whyNot !== undefined ? null : (
            <Button
              size="compact-xs"
              variant="default"
              disabled={items.length === 0}
              onClick={() => setOpened(true)}
            >
              {t('preCheckOpen')}
            </Button>
          )}
        </>
      }
    >
      {preCheck && !open ? (
        <p className={bad.length === 0 ? classes.hint : classes.warn}>
          {bad.length === 0
            ? t('preCheckAllGood')
            : t('preCheckBad', { names: pointNames(bad, items, language) })}
          {preCheck.note === '' ? '' : ` · ${preCheck.note}`}
        </p>
      ) : null}
      {open ? (
        <>
          <p className={classes.hint}>{t('preCheckHint')}</p>
          <CheckRows
            items={items}
            marks={marks}
            words={{ pass: t('works'), fail: t('broken'), notApplicable: t('notTried') }}
            onMark={(id, result) => draft.set((before) => ({ ...before, [id]: result }))}
          />
          <TextField label={t('checkNote')} value={note.value} onChange={note.set} maxLength={1000} />
          <div className={classes.end}>
            <Button
              size="compact-md"
              variant="default"
              disabled={left === 0}
              onClick={() => draft.set((before) => restAs(items, before, 'pass'))}
            >
              {t('restWorks')}
            </Button>
            <StepButton
              ticket={ticket}
              step="recordPreCheck"
              label={t('preCheckRecord')}
              lacking={left > 0 || items.length === 0 ? t('left', { count: left }) : undefined}
              busy={desk.busy}
              onClick={() => void record()}
            />
          </div>
        </>
      ) : null}
    </Section>
  )
}
