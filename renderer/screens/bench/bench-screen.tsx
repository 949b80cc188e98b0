/**
 * The bench: every job that is with us, in the order in which it should be done. From here a technician takes the
 * next job with one key and opens any other with two; nothing on this screen is found by scrolling through lists.
 */

import { useEffect, useMemo, useRef, useState } from 'react'
import { addDays, type CalendarDay } from '../../../shared/calendar/calendar-day'
import type { Failed, Refused } from '../../../shared/result'
import { nextJob } from '../../../shared/ticket/next-job'
import { execute } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useAim } from '../../frame/navigation'
import { usePreference } from '../../frame/preferences'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { knowledgeWords } from '../../i18n/knowledge'
import { useT } from '../../i18n/language'
import { useOutlet, useStaff, useTickets } from '../../mirror/queries'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { useScan } from '../../ui/scan'
import { dayAt } from '../../ui/time-text'
import { usePerson, useStatus } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import { KnowledgeList } from '../knowledge/knowledge-list'
import { AssignDialog } from './assign-dialog'
import { BatchScan } from './batch-scan'
import classes from './bench-screen.module.css'
import { BenchTools } from './bench-tools'
import { Board } from './board'
import { outletCalendar, outletPolicy } from './clocks'
import { JobList } from './job-list'
import { type JobSection, JobSheet } from './job-sheet'
import { useLaneHead } from './lane-head'
import { filterJobs, groupings, type Job, jobsOf, lanesBy, lanesByStatus, lanesByTechnician } from './lanes'
import { ticketOfScan } from './scanned-ticket'
import { useMoveJob } from './use-move-job'

const views = [...groupings, 'list'] as const
type View = (typeof views)[number]

export interface OpenJob {
  readonly ticketId: string
  readonly section?: JobSection
}

