/** Up to twelve photos of the device, from a camera or files, made small and kept by main at once. */

import { Button } from '@mantine/core'
import { memo, useEffect, useRef, useState } from 'react'
import type { Failed, Refused } from '../../../shared/result'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { PhotoStrip } from '../../ui/photo-strip'
import { keepPicture, useAttachments } from '../ticket/attachments'
import classes from './counter.module.css'
import { compressPhoto } from './photo-press'

export const IntakePhotos = memo(function IntakePhotos(props: {
  readonly hashes: readonly string[]
  readonly onChange: (change: (before: readonly string[]) => readonly string[]) => void
}) {
  const t = useT(counterWords)
  const photos = useAttachments(props.hashes)
  const [pressing, setPressing] = useState(0)
  const [unusable, setUnusable] = useState<string>()
  const [problem, setProblem] = useState<Refused | Failed>()
  const [camera, setCamera] = useState(false)

  async function keep(files: readonly (File | Blob)[]) {
    setUnusable(undefined)
    setProblem(undefined)
    setPressing((before) => before + files.length)
    for (const file of files) {
      const photo = await compressPhoto(file)
      setPressing((before) => before - 1)
      if (!photo) {
        setUnusable(file instanceof File ? file.name : t('photos'))
        continue
      }
      const answer = await keepPicture(photo, 'image/webp')
      if (answer.kind === 'ok') {
        const { hash } = answer.value
        props.onChange((before) => (before.includes(hash) ? before : [...before, hash].slice(0, 12)))
      } else setProblem(answer)
    }
  }

  return (
    <div className={classes.group}>
      <div className={classes.groupHead}>
        {t('photos')}
        <span className={classes.quiet}>
          {pressing > 0
            ? t('photoBusy', { count: pressing })
            : t('photoCount', { count: props.hashes.length })}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          tabIndex={-1}
          disabled={props.hashes.length >= 12}
          onClick={() => setCamera(true)}
        >
          {t('photoFromCamera')}
        </Button>
      </div>
      <PhotoStrip
        photos={photos}
        onAdd={(files) => void keep(files)}
        onRemove={(id) => props.onChange((before) => before.filter((hash) => hash !== id))}
      />
      {unusable === undefined ? null : (
        <ErrorBanner tone="waiting" what={t('photoFailed', { name: unusable })} />
      )}
      <ProblemBanner problem={problem} />
      {camera ? (
        <CameraDialog onClose={() => setCamera(false)} onPhoto={(photo) => void keep([photo])} />
      ) : null}
    </div>
  )
})

function CameraDialog(props: { readonly onClose: () => void; readonly onPhoto: (photo: Blob) => void }) {
  const t = useT(counterWords)
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'ready' | 'none'>('opening')

  useEffect(() => {
    let stream: MediaStream | undefined
    let gone = false
    navigator.mediaDevices
      ?.getUserMedia({ video: { width: { ideal: 1920 } }, audio: false })
      .then((opened) => {
        stream = opened
        if (gone || !video.current) return stop(opened)
        video.current.srcObject = opened
        setState('ready')
      })
      .catch(() => setState('none'))
    if (!navigator.mediaDevices) setState('none')
    return () => {
      gone = true
      if (stream) stop(stream)
    }
  }, [])

  function take() {
    const from = video.current
    if (!from || state !== 'ready') return
    const canvas = document.createElement('canvas')
    canvas.width = from.videoWidth
    canvas.height = from.videoHeight
    canvas.getContext('2d')?.drawImage(from, 0, 0)
    canvas.toBlob((photo) => photo && props.onPhoto(photo), 'image/jpeg', 0.92)
  }

  return (
    <Dialog
      title={t('photoFromCamera')}
      size={640}
      onClose={props.onClose}
      primary={{ label: t('takePhoto'), run: take, disabled: state !== 'ready' }}
    >
      {state === 'none' ? <ErrorBanner tone="waiting" what={t('noCamera')} /> : null}
      <video ref={video} className={classes.video} autoPlay playsInline muted hidden={state === 'none'} />
    </Dialog>
  )
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
