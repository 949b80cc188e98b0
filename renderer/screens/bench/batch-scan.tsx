/**
 * One act for a whole row: label after label is scanned, then once said what happens to all of them. Each device is
 * its own fact with its own answer; what was refused stays in the row with its reason.
 */

import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { classifyScan, type Scan } from '../../../shared/scan/classify'
import type { StaffRow } from '../../../shared/staff/state'
import type { TicketRow } from '../../../shared/ticket/row'
import { execute } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { placeText, statusText } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { useScan } from '../../ui/scan'
import { placesHeld, readPlace } from '../custody/places-held'
import { useModelName } from '../device/use-model-name'
import classes from './batch-scan.module.css'
import { NumberText } from './number-text'
import { openTicketOfScan } from './scanned-ticket'

const acts = ['assign', 'diagnose', 'repair', 'place'] as const
type Act = (typeof acts)[number]
const labels = {
  assign: 'batchAssign',
  diagnose: 'batchDiagnose',
  repair: 'batchRepair',
  place: 'batchPlace',
} as const satisfies Readonly<Record<Act, keyof typeof jobWords.entries>>

const rowSchema = z.object({
  /** `problem`: absent while it is not done yet, empty when it is done. */
  lines: z.array(z.object({ ticketId: z.string(), problem: z.string().optional() })).readonly(),
  act: z.enum(acts),
  staffId: z.string().nullable(),
  ...{ place: z.string(), typed: z.string() },
})
const nothingScanned: z.output<typeof rowSchema> = {
  ...{ lines: [], act: 'assign', staffId: null, place: '', typed: '' },
}

