/**
 * What others found out about this model and fault, best first by how their repairs held; and, once this one is
 * solved, the way to leave it for the next person: Alt+K, Ctrl+S.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { knowledgeWords } from '../../i18n/knowledge'
import { useLanguage, useT } from '../../i18n/language'
import { useHotkeys } from '../../ui/hotkeys'
import { useQuestion } from '../../use-question'
import { useModelName } from '../device/use-model-name'
import { type ArticleNames, draftOfJob } from '../knowledge/article-draft'
import { ArticleEditor } from '../knowledge/article-editor'
import { ArticleLine } from '../knowledge/knowledge-list'
import { usePartName } from '../part/use-part-name'
import classes from './job-sheet.module.css'
import { localName, Section } from './section'
import type { OpenDesk } from './use-job'

export function JobKnowledge(props: { readonly desk: OpenDesk; readonly reference: Reference | undefined }) {
  const t = useT(knowledgeWords)
  const language = useLanguage()
  const modelName = useModelName()
  const partName = usePartName(props.desk.detail.ticket.parts)
  const { open } = useNavigation()
  const { tell } = useLastFact()
  const { desk, reference } = props
  const { ticket } = desk.detail
  const { intake, diagnosis } = ticket
  const [writing, setWriting] = useState(false)
  const solved = ticket.outcome === 'repaired' || ticket.outcome === 'done'
  const codes = [diagnosis?.faultCode ?? '', diagnosis?.symptomCode ?? '', intake.faultCode]
  const asked = useQuestion(
    'articlesForJob',
    {
      modelId: intake.modelId,
      deviceClass: intake.deviceClass,
      codes: [...new Set(codes.filter(Boolean))],
      limit: 4,
    },
    [ticket.revision],
  )
  const hits = asked.data ?? []
  useHotkeys([
    {
      keys: 'Alt+K',
      label: t('fromTicket'),
      run: () => setWriting(true),
      disabled: !solved || !reference || writing,
    },
  ])
  const names: ArticleNames = {
    fault: (fault) => localName(fault, language),
    model: modelName,
    part: partName,
    labour: ({ code, name }) => {
      const known = reference?.labour.find((item) => item.code === code)
      return known ? localName(known, language) : name
    },
    passed: (count) => t('passedAll', { count }),
  }
  const isUsed = (articleId: string) => ticket.articles.includes(articleId)

  async function use(articleId: string, title: string) {
    if (isUsed(articleId)) {
      await desk.run('dropArticle', { articleId, ticketId: ticket.id })
      return
    }
    const done = await desk.run('applyArticle', { articleId, ticketId: ticket.id })
    if (done) tell({ text: t('usedNow', { title }) })
  }

  return (
    <Section
      id="knowledge"
      title={t('knowledge')}
      letter="K"
      aside={
        solved ? (
          <Button size="compact-xs" disabled={!reference} onClick={() => setWriting(true)}>
            {t('fromTicket')}
          </Button>
        ) : hits.length === 0 && asked.data !== undefined ? (
          t('noneForJob')
        ) : null
      }
    >
      {hits.length === 0 && !solved
        ? null
        : hits.map((hit) => (
            <ArticleLine
              key={hit.row.id}
              hit={hit}
              onOpen={() => open({ kind: 'article', id: hit.row.id })}
              action={{
                label: isUsed(hit.row.id) ? `● ${t('used')}` : t('use'),
                run: () => void use(hit.row.id, hit.row.title),
                disabled: desk.busy,
              }}
            />
          ))}
      {solved && hits.length === 0 ? <p className={classes.hint}>{t('fromTicketHint')}</p> : null}
      {writing && reference ? (
        <ArticleEditor
          place={`article.ticket.${ticket.id}`}
          initial={draftOfJob(desk.detail, reference.faults, names)}
          faults={reference.faults}
          photos={[...new Set([...ticket.jobPhotos.map(({ hash }) => hash), ...intake.photos])]}
          busy={desk.busy}
          problem={desk.problem}
          onClose={() => setWriting(false)}
          onSave={async (body, draft) => {
            const written = { articleId: draft.id, body, fromTicketId: ticket.id }
            const done = await desk.run('writeArticle', written, { of: draft })
            if (!done) return false
            setWriting(false)
            tell({ text: t('written', { title: body.title }) })
            return true
          }}
        />
      ) : null}
    </Section>
  )
}
