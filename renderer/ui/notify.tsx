/**
 * A short word in the corner for what happened elsewhere (a print finished, headquarters sent a recall). What a
 * person did here is told in the bottom line, and what went wrong in a banner where it went wrong: never only here.
 */

import { notifications } from '@mantine/notifications'
import { StatusShape, type StatusTone } from './status-badge'

export interface Notice {
  readonly text: string
  readonly detail?: string
  readonly tone?: StatusTone
  /** Stays until closed. */
  readonly stays?: boolean
}

export function notify({ text, detail, tone = 'neutral', stays = tone === 'breach' }: Notice): void {
  notifications.show({
    title: (
      <>
        <StatusShape tone={tone} /> {text}
      </>
    ),
    message: detail ?? '',
    color: tone === 'breach' ? 'red.9' : tone === 'waiting' ? 'yellow.8' : 'accent',
    autoClose: stays ? false : 5000,
    withBorder: true,
  })
}
