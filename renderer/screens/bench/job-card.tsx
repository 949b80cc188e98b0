/** One job on the board: number, model, fault, promise, parts and place at a glance, at a fixed height. */

import type { DragEvent } from 'react'
import { benchWords, placeText, statusText, statusTone } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { StatusShape } from '../../ui/status-badge'
import { Age } from '../../ui/texts'
import { useModelName } from '../device/use-model-name'
import classes from './job-card.module.css'
import type { Job } from './lanes'
import { NumberText } from './number-text'
import { PromiseBar } from './promise-bar'

/** One line more where somebody has been told of it. */
export function cardHeight({ told }: Pick<Job, 'told'>): number {
  return told === undefined ? 106 : 124
}

export interface JobCardProps {
  readonly id: string
  readonly job: Job
  readonly technician: string
  readonly selected: boolean
  /** The board by technician says the status on each card. */
  readonly showStatus: boolean
  readonly onSelect: () => void
  readonly onOpen: () => void
}

export function JobCard(props: JobCardProps) {
  const t = useT(benchWords)
  const tt = useT(ticketWords)
  const language = useLanguage()
  const tj = useT(jobWords)
  const modelName = useModelName()
  const { row, clocks, told } = props.job
  const broken = clocks.promise?.late === true && !clocks.promise.paused
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board has the focus and the keys; this is one of its options.
    // biome-ignore lint/a11y/useFocusableInteractive: as above, by aria-activedescendant.
    <div
      id={props.id}
      role="option"
      aria-selected={props.selected}
      className={classes.card}
      data-late={broken || undefined}
      data-ticket={row.id}
      style={{ height: cardHeight(props.job) }}
      draggable
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData('text/x-ticket', row.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onMouseDown={props.onSelect}
      onClick={props.onOpen}
      title={`${modelName(row)}\n${row.fault}`}
    >
      <div className={classes.line}>
        {broken ? (
          <span className={classes.breach}>
            <span aria-hidden>▲</span>
            <span className="visually-hidden">{t('late')}</span>
          </span>
        ) : null}
        <NumberText number={row.number} />
        {row.priority === 'critical' || row.priority === 'high' ? (
          <span className={classes.priority} data-priority={row.priority}>
            {tt(`priority_${row.priority}`)}
          </span>
        ) : null}
      </div>
      <div className={classes.model}>{modelName(row)}</div>
      <div className={classes.fault}>{row.fault}</div>
      {told === undefined ? null : (
        <div className={classes.told} data-told={told.id} title={tj('toldTo', { name: told.name })}>
          {tj('toldTo', { name: told.name })}
        </div>
      )}
      {row.status === 'ready' ? (
        <div className={classes.small}>
          {t('readySince')} <Age sinceMs={row.readyAtMs || row.statusSinceMs} />
        </div>
      ) : (
        <PromiseBar clock={clocks.promise} step={clocks.step} />
      )}
      <div className={classes.foot}>
        {props.showStatus ? (
          <span className={classes.status} data-tone={statusTone(row.status)}>
            <StatusShape tone={statusTone(row.status)} /> {statusText(row.status, language)}
          </span>
        ) : (
          <span className={classes.technician}>{props.technician}</span>
        )}
        {row.partsAwaited > 0 ? (
          <span className={classes.awaited}>{t('partsAwaited', { count: row.partsAwaited })}</span>
        ) : row.partsReserved > 0 ? (
          <span>{t('partsReserved', { count: row.partsReserved })}</span>
        ) : row.partsUsed > 0 ? (
          <span>{t('partsUsed', { count: row.partsUsed })}</span>
        ) : null}
        <span className={classes.place}>{placeText(row.place, language)}</span>
      </div>
    </div>
  )
}
