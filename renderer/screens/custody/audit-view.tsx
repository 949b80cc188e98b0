/**
 * The shelf audit: scan everything in any order. The list says at once what is missing, misplaced or should not be
 * here; it is kept as a draft at every scan, so a lock or a restart does not begin it again.
 */

import { Button, Chip, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { LoanerRow } from '../../../shared/loaner/state'
import type { Failed, Refused } from '../../../shared/result'
import { classifyScan, type Scan } from '../../../shared/scan/classify'
import { ask, execute } from '../../door'
import { placeText } from '../../i18n/bench'
import { custodyWords } from '../../i18n/custody'
import { useLanguage, useT } from '../../i18n/language'
import { useLoaners } from '../../mirror/queries'
import { useConfirm } from '../../ui/dialog'
import { useDraft } from '../../ui/drafts'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useScan } from '../../ui/scan'
import { Moment } from '../../ui/texts'
import { openTicketOfScan } from '../bench/scanned-ticket'
import { type Audit, type AuditScan, auditCounts, auditLines, auditSchema } from './audit'
import { AuditTable } from './audit-table'
import classes from './custody-screen.module.css'
import { placesHeld } from './places-held'
import type { CustodyViewProps } from './where-view'

const notStarted: Audit = { startedAtMs: 0, places: [], at: '', scans: [] }
const verdicts = ['missing', 'misplaced', 'extra', 'present'] as const

