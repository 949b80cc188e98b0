/** Photos in a row: add from a file or by dropping, look at one large, remove. What is kept is the screen's matter. */

import { ActionIcon, Button } from '@mantine/core'
import { IconCamera, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import { Dialog } from './dialog'
import classes from './photo-strip.module.css'

export interface Photo {
  readonly id: string
  /** `blob:` or `data:`. */
  readonly url: string
  readonly caption?: string
}

export interface PhotoStripProps {
  readonly photos: readonly Photo[]
  readonly max?: number
  /** Absent: only to look at. */
  readonly onAdd?: (files: readonly File[]) => void
  readonly onRemove?: (id: string) => void
}

export function PhotoStrip({ photos, max = 12, onAdd, onRemove }: PhotoStripProps) {
  const t = useT(uiWords)
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState<number>()
  const large = shown === undefined ? undefined : photos[shown]
  const room = max - photos.length
  const add = (files: FileList | null) =>
    onAdd?.([...(files ?? [])].filter(({ type }) => type.startsWith('image/')).slice(0, room))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      className={classes.strip}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        add(event.dataTransfer.files)
      }}
    >
      {photos.map((photo, index) => (
        <div key={photo.id} className={classes.photo}>
          <button
            type="button"
            className={classes.look}
            aria-label={photo.caption ?? t('photo', { n: index + 1 })}
            onClick={() => setShown(index)}
          >
            <img src={photo.url} alt="" className={classes.picture} />
          </button>
          {onRemove ? (
            <ActionIcon
              className={classes.remove}
              size={20}
              variant="default"
              aria-label={t('removePhoto', { n: index + 1 })}
              onClick={() => onRemove(photo.id)}
            >
              <IconX size={13} />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      {onAdd ? (
        <>
          <button
            type="button"
            className={classes.add}
            disabled={room <= 0}
            onClick={() => input.current?.click()}
          >
            <IconCamera size={20} aria-hidden />
            {room <= 0 ? t('photosFull', { max }) : t('addPhoto')}
          </button>
          <input
            ref={input}
            type="file"
            accept="image/*"
            multiple
            hidden
            aria-label={t('addPhoto')}
            onChange={(event) => {
              add(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
        </>
      ) : null}
      {large && shown !== undefined ? (
        <Dialog
          title={large.caption ?? t('photo', { n: shown + 1 })}
          size={900}
          onClose={() => setShown(undefined)}
          extra={
            <>
              <Button variant="default" disabled={shown === 0} onClick={() => setShown(shown - 1)}>
                ←
              </Button>
              <Button
                variant="default"
                disabled={shown === photos.length - 1}
                onClick={() => setShown(shown + 1)}
              >
                →
              </Button>
            </>
          }
        >
          <img
            src={large.url}
            alt={large.caption ?? t('photo', { n: shown + 1 })}
            className={classes.large}
          />
        </Dialog>
      ) : null}
    </div>
  )
}
