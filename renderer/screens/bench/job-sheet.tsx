/**
 * The job sheet: one page from the first look to "ready", the clocks on top, the work at the left in the order in
 * which it is done, what is known at the right. Every step is one fact; nothing here is kept only in the window.
 */

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { Ticket } from '../../../shared/ticket/state'
import { testHolds } from '../../../shared/ticket/test-gate'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { benchWords, statusText, statusTone } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { StatusBadge } from '../../ui/status-badge'
import { useQuestion } from '../../use-question'
import { useModelName } from '../device/use-model-name'
import { JobClocksBar } from './job-clocks'
import { JobDiagnosis } from './job-diagnosis'
import { JobFacts } from './job-facts'
import { JobHistory } from './job-history'
import { JobKnowledge } from './job-knowledge'
import { JobLabour } from './job-labour'
import { JobNotes } from './job-notes'
import { JobOut } from './job-out'
import { JobParts } from './job-parts'
import { JobPhotos } from './job-photos'
import { JobPreCheck } from './job-pre-check'
import { JobPrints } from './job-prints'
import { JobQuote } from './job-quote'
import { JobReady } from './job-ready'
import classes from './job-sheet.module.css'
import { JobTest } from './job-test'
import { NumberText } from './number-text'
import { goToSection, StepButton } from './section'
import { type OpenDesk, useJob } from './use-job'

export type JobSection = 'diagnosis' | 'parts' | 'labour' | 'quote' | 'test' | 'ready' | 'out'

export function JobSheet(props: {
  readonly ticketId: string
  readonly section?: JobSection
  readonly onClose: () => void
}) {
  const t = useT(benchWords)
  const tt = useT(ticketWords)
  const modelName = useModelName()
  const language = useLanguage()
  const { open } = useNavigation()
  const desk = useJob(props.ticketId)
  const { detail } = desk
  const here = detail !== undefined
  const { section } = props

  useEffect(() => {
    if (!here || section === undefined) return
    goToSection(section)
  }, [here, section])

  if (!detail) {
    return (
      <SideSheet title={t('job')} width={1180} onClose={props.onClose}>
        {desk.missing ? <EmptyState title={t('jobGone')} /> : <ProblemBanner problem={desk.problem} />}
      </SideSheet>
    )
  }
  const { row, ticket } = detail
  const openDesk: OpenDesk = { ...desk, detail }
  return (
    <SideSheet
      title={
        <>
          <NumberText number={row.number} /> {modelName(row)}
        </>
      }
      aside={
        <>
          <StatusBadge tone={statusTone(row.status)} label={statusText(row.status, language)} />
          {row.priority === 'critical' || row.priority === 'high' ? (
            <StatusBadge
              tone={row.priority === 'critical' ? 'breach' : 'waiting'}
              label={tt(`priority_${row.priority}`)}
            />
          ) : null}
          <span className={classes.kind}>{tt(`kind_${ticket.kind}`)}</span>
          <span className={classes.kind}>{detail.technicianName || t('nobody')}</span>
          <JobPrints desk={openDesk} />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open({ kind: 'ticket', id: props.ticketId })}
          >
            {t('ticketSheet')}
          </Button>
        </>
      }
      actions={<NextStep desk={openDesk} />}
      width={1180}
      onClose={props.onClose}
    >
      <div className={classes.page}>
        <JobClocksBar desk={openDesk} />
        <ProblemBanner problem={desk.problem} />
        <JobColumns desk={openDesk} />
      </div>
    </SideSheet>
  )
}

/** In the order of the work, as the key line shows them. */
const letters = [
  ['D', 'diagnosis'],
  ['P', 'parts'],
  ['L', 'labour'],
  ['Q', 'quote'],
  ['T', 'test'],
  ['R', 'ready'],
  ['N', 'notes'],
  ['O', 'sendOut'],
] as const

function JobColumns({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  useHotkeys([
    { keys: 'Alt+B', label: tj('preCheck'), run: () => goToSection('preCheck'), quiet: true },
    ...letters.map(([letter, word]) => ({
      keys: `Alt+${letter}`,
      label: t(word),
      run: () => goToSection(word === 'sendOut' ? 'out' : word),
    })),
    { keys: 'Alt+F', label: tj('photos'), run: () => goToSection('photos'), quiet: true },
  ])
  const { ticket } = desk.detail
  const reference = useQuestion('reference', {
    deviceClass: ticket.intake.deviceClass,
    modelId: ticket.intake.modelId,
  })
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <JobPreCheck desk={desk} reference={reference.data} />
        <JobDiagnosis desk={desk} reference={reference.data} />
        <JobParts desk={desk} />
        <JobLabour desk={desk} reference={reference.data} />
        <JobQuote desk={desk} reference={reference.data} />
        <JobTest desk={desk} reference={reference.data} />
        <JobReady desk={desk} />
      </div>
      <div className={classes.column}>
        <JobKnowledge desk={desk} reference={reference.data} />
        <JobNotes desk={desk} />
        <JobPhotos desk={desk} />
        <JobFacts desk={desk} />
        <JobOut desk={desk} />
        <JobHistory desk={desk} />
      </div>
    </div>
  )
}

/** The one step that comes next, always at the same corner: a fact where it is one, else the way to where it is done. */
function NextStep({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const { tell } = useLastFact()
  const { ticket, row } = desk.detail
  const next = nextStepOf(ticket)
  if (next === undefined) return null
  if (next.kind === 'section') {
    return (
      <Button onClick={() => goToSection(next.section)} rightSection={<kbd>Alt {next.letter}</kbd>}>
        {t(next.word)}
      </Button>
    )
  }
  const { name } = next
  return (
    <StepButton
      ticket={ticket}
      step={name}
      label={t(name)}
      size="sm"
      variant={ticket.status === 'waitingForPart' ? 'default' : 'filled'}
      busy={desk.busy}
      onClick={() =>
        void desk.run(name, { ticketId: ticket.id }).then((done) => {
          if (done) tell({ text: t('started', { number: row.number, what: t(name) }) })
        })
      }
    />
  )
}

type NextStepTo =
  | { readonly kind: 'command'; readonly name: 'startDiagnosis' | 'startRepair' }
  | {
      readonly kind: 'section'
      readonly section: JobSection
      readonly word: 'goDiagnosis' | 'goAnswer' | 'goTest' | 'goReady' | 'takeBack'
      readonly letter: string
    }

function nextStepOf(ticket: Ticket): NextStepTo | undefined {
  switch (ticket.status) {
    case 'received':
    case 'assigned':
      return { kind: 'command', name: 'startDiagnosis' }
    case 'diagnosing':
      return ticket.diagnosis
        ? { kind: 'command', name: 'startRepair' }
        : { kind: 'section', section: 'diagnosis', word: 'goDiagnosis', letter: 'D' }
    case 'quoted':
      return { kind: 'section', section: 'quote', word: 'goAnswer', letter: 'Q' }
    case 'waitingForPart':
      return { kind: 'command', name: 'startRepair' }
    case 'repairing':
      return { kind: 'section', section: 'test', word: 'goTest', letter: 'T' }
    case 'testing':
      return testHolds(ticket)
        ? { kind: 'section', section: 'ready', word: 'goReady', letter: 'R' }
        : { kind: 'command', name: 'startRepair' }
    case 'sentOut':
      return { kind: 'section', section: 'out', word: 'takeBack', letter: 'O' }
    default:
      return undefined
  }
}
