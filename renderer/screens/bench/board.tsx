/**
 * The board: lanes side by side, each scrolling on its own and drawing only the cards in sight. The board or one of
 * its lanes has the focus; arrow keys move the chosen card, Shift with an arrow hands it to the next lane, Enter
 * opens it, Tab goes from lane to lane.
 */

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { useNow } from '../../ui/now'
import { ageText } from '../../ui/time-text'
import classes from './board.module.css'
import { cardHeight, JobCard } from './job-card'
import { type Lane, neighbour } from './lanes'

export interface LaneHead {
  readonly label: string
  readonly mark?: ReactNode
}

export interface BoardProps {
  readonly label: string
  readonly lanes: readonly Lane[]
  readonly head: (laneId: string) => LaneHead
  readonly technicianName: (staffId: string) => string
  readonly showStatus: boolean
  readonly folded: readonly string[]
  readonly onFold: (laneId: string) => void
  readonly selectedId: string | undefined
  readonly onSelect: (ticketId: string) => void
  readonly onOpen: (ticketId: string) => void
  /** Dropped, or handed over with Shift and an arrow key. */
  readonly onMove: (ticketId: string, laneId: string) => void
  readonly boardRef: RefObject<HTMLDivElement | null>
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] as const
type Arrow = (typeof arrows)[number]

export function Board(props: BoardProps) {
  const { lanes, selectedId } = props
  const shown = lanes.filter(({ id }) => !props.folded.includes(id))

  function onKeyDown(event: KeyboardEvent) {
    const isHere =
      event.target === event.currentTarget || (event.target as HTMLElement).getAttribute('role') === 'listbox'
    if (!isHere || event.ctrlKey || event.altKey) return
    const key = arrows.find((candidate) => candidate === event.key)
    if (event.key === 'Enter' && selectedId !== undefined) {
      event.preventDefault()
      props.onOpen(selectedId)
    } else if (key) {
      event.preventDefault()
      if (event.shiftKey) handOver(key)
      else {
        const next = neighbour(shown, selectedId, key)
        if (next !== undefined) props.onSelect(next)
      }
    }
  }

  function handOver(key: Arrow) {
    const at = lanes.findIndex(({ jobs }) => jobs.some(({ row }) => row.id === selectedId))
    const to = key === 'ArrowRight' ? lanes[at + 1] : key === 'ArrowLeft' ? lanes[at - 1] : undefined
    if (to && at >= 0 && selectedId !== undefined) props.onMove(selectedId, to.id)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box and takes no focus.
    <div
      ref={props.boardRef}
      className={classes.board}
      role="group"
      aria-label={props.label}
      aria-activedescendant={selectedId === undefined ? undefined : cardId(selectedId)}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {lanes.map((lane) => (
        <LaneColumn key={lane.id} {...props} lane={lane} />
      ))}
    </div>
  )
}

function cardId(ticketId: string): string {
  return `job-${ticketId}`
}

function LaneColumn(props: BoardProps & { readonly lane: Lane }) {
  const t = useT(benchWords)
  const language = useLanguage()
  const nowMs = useNow()
  const [over, setOver] = useState(false)
  const { lane, selectedId } = props
  const folded = props.folded.includes(lane.id)
  const { label, mark } = props.head(lane.id)
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: folded ? 0 : lane.jobs.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => {
      const job = lane.jobs[index]
      return (job ? cardHeight(job) : 0) + 6
    },
    overscan: 4,
    getItemKey: (index) => lane.jobs[index]?.row.id ?? index,
  })
  const selectedAt = lane.jobs.findIndex(({ row }) => row.id === selectedId)
  useEffect(() => {
    if (selectedAt >= 0 && !folded) virtual.scrollToIndex(selectedAt, { align: 'auto' })
  }, [selectedAt, folded, virtual])

  const age = lane.oldestMs === 0 ? '' : t('oldest', { age: ageText(nowMs - lane.oldestMs, language) })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: where a card is dropped; keys do the same by Shift and an arrow.
    <div
      className={classes.lane}
      data-folded={folded || undefined}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('text/x-ticket')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const ticketId = event.dataTransfer.getData('text/x-ticket')
        const here = lane.jobs.some(({ row }) => row.id === ticketId)
        if (ticketId !== '' && !here) props.onMove(ticketId, lane.id)
      }}
    >
      <button
        type="button"
        tabIndex={-1}
        className={classes.head}
        aria-expanded={!folded}
        title={folded ? t('unfold') : t('fold')}
        onClick={() => props.onFold(lane.id)}
      >
        <span className={classes.name}>
          {mark} {label}
        </span>
        <span className={classes.count}>{lane.jobs.length}</span>
        {lane.late > 0 ? <span className={classes.late}>▲ {lane.late}</span> : null}
        <span className={classes.age}>{age}</span>
      </button>
      {folded || lane.jobs.length > 0 ? null : <p className={classes.empty}>{t('emptyLane')}</p>}
      {folded ? null : (
        <div
          ref={scroll}
          className={classes.scroll}
          role="listbox"
          tabIndex={0}
          aria-label={`${label} ${lane.jobs.length}`}
          aria-activedescendant={selectedAt >= 0 && selectedId !== undefined ? cardId(selectedId) : undefined}
          onFocus={() => {
            const first = lane.jobs[0]?.row.id
            if (selectedAt < 0 && first !== undefined) props.onSelect(first)
          }}
        >
          <div role="presentation" className={classes.cards} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const job = lane.jobs[item.index]
              if (!job) return null
              return (
                <div
                  key={item.key}
                  role="presentation"
                  className={classes.slot}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <JobCard
                    id={cardId(job.row.id)}
                    job={job}
                    technician={props.technicianName(job.row.technicianId)}
                    selected={job.row.id === selectedId}
                    showStatus={props.showStatus}
                    onSelect={() => props.onSelect(job.row.id)}
                    onOpen={() => props.onOpen(job.row.id)}
                  />
                </div>
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}
