/**
 * Notes, saved as they are typed: first as a draft at every key, then, at the first pause, as a fact that the next
 * pause replaces. Leaving the sheet in the middle of a word loses nothing.
 */

import { Button, Textarea } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { Failed, Refused } from '../../../shared/result'
import { newId } from '../../door'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { useStaff } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { Moment } from '../../ui/texts'
import classes from './job-sheet.module.css'
import { Section, useWhyNot } from './section'
import type { OpenDesk } from './use-job'

const pauseMs = 900
const draftSchema = z.object({ noteId: z.string().min(8), note: z.string() })

export function JobNotes({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const staff = useStaff()
  const { ticket } = desk.detail
  const whyNot = useWhyNot(ticket, 'addNote')
  const [first] = useState(() => ({ noteId: newId(), note: '' }))
  const draft = useDraft(`job.note.${ticket.id}`, first, (stored) => draftSchema.safeParse(stored).data)
  const [problem, setProblem] = useState<Refused | Failed>()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef({ draft: draft.value, run: desk.run })
  latest.current = { draft: draft.value, run: desk.run }
  const recorded = ticket.notes.find(({ noteId }) => noteId === draft.value.noteId)
  const isSaved = recorded?.note === draft.value.note
  const recordedText = useRef(recorded?.note)
  recordedText.current = recorded?.note

  const record = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    const { draft: typed, run } = latest.current
    if (typed.note.trim() === '' || typed.note === recordedText.current) return
    setProblem(undefined)
    await run(
      'addNote',
      { ticketId: ticket.id, noteId: typed.noteId, note: typed.note },
      { quiet: true, anyRevision: true, onProblem: setProblem },
    )
  }, [ticket.id])

  // Leaving the sheet, or a draft that came back after a crash.
  useEffect(() => () => void record(), [record])
  useEffect(() => {
    if (draft.restored) void record()
  }, [draft.restored, record])

  function write(note: string) {
    draft.set({ ...draft.value, note: note.slice(0, 8000) })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void record(), pauseMs)
  }

  async function startNew() {
    await record()
    draft.set({ noteId: newId(), note: '' })
  }

  const older = ticket.notes.filter(({ noteId }) => noteId !== draft.value.noteId).toReversed()
  return (
    <Section
      id="notes"
      title={t('notes')}
      letter="N"
      aside={
        draft.value.note === '' ? null : isSaved ? (
          <>
            <span role="status">● {t('noteSaved')}</span>
            <Button size="compact-xs" variant="default" onClick={() => void startNew()}>
              {t('newNote')}
            </Button>
          </>
        ) : (
          <span role="status">◑ {problem ? t('noteKept') : t('noteSaving')}</span>
        )
      }
    >
      <ProblemBanner problem={problem} onRetry={() => void record()} />
      <Textarea
        aria-label={t('notes')}
        placeholder={whyNot ?? t('noteHint')}
        minRows={3}
        maxRows={12}
        maxLength={8000}
        disabled={whyNot !== undefined}
        value={draft.value.note}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={() => void record()}
      />
      {older.map((note) => (
        <div key={note.noteId} className={classes.oldNote}>
          <div className={classes.noteHead}>
            {staff.find(({ id }) => id === note.actor)?.name ?? note.actor} ·{' '}
            <Moment atMs={note.atMs} short />
          </div>
          <div className={classes.noteText}>{note.note}</div>
        </div>
      ))}
    </Section>
  )
}
