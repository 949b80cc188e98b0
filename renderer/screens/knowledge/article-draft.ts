/** What an article starts from: an empty one, or everything that a solved job already says. Pure. */

import { z } from 'zod'
import { type ArticleBody, articleBodySchema } from '../../../shared/knowledge/article'
import type { Reference, TicketDetail } from '../../../shared/questions/lookups'

/** As it is typed: a title or a step may still be empty. */
export const articleDraftSchema = z.object({
  ...articleBodySchema.shape,
  title: z.string().max(120),
})
export type ArticleDraft = z.infer<typeof articleDraftSchema>

type Faults = Reference['faults']

/** The words are the technician's own: finding, what was done, and the pictures of the work. */
export function draftOfJob(detail: TicketDetail, faults: Faults): ArticleDraft {
  const { ticket } = detail
  const { intake, diagnosis } = ticket
  const codes = [diagnosis?.faultCode ?? '', diagnosis?.symptomCode ?? '', intake.faultCode].filter(Boolean)
  const faultName = faults.find(({ code }) => code === codes[0])?.nameZh ?? ''
  const used = ticket.parts.filter(({ state }) => state === 'used')
  const notes = ticket.notes.map(({ note }) => note.trim()).filter(Boolean)
  const photos = (moment: 'before' | 'during' | 'after') =>
    ticket.jobPhotos
      .filter((photo) => photo.moment === moment)
      .map(({ hash }) => hash)
      .slice(0, 6)
  const steps = [
    { text: diagnosis?.finding.trim() || intake.fault.trim(), photos: photos('before') },
    ...notes.map((text) => ({ text: text.slice(0, 2000), photos: [] as string[] })),
    ...ticket.labour.map(({ name }) => ({ text: name, photos: [] as string[] })),
    ...used.map(({ name, partNumber }) => ({ text: `${name} ${partNumber}`, photos: [] as string[] })),
  ]
  const during = photos('during')
  const last = steps.at(-1)
  if (last && during.length > 0) last.photos = [...last.photos, ...during].slice(0, 6)
  const after = photos('after')
  const tested = ticket.test?.passed === true
  if (tested || after.length > 0) {
    steps.push({ text: tested ? `质检 ${ticket.test?.items.length ?? 0} 项全部通过` : '', photos: after })
  }
  return {
    title: `${intake.modelName} ${faultName || intake.fault}`.trim().slice(0, 120),
    deviceClass: intake.deviceClass,
    models: intake.modelId === '' ? [] : [{ modelId: intake.modelId, name: intake.modelName }],
    faultCodes: [...new Set(codes)],
    steps: steps.slice(0, 40),
    partNumbers: [...new Set(used.map(({ partNumber }) => partNumber))],
  }
}

/** What is recorded: without the empty steps. `undefined`: something is still missing. */
export function bodyOf(draft: ArticleDraft): ArticleBody | undefined {
  const steps = draft.steps
    .map((step) => ({ ...step, text: step.text.trim() }))
    .filter(({ text, photos }) => text !== '' || photos.length > 0)
  return articleBodySchema.safeParse({ ...draft, title: draft.title.trim(), steps }).data
}
