/** Photos of the work, kept as they are added: before, during and after, so that what was found can be shown. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type PhotoMoment, photoMoments } from '../../../shared/ticket/events-bench'
import { useLastFact } from '../../frame/last-fact'
import { jobWords } from '../../i18n/job'
import { useT } from '../../i18n/language'
import { useConfirm } from '../../ui/dialog'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { PhotoStrip } from '../../ui/photo-strip'
import { useAttachments } from '../ticket/attachments'
import { Section, useWhyNot } from './section'
import type { OpenDesk } from './use-job'
import { useKeptPhotos } from './use-kept-photos'

const labels = { before: 'photosBefore', during: 'photosDuring', after: 'photosAfter' } as const

export function JobPhotos({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(jobWords)
  const { tell } = useLastFact()
  const confirm = useConfirm()
  const { ticket, row } = desk.detail
  const whyNot = useWhyNot(ticket, 'addPhoto')
  const [chosen, setChosen] = useState<PhotoMoment>()
  const moment = chosen ?? momentOf(ticket.status)
  const here = ticket.jobPhotos.filter((photo) => photo.moment === moment)
  const photos = useAttachments(here.map(({ hash }) => hash))
  const kept = useKeptPhotos((hashes) => {
    const added = hashes.map((hash) => ({ hash, moment }))
    void desk
      .run('addJobPhotos', { ticketId: ticket.id, photos: added }, { anyRevision: true })
      .then((done) => done && tell({ text: t('photosAdded', { count: added.length }) }))
  })
  const count = (one: PhotoMoment) => ticket.jobPhotos.filter((photo) => photo.moment === one).length
  const readOnly = whyNot !== undefined
  return (
    <Section
      id="photos"
      title={t('photos')}
      letter="F"
      aside={kept.pressing > 0 ? t('photosBusy', { count: kept.pressing }) : ticket.jobPhotos.length}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('photosAt')}
        value={moment}
        onChange={(value) => setChosen(value as PhotoMoment)}
        data={photoMoments.map((value) => ({ value, label: `${t(labels[value])} ${count(value)}` }))}
      />
      <PhotoStrip
        photos={photos}
        max={12}
        {...(readOnly
          ? {}
          : {
              onAdd: (files: readonly File[]) => void kept.keep(files),
              onRemove: (hash: string) =>
                confirm.ask({
                  question: t('removePhotoQuestion', { number: row.number }),
                  confirmLabel: t('remove'),
                  onConfirm: () => void desk.run('removeJobPhoto', { ticketId: ticket.id, hash }),
                }),
            })}
      />
      {kept.unusable === undefined ? null : <ErrorBanner tone="waiting" what={kept.unusable} />}
      <ProblemBanner problem={kept.problem} />
      {confirm.dialog}
    </Section>
  )
}

/** What is photographed now, as long as nobody says otherwise. */
function momentOf(status: string): PhotoMoment {
  if (status === 'received' || status === 'assigned' || status === 'diagnosing' || status === 'quoted')
    return 'before'
  return status === 'testing' || status === 'ready' ? 'after' : 'during'
}