export function BenchScreen() {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const tk = useT(knowledgeWords)
  const person = usePerson()
  const rows = useTickets({ open: true })
  const outlet = useOutlet()
  const staff = useStaff()
  const nowMs = useNow()
  const { tell } = useLastFact()
  const [keptView, setView] = usePreference(`bench.view.${person.staffId}`, 'board')
  const view = views.find((one) => one === keptView) ?? 'board'
  const [scope, setScope] = usePreference(`bench.scope.${person.staffId}`, 'all')
  const [foldedText, setFolded] = usePreference(`bench.folded.${person.staffId}`, 'sentOut,ready')
  const [text, setText] = useState('')
  const [selectedId, setSelectedId] = useState<string>()
  const [open, setOpen] = useState<OpenJob>()
  const [assigning, setAssigning] = useState<Job>()
  const [problem, setProblem] = useState<Refused | Failed>()
  const [batch, setBatch] = useState(false)
  const [knowledge, setKnowledge] = useState(false)
  const board = useRef<HTMLDivElement>(null)
  const filter = useRef<HTMLInputElement>(null)

  const jobs = useMemo(
    () => (rows ? jobsOf(rows, outletCalendar(outlet), outletPolicy(outlet), nowMs, staff) : undefined),
    [rows, outlet, nowMs, staff],
  )
  const modelName = useModelName()
  const shown = useMemo(
    () =>
      filterJobs(
        jobs ?? [],
        {
          text,
          ...(scope === 'mine' ? { mineOf: person.staffId } : {}),
          ...(scope === 'told' ? { toldTo: person.staffId } : {}),
        },
        modelName,
      ),
    [jobs, scope, text, person.staffId, modelName],
  )
  const technicians = staff.filter(({ role, active }) => role === 'technician' && active === 1)
  const technicianIds = technicians.map(({ id }) => id).join()
  const nameOf = (staffId: string) =>
    staffId === '' ? t('nobody') : (staff.find(({ id }) => id === staffId)?.name ?? staffId)
  const { timeZone } = useStatus().outlet
  const today = dayAt(nowMs, timeZone)
  const lanes = useMemo(() => {
    if (view === 'technician') return lanesByTechnician(shown, technicianIds.split(',').filter(Boolean))
    if (view === 'board' || view === 'list') return lanesByStatus(shown)
    const dayOf = (atMs: number) => dayAt(atMs, timeZone)
    return lanesBy(view, shown, { today, tomorrow: addDays(today as CalendarDay, 1), dayOf })
  }, [view, shown, technicianIds, today, timeZone])
  const laneHead = useLaneHead(view === 'list' ? 'board' : view, nameOf)
  const own = staff.find(({ id }) => id === person.staffId)
  const seeker = { staffId: person.staffId, skills: own?.skills.split(' ').filter(Boolean) ?? [] }
  const next = nextJob(rows ?? [], seeker)
  const kept = foldedText.split(',')
  // What was typed must not hide in a folded lane, and empty lanes make room for what was found.
  const folded =
    view !== 'board'
      ? []
      : text.trim() === ''
        ? kept
        : lanes.filter((lane) => lane.jobs.length === 0).map(({ id }) => id)
  const inSight =
    view === 'list' ? shown : lanes.filter(({ id }) => !folded.includes(id)).flatMap((lane) => lane.jobs)
  // A chosen job that has gone leaves nothing chosen: the next key must not act on another one.
  const fallback =
    view !== 'list' && (selectedId === undefined || text.trim() !== '') ? inSight[0] : undefined
  const selected = inSight.find(({ row }) => row.id === selectedId) ?? fallback
  const selectedNow = selected?.row.id
  useEffect(() => {
    if (selectedNow !== undefined) setSelectedId(selectedNow)
  }, [selectedNow])

  const openJob = (ticketId: string, section?: JobSection) => {
    setSelectedId(ticketId)
    setOpen(section === undefined ? { ticketId } : { ticketId, section })
  }
  /** What comes back under the scanner is checked in: nobody scans a device that is out for anything else. */
  const whereScanned = (ticketId: string): JobSection | undefined =>
    rows?.find(({ id }) => id === ticketId)?.status === 'sentOut' ? 'out' : undefined
  const move = useMoveJob({
    jobs: jobs ?? [],
    grouping: view === 'list' ? 'board' : view,
    nameOf,
    openJob,
    onProblem: setProblem,
  })

  const aim = useAim('bench')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new aim opens its job once.
  useEffect(() => {
    if (aim?.ticketId !== undefined) openJob(aim.ticketId)
  }, [aim])

  useScan((scan) => {
    if (open || batch) return false
    void ticketOfScan(scan, rows ?? []).then((ticketId) => {
      if (ticketId !== undefined) openJob(ticketId, whereScanned(ticketId))
      else tell({ text: t('notHere', { code: scan.text }) })
    })
    return scan.kind !== 'partNumber' && scan.kind !== 'staffBadge' && scan.kind !== 'unknown'
  })

  async function takeNext() {
    setProblem(undefined)
    if (rows === undefined) return
    if (!next) {
      tell({ text: t('noNextJob') })
      return
    }
    const answer = await execute(
      'startDiagnosis',
      { ticketId: next.id },
      { expected: { [`ticket/${next.id}`]: next.revision } },
    )
    if (answer.kind !== 'ok') {
      setProblem(answer)
      return
    }
    tell({ text: t('jobTaken', { number: next.number }) })
    openJob(next.id)
  }

  const nextView: View = views[(views.indexOf(view) + 1) % views.length] ?? 'board'
  const browsing = open === undefined && !batch && !knowledge
  useHotkeys([
    { keys: 'B', label: tj('batch'), run: () => setBatch(true), disabled: !browsing || rows === undefined },
    { keys: 'K', label: tk('open'), run: () => setKnowledge(true), disabled: !browsing },
    { keys: 'N', label: t('nextJob'), run: () => void takeNext(), disabled: !browsing },
    {
      keys: 'A',
      label: t('assign'),
      run: () => setAssigning(selected),
      disabled: !browsing || selected === undefined,
    },
    {
      keys: 'M',
      label: t('toggleMine'),
      run: () => setScope(scope === 'mine' ? 'all' : 'mine'),
      disabled: !browsing,
    },
    { keys: 'V', label: t('changeView'), run: () => setView(nextView), disabled: !browsing },
    {
      keys: '/',
      label: t('filter'),
      run: () => filter.current?.select(),
      disabled: !browsing || view === 'list',
    },
  ])

  // The board has the keys as soon as the place opens.
  const ready = jobs !== undefined
  useEffect(() => {
    if (ready && view !== 'list') board.current?.focus({ preventScroll: true })
  }, [ready, view])

  return (
    <div className={classes.screen}>
      <BenchTools
        next={next}
        onNext={() => void takeNext()}
        view={view}
        onView={setView}
        scope={scope}
        onScope={setScope}
        text={text}
        onText={setText}
        folded={foldedText}
        onFolded={setFolded}
        filterRef={filter}
        onLeaveFilter={() => board.current?.focus()}
        onBatch={() => setBatch(true)}
        onKnowledge={() => setKnowledge(true)}
        shown={shown}
        told={(jobs ?? []).filter(({ told }) => told?.id === person.staffId).length}
      />
      {problem ? (
        <div className={classes.problem}>
          <ProblemBanner problem={problem} />
        </div>
      ) : null}
      {jobs === undefined ? null : jobs.length === 0 ? (
        <EmptyState title={t('noJobs')} hint={t('noJobsHint')} />
      ) : view === 'list' ? (
        <JobList jobs={shown} nameOf={nameOf} onOpen={openJob} onActive={setSelectedId} />
      ) : shown.length === 0 ? (
        <EmptyState
          title={t('noJobsMatch')}
          action={{
            label: t('showAll'),
            run: () => {
              setText('')
              setScope('all')
            },
          }}
        />
      ) : (
        <Board
          label={t('boardLabel')}
          lanes={lanes}
          head={laneHead}
          technicianName={nameOf}
          showStatus={view !== 'board'}
          folded={folded}
          onFold={(id) =>
            setFolded((kept.includes(id) ? kept.filter((known) => known !== id) : [...kept, id]).join())
          }
          selectedId={selected?.row.id}
          onSelect={setSelectedId}
          onOpen={openJob}
          onMove={(ticketId, laneId) => {
            setSelectedId(ticketId)
            void move(ticketId, laneId)
          }}
          boardRef={board}
        />
      )}
      {batch && rows ? <BatchScan rows={rows} people={technicians} onClose={() => setBatch(false)} /> : null}
      {knowledge ? <KnowledgeList onClose={() => setKnowledge(false)} /> : null}
      {assigning ? (
        <AssignDialog
          job={assigning.row}
          people={technicians}
          onClose={() => setAssigning(undefined)}
          onDone={(name) => {
            setAssigning(undefined)
            tell({ text: t('assigned', { number: assigning.row.number, name }) })
          }}
        />
      ) : null}
      {open ? (
        <JobSheet
          key={open.ticketId}
          ticketId={open.ticketId}
          {...(open.section === undefined ? {} : { section: open.section })}
          onClose={() => {
            setOpen(undefined)
            board.current?.focus({ preventScroll: true })
          }}
        />
      ) : null}
    </div>
  )
}