export function AuditView({ rows, chooser }: CustodyViewProps) {
  const t = useT(custodyWords)
  const language = useLanguage()
  const confirm = useConfirm()
  const draft = useDraft('custody.audit', notStarted, (stored) => auditSchema.safeParse(stored).data)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Refused | Failed>()
  const audit = draft.value
  const running = audit.startedAtMs > 0
  const loaners = useLoaners()
  const lines = useMemo(() => auditLines(audit, rows, loaners), [audit, rows, loaners])
  const counts = auditCounts(lines)
  const misplaced = lines.filter(
    (line) => line.verdict === 'misplaced' && line.foundPlace !== '' && line.loanerId === '',
  )
  const places = placesHeld(rows).filter(({ place }) => place !== 'out')

  function take(scan: Scan): boolean {
    if (!running) return false
    if (scan.kind === 'bin') {
      draft.set((before) => ({ ...before, at: scan.bin }))
      return true
    }
    if (scan.kind === 'partNumber' || scan.kind === 'staffBadge') return false
    void read(scan)
    return scan.kind !== 'unknown'
  }
  useScan(take)

  async function read(scan: Scan) {
    const row = openTicketOfScan(scan, rows)
    const item = scan.kind === 'accessoryLabel' ? scan.item : 0
    const loaner = row ? undefined : loanerOfScan(scan, loaners ?? [])
    const known = loaner
      ? { ticketId: '', number: loaner.name, modelName: loaner.model, closedStatus: '' as const }
      : row
        ? { ticketId: row.id, number: row.number, modelName: row.modelName, closedStatus: '' as const }
        : await closedTicketOf(scan)
    draft.set((before) => ({
      ...before,
      scans: [
        ...before.scans,
        { ...known, code: scan.text, item, loanerId: loaner?.id ?? '', place: before.at, atMs: Date.now() },
      ],
    }))
  }

  async function recordFound(ticketIds: readonly string[]) {
    setProblem(undefined)
    for (const line of misplaced.filter(({ ticketId }) => ticketIds.includes(ticketId))) {
      const answer = await execute('moveDevice', { ticketId: line.ticketId, place: line.foundPlace })
      if (answer.kind !== 'ok') {
        setProblem(answer)
        return
      }
    }
  }

  if (!running) {
    return (
      <>
        <div className={classes.tools}>{chooser}</div>
        <EmptyState
          title={t('viewAudit')}
          hint={t('auditHint')}
          action={{
            label: t('auditStart'),
            run: () => draft.set({ ...notStarted, startedAtMs: Date.now() }),
          }}
        />
      </>
    )
  }
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        <span className={classes.sum}>
          {t('auditScanned', { count: audit.scans.length })} · <Moment atMs={audit.startedAtMs} short />
        </span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            confirm.ask({
              question: t('auditRestartQuestion'),
              consequence: t('auditRestartKept', { count: audit.scans.length }),
              confirmLabel: t('auditRestart'),
              onConfirm: () => draft.clear(),
            })
          }
        >
          {t('auditRestart')}
        </Button>
      </div>
      <div className={classes.audit}>
        <div className={classes.verdicts}>
          {verdicts.map((verdict) => (
            <span
              key={verdict}
              className={classes.verdict}
              data-verdict={verdict}
              data-none={counts[verdict] === 0 || undefined}
            >
              <b>{counts[verdict]}</b> {t(verdict)}
            </span>
          ))}
          {misplaced.length === 0 ? null : (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void recordFound(misplaced.map(({ ticketId }) => ticketId))}
            >
              {t('fixAll', { count: misplaced.length })}
            </Button>
          )}
          <span className={classes.at} role="status">
            {audit.at === '' ? t('auditAnywhere') : t('auditAt', { place: placeText(audit.at, language) })}
          </span>
          <Select
            className={classes.atSelect}
            aria-label={t('foundAt')}
            placeholder={t('changePlace')}
            data={[...new Set(['counter', 'bench', ...places.map(({ place }) => place), audit.at])]
              .filter((place) => place !== '')
              .map((place) => ({ value: place, label: placeText(place, language) }))}
            value={audit.at === '' ? null : audit.at}
            onChange={(place) => draft.set((before) => ({ ...before, at: place ?? '' }))}
            clearable
            searchable
          />
        </div>
        <div className={classes.auditTools}>
          <span className={classes.label}>{t('auditWhat')}</span>
          <Chip.Group
            multiple
            value={[...audit.places]}
            onChange={(chosen) => draft.set((before) => ({ ...before, places: chosen }))}
          >
            {places.map(({ place, count }) => (
              <Chip key={place} value={place} size="xs">
                {placeText(place, language)} {count}
              </Chip>
            ))}
          </Chip.Group>
          <form
            className={classes.typed}
            onSubmit={(event) => {
              event.preventDefault()
              take(classifyScan(typed))
              setTyped('')
            }}
          >
            <TextInput
              aria-label={t('typeCode')}
              placeholder={t('typeCode')}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={typed.trim() === ''}>
              {t('add')}
            </Button>
          </form>
        </div>
        <ProblemBanner problem={problem} />
        <AuditTable lines={lines} onRecordFound={(ticketId) => void recordFound([ticketId])} />
      </div>
      {confirm.dialog}
    </>
  )
}

/** By the serial on it, or by the name on its label. */
function loanerOfScan(scan: Scan, loaners: readonly LoanerRow[]): LoanerRow | undefined {
  const text = scan.text.trim().toUpperCase()
  return loaners.find(
    ({ name, serial, state }) =>
      state !== 'retired' && (serial.toUpperCase() === text || name.toUpperCase() === text) && text !== '',
  )
}

type Known = Pick<AuditScan, 'ticketId' | 'number' | 'modelName' | 'closedStatus'>

/** Not among the open ones: handed over long ago, or none of ours. */
async function closedTicketOf(scan: Scan): Promise<Known> {
  const nothing: Known = { ticketId: '', number: '', modelName: '', closedStatus: '' }
  const target = await ask('resolveScan', { raw: scan.raw })
  if (target.kind !== 'ok' || target.value.kind !== 'ticket') return nothing
  const detail = await ask('ticket', { ticketId: target.value.ticketId })
  if (detail.kind !== 'ok' || !detail.value) return nothing
  const { row } = detail.value
  return { ticketId: row.id, number: row.number, modelName: row.modelName, closedStatus: row.status }
}
