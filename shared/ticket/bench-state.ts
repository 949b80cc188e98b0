/** What a ticket knows of its work at the bench, and how the bench's own facts change it. Pure and total. */

import type { z } from 'zod'
import type { benchEvents, PhotoMoment } from './events-bench'
import type { Ticket, TicketEvent } from './state'

type Payload<Type extends keyof typeof benchEvents> = z.output<(typeof benchEvents)[Type]>

export interface JobPhoto {
  readonly hash: string
  readonly moment: PhotoMoment
  readonly atMs: number
  readonly actor: string
}

export interface BenchWork {
  readonly preCheck:
    | (Payload<'preCheckRecorded'> & { readonly atMs: number; readonly actor: string })
    | undefined
  readonly jobPhotos: readonly JobPhoto[]
  /** Articles that were used for this repair. */
  readonly articles: readonly string[]
  readonly exchange: Payload<'serialExchanged'> | undefined
  /** Accessories that did not go back with the device and are not settled yet. */
  readonly accessoriesOut: readonly { readonly id: string; readonly name: string }[]
  /** Who works on it right now, and since when. */
  readonly timer: { readonly sinceMs: number; readonly actor: string } | undefined
  /** What the timer has measured so far. */
  readonly timedMinutes: number
}

export const noBenchWork: BenchWork = {
  preCheck: undefined,
  jobPhotos: [],
  articles: [],
  exchange: undefined,
  accessoriesOut: [],
  timer: undefined,
  timedMinutes: 0,
}

export function evolveBench(state: Ticket, event: TicketEvent): Ticket {
  const { meta } = event
  switch (event.type) {
    case 'preCheckRecorded':
      return { ...state, preCheck: { ...event.payload, atMs: meta.recordedAtMs, actor: meta.actor } }
    case 'jobPhotosAdded': {
      const known = new Set(state.jobPhotos.map(({ hash }) => hash))
      const added = event.payload.photos
        .filter(({ hash }) => !known.has(hash))
        .map((photo) => ({ ...photo, atMs: meta.recordedAtMs, actor: meta.actor }))
      return { ...state, jobPhotos: [...state.jobPhotos, ...added] }
    }
    case 'jobPhotoRemoved':
      return { ...state, jobPhotos: state.jobPhotos.filter(({ hash }) => hash !== event.payload.hash) }
    case 'articleApplied': {
      const { articleId } = event.payload
      return state.articles.includes(articleId)
        ? state
        : { ...state, articles: [...state.articles, articleId] }
    }
    case 'articleDropped':
      return { ...state, articles: state.articles.filter((id) => id !== event.payload.articleId) }
    case 'serialExchanged':
      return { ...state, exchange: event.payload }
    case 'accessorySettled':
      return {
        ...state,
        accessoriesOut: state.accessoriesOut.filter(({ id }) => id !== event.payload.accessoryId),
      }
    case 'timerStarted':
      return { ...state, timer: { sinceMs: meta.recordedAtMs, actor: meta.actor } }
    case 'timerStopped':
      return { ...state, timer: undefined, timedMinutes: state.timedMinutes + event.payload.minutes }
    default:
      return state
  }
}
