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

/** What records hold in Chinese, as whoever writes the article reads it. */
export interface ArticleNames {
  readonly fault: (fault: Faults[number]) => string
  readonly model: (thing: { readonly modelId: string; readonly modelName: string }) => string
  readonly part: (part: { readonly partNumber: string; readonly name: string }) => string
  readonly labour: (line: { readonly code: string; readonly name: string }) => string
  readonly passed: (points: number) => string
}

const recorded: ArticleNames = {
  fault: ({ nameZh }) => nameZh,
  model: ({ modelName }) => modelName,
  part: ({ name }) => name,
  labour: ({ name }) => name,
  passed: (points) => `质检 ${points} 项全部通过`,
}

/** The words are the technician's own: finding, what was done, and the pictures of the work. */
export function draftOfJob(
  detail: TicketDetail,
  faults: Faults,
  names: ArticleNames = recorded,
): ArticleDraft {
  const { ticket } = detail
  const { intake, diagnosis } = ticket
  const codes = [diagnosis?.faultCode ?? '', diagnosis?.symptomCode ?? '', intake.faultCode].filter(Boolean)
  const fault = faults.find(({ code }) => code === codes[0])
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
    ...ticket.labour.map((line) => ({ text: names.labour(line), photos: [] as string[] })),
    ...used.map((part) => ({ text: `${names.part(part)} ${part.partNumber}`, photos: [] as string[] })),
  ]
  const during = photos('during')
  const last = steps.at(-1)
  if (last && during.length > 0) last.photos = [...last.photos, ...during].slice(0, 6)
  const after = photos('after')
  const tested = ticket.test?.passed === true
  if (tested || after.length > 0) {
    steps.push({ text: tested ? names.passed(ticket.test?.items.length ?? 0) : '', photos: after })
  }
  return {
    title: `${names.model(intake)} ${fault ? names.fault(fault) : intake.fault}`.trim().slice(0, 120),
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