export function BatchScan(props: {
  readonly rows: readonly TicketRow[]
  readonly people: readonly StaffRow[]
  readonly onClose: () => void
}) {
  const t = useT(jobWords)
  const modelName = useModelName()
  const language = useLanguage()
  const { tell } = useLastFact()
  const { rows, people } = props
  const batch = useFieldsDraft('bench.batch', nothingScanned, rowSchema)
  const { act, staffId, place, typed } = batch.value
  // One that was kept here and has left since is of no more use.
  const lines = batch.value.lines.filter(({ ticketId }) => rows.some(({ id }) => id === ticketId))
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)

  function add(row: TicketRow | undefined, code: string) {
    if (!row) return setNote(t('notOpen', { code }))
    if (lines.some(({ ticketId }) => ticketId === row.id))
      return setNote(t('batchAlready', { number: row.number }))
    setNote('')
    batch.set((before) => ({ ...before, lines: [...before.lines, { ticketId: row.id }] }))
  }

  function take(scan: Scan): boolean {
    if (scan.kind === 'bin') {
      batch.type({ act: 'place', place: scan.bin })
      return true
    }
    if (scan.kind === 'staffBadge') {
      const person = people.find(({ id, badge }) => id === scan.staffId || badge === scan.staffId)
      if (!person) return false
      batch.type({ act: 'assign', staffId: person.id })
      return true
    }
    if (scan.kind === 'unknown' || scan.kind === 'partNumber') return false
    add(openTicketOfScan(scan, rows), scan.text)
    return true
  }
  useScan(take)

  function giveTo(ticketId: string) {
    const row = rows.find(({ id }) => id === ticketId)
    const options = row ? { expected: { [`ticket/${row.id}`]: row.revision } } : {}
    switch (act) {
      case 'assign':
        return execute('assignTicket', { ticketId, technicianId: staffId ?? '' }, options)
      case 'diagnose':
        return execute('startDiagnosis', { ticketId }, options)
      case 'repair':
        return execute('startRepair', { ticketId }, options)
      case 'place':
        return execute('moveDevice', { ticketId, place: readPlace(place) }, options)
    }
  }

  const waiting = lines.filter(({ problem }) => problem !== '')
  const lacking =
    waiting.length === 0 || (act === 'assign' && staffId === null) || (act === 'place' && place.trim() === '')

  async function doAll() {
    if (lacking || busy) return
    setBusy(true)
    let done = 0
    for (const { ticketId } of waiting) {
      const answer = await giveTo(ticketId)
      const problem = answer.kind === 'ok' ? '' : problemText(answer, language)
      if (problem === '') done += 1
      batch.set((before) => ({
        ...before,
        lines: before.lines.map((line) => (line.ticketId === ticketId ? { ticketId, problem } : line)),
      }))
    }
    setBusy(false)
    tell({ text: t('batchResult', { done, failed: waiting.length - done }) })
  }

  function close() {
    // A row that is done is not gone on with; one with something left in it is.
    if (waiting.length === 0 && typed.trim() === '') batch.clear()
    props.onClose()
  }

  const places = [...new Set(['counter', 'bench', ...placesHeld(rows).map((held) => held.place)])]
  return (
    <Dialog
      title={t('batch')}
      size={760}
      onClose={close}
      primary={{ label: t('batchDo'), run: () => void doAll(), disabled: lacking || busy }}
      extra={
        <Button variant="subtle" color="gray" disabled={busy} onClick={batch.clear}>
          {t('batchClear')}
        </Button>
      }
    >
      <div className={classes.form}>
        <p className={classes.hint}>{t('batchHint')}</p>
        <div className={classes.row}>
          <TextInput
            className={classes.grow}
            data-autofocus
            aria-label={t('batchType')}
            placeholder={t('batchType')}
            value={typed}
            onChange={(event) => batch.type({ typed: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              addTyped()
            }}
          />
          <Button variant="default" disabled={typed.trim() === ''} onClick={addTyped}>
            {t('batchAdd')}
          </Button>
          <b role="status">{t('batchCount', { count: lines.length })}</b>
        </div>
        {note === '' ? null : (
          <p className={classes.problem} role="alert">
            ▲ {note}
          </p>
        )}
        <ul className={classes.list} aria-label={t('batch')}>
          {lines.length === 0 ? <li className={classes.hint}>{t('batchEmpty')}</li> : null}
          {lines.map(({ ticketId, problem }) => {
            const row = rows.find(({ id }) => id === ticketId)
            return (
              <li key={ticketId} className={classes.line}>
                <NumberText number={row?.number ?? ticketId} />
                <span className={classes.grow}>{row ? modelName(row) : ''}</span>
                <span>{row ? statusText(row.status, language) : ''}</span>
                <span>{row ? placeText(row.place, language) : ''}</span>
                <span className={problem ? classes.problem : classes.done}>
                  {problem === undefined ? '' : problem === '' ? `● ${t('batchDone')}` : `▲ ${problem}`}
                </span>
              </li>
            )
          })}
        </ul>
        <BigChoice
          label={t('batchWhat')}
          choices={acts.map((value) => ({ value, label: t(labels[value]) }))}
          value={act}
          onChange={(chosen) => batch.type({ act: chosen })}
        />
        {act === 'assign' ? (
          <Select
            label={t('batchAssign')}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={staffId}
            onChange={(chosen) => batch.type({ staffId: chosen })}
          />
        ) : null}
        {act === 'place' ? (
          <div className={classes.row}>
            <TextInput
              className={classes.grow}
              label={t('batchPlace')}
              value={place}
              maxLength={60}
              onChange={(event) => batch.type({ place: event.currentTarget.value })}
            />
            {places.slice(0, 6).map((name) => (
              <Button
                key={name}
                size="compact-sm"
                variant="default"
                onClick={() => batch.type({ place: name })}
              >
                {placeText(name, language)}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </Dialog>
  )

  function addTyped() {
    const wanted = typed.trim().toUpperCase()
    if (wanted === '') return
    const row =
      openTicketOfScan(classifyScan(typed), rows) ?? rows.find(({ number }) => number.includes(wanted))
    add(row, typed.trim())
    batch.type({ typed: '' })
  }
}
