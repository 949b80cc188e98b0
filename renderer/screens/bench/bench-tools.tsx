/** Over the board: the next job, how the lanes are made, whose jobs, the filter, kept views, and what is overdue. */

import { ActionIcon, Button, SegmentedControl, Select, TextInput, Tooltip } from '@mantine/core'
import { IconBook2, IconFilter, IconPlayerPlay, IconScan } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { TicketRow } from '../../../shared/ticket/row'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { knowledgeWords } from '../../i18n/knowledge'
import { useT } from '../../i18n/language'
import type { TableView } from '../../ui/table/column'
import { useSavedViews } from '../../ui/table/use-saved-views'
import { ViewsMenu } from '../../ui/table/views-menu'
import { useModelName } from '../device/use-model-name'
import classes from './bench-screen.module.css'
import { isLate } from './clocks'
import { groupings, type Job } from './lanes'

const groupWords = {
  board: 'byStatus',
  technician: 'byTechnician',
  priority: 'byPriority',
  place: 'byPlace',
  promise: 'byPromise',
} as const satisfies Readonly<Record<(typeof groupings)[number], keyof typeof jobWords.entries>>

export interface BenchToolsProps {
  readonly next: TicketRow | undefined
  readonly onNext: () => void
  readonly view: string
  readonly onView: (view: string) => void
  readonly scope: string
  readonly onScope: (scope: string) => void
  readonly text: string
  readonly onText: (text: string) => void
  readonly folded: string
  readonly onFolded: (folded: string) => void
  readonly filterRef: RefObject<HTMLInputElement | null>
  readonly onLeaveFilter: () => void
  readonly onBatch: () => void
  readonly onKnowledge: () => void
  readonly shown: readonly Job[]
  /** Overdue jobs of which this person was told. */
  readonly told: number
}

export function BenchTools(props: BenchToolsProps) {
  const t = useT(benchWords)
  const modelName = useModelName()
  const tj = useT(jobWords)
  const tk = useT(knowledgeWords)
  const { next, view, scope, text, shown, told } = props
  const isList = view === 'list'
  const lateCount = shown.filter(({ clocks }) => isLate(clocks)).length
  return (
    <div className={classes.tools}>
      <Button
        size="sm"
        onClick={props.onNext}
        disabled={next === undefined}
        leftSection={<IconPlayerPlay size={15} aria-hidden />}
        rightSection={<kbd>N</kbd>}
        title={next ? t('nextIs', { model: modelName(next), fault: next.fault }) : t('noNextJob')}
      >
        {t('nextJob')}
      </Button>
      <SegmentedControl
        aria-label={t('view')}
        value={isList ? 'list' : 'board'}
        onChange={props.onView}
        data={[
          { value: 'board', label: t('viewBoard') },
          { value: 'list', label: t('viewList') },
        ]}
      />
      {isList ? null : (
        <Select
          className={classes.group}
          aria-label={tj('groupBy')}
          data={groupings.map((value) => ({ value, label: tj(groupWords[value]) }))}
          value={view}
          onChange={(value) => value && props.onView(value)}
          allowDeselect={false}
        />
      )}
      <SegmentedControl
        aria-label={t('scope')}
        value={scope}
        onChange={props.onScope}
        data={[
          { value: 'all', label: t('scopeAll') },
          { value: 'mine', label: t('scopeMine') },
          ...(told > 0 || scope === 'told' ? [{ value: 'told', label: `${tj('scopeTold')} ${told}` }] : []),
        ]}
      />
      {isList ? null : (
        <>
          <TextInput
            ref={props.filterRef}
            className={classes.filter}
            aria-label={t('filter')}
            placeholder={t('filterJobs')}
            leftSection={<IconFilter size={15} aria-hidden />}
            value={text}
            onChange={(event) => props.onText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault()
                props.onLeaveFilter()
              } else if (event.key === 'Escape' && text !== '') {
                event.preventDefault()
                props.onText('')
              }
            }}
          />
          <BoardViews {...props} />
        </>
      )}
      <Tooltip label={`${tj('batch')} (B)`}>
        <ActionIcon size={32} variant="default" aria-label={tj('batch')} onClick={props.onBatch}>
          <IconScan size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${tk('open')} (K)`}>
        <ActionIcon size={32} variant="default" aria-label={tk('open')} onClick={props.onKnowledge}>
          <IconBook2 size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <span className={classes.sum}>
        {lateCount > 0 ? (
          <span className={classes.late}>▲ {t('lateCount', { count: lateCount })}</span>
        ) : null}
        <span>{t('jobsCount', { count: shown.length })}</span>
      </span>
    </div>
  )
}

const standard: TableView = {
  text: '',
  sort: [],
  filters: [],
  hidden: ['sentOut', 'ready'],
  order: [],
  widths: {},
}

/** The board's arrangement in the words of a list's view: text, lanes, whose jobs, folded lanes. */
function BoardViews(props: BenchToolsProps) {
  const view: TableView = {
    ...standard,
    text: props.text,
    hidden: props.folded.split(',').filter(Boolean),
    groupBy: props.view,
    filters:
      props.scope === 'all' ? [] : [{ columnId: 'scope', value: props.scope, text: props.scope, not: false }],
  }
  const apply = (next: TableView) => {
    props.onText(next.text)
    props.onFolded(next.hidden.join())
    props.onView(next.groupBy ?? 'board')
    props.onScope(String(next.filters.find(({ columnId }) => columnId === 'scope')?.value ?? 'all'))
  }
  const views = useSavedViews('bench-board', apply)
  return views ? (
    <ViewsMenu {...views} view={view} standard={standard} setView={(change) => apply(change(view))} />
  ) : null
}
