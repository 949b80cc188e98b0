/** An article to work by: the steps large enough to read from the bench, and the repairs that its rating is made of. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { managerRoles } from '../../../shared/staff/roles'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { knowledgeWords } from '../../i18n/knowledge'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet } from '../../mirror/queries'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { PhotoStrip } from '../../ui/photo-strip'
import { StatusBadge } from '../../ui/status-badge'
import { Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { outletPolicy } from '../bench/clocks'
import { NumberText } from '../bench/number-text'
import { localName } from '../bench/section'
import { useModelName } from '../device/use-model-name'
import type { SheetProps } from '../sheets'
import { useAttachments } from '../ticket/attachments'
import { ReasonDialog } from '../ticket/reason-dialog'
import { ArticleEditor } from './article-editor'
import classes from './knowledge.module.css'
import { ratingText, ratingTone, textOfUse } from './rating-text'

export function ArticleSheet({ id }: SheetProps) {
  const t = useT(knowledgeWords)
  const modelName = useModelName()
  const language = useLanguage()
  const comma = language === 'zh' ? '、' : ', '
  const { role } = usePerson()
  const { open } = useNavigation()
  const { tell } = useLastFact()
  const nowMs = useNow()
  const policy = outletPolicy(useOutlet())
  const act = useAct()
  const asked = useQuestion('article', { articleId: id })
  const detail = asked.data
  const reference = useQuestion('reference', detail ? { deviceClass: detail.article.deviceClass } : null)
  const [editing, setEditing] = useState(false)
  const [retiring, setRetiring] = useState(false)
  const mayWrite = role !== 'counter'
  useHotkeys([
    {
      keys: 'Alt+E',
      label: t('edit'),
      run: () => setEditing(true),
      disabled: !detail || !mayWrite || editing,
    },
  ])
  if (!detail) {
    return (
      <SideSheet title={t('knowledge')} width={760}>
        {asked.refused ? (
          <ProblemBanner problem={asked.refused} onRetry={asked.reload} />
        ) : asked.loading ? null : (
          <EmptyState title={t('gone')} />
        )}
      </SideSheet>
    )
  }
  const { article, rating, uses } = detail
  const expected = { [`article/${article.id}`]: article.revision }

  const { id: _id, revision: _revision, ...rest } = article
  const { title, deviceClass, models, faultCodes, steps, partNumbers } = rest
  return (
    <SideSheet
      title={article.title}
      width={760}
      aside={
        <>
          {article.active ? null : <StatusBadge tone="breach" label={t('retired')} />}
          <StatusBadge tone={ratingTone(rating)} label={ratingText(rating, language)} />
        </>
      }
      actions={
        mayWrite ? (
          <>
            {managerRoles.includes(role) && article.active ? (
              <Button variant="default" onClick={() => setRetiring(true)}>
                {t('retire')}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => setEditing(true)} rightSection={<kbd>Alt E</kbd>}>
              {article.active ? t('edit') : t('bringBack')}
            </Button>
          </>
        ) : null
      }
    >
      <div className={classes.article}>
        <ProblemBanner problem={act.problem} />
        {article.active ? null : <p className={classes.quiet}>{article.retiredReason}</p>}
        <dl className={classes.facts}>
          <dt>{t('models')}</dt>
          <dd>
            {models.length === 0
              ? t('allModels')
              : models.map(({ modelId, name }) => modelName({ modelId, modelName: name })).join(comma)}
          </dd>
          <dt>{t('faults')}</dt>
          <dd>
            {detail.faults.map((fault) => `${localName(fault, language)} ${fault.code}`).join(comma) || '–'}
          </dd>
          {detail.parts.length === 0 ? null : (
            <>
              <dt>{t('parts')}</dt>
              <dd className={classes.partLinks}>
                {detail.parts.map((part) => (
                  <button
                    key={part.partNumber}
                    type="button"
                    className={classes.link}
                    onClick={() => open({ kind: 'part', id: part.partNumber })}
                  >
                    {localName(part, language)} {part.partNumber}
                  </button>
                ))}
              </dd>
            </>
          )}
        </dl>
        <ol className={classes.reading}>
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and nothing else.
            <li key={at}>
              <p className={classes.stepText}>{step.text}</p>
              <StepPictures hashes={step.photos} />
            </li>
          ))}
        </ol>
        <section aria-label={t('usesTitle')}>
          <h3 className={classes.subtitle}>
            {t('usesTitle')} {uses.length}
          </h3>
          {uses.map((use) => (
            <button
              key={use.ticketId}
              type="button"
              className={classes.use}
              onClick={() => open({ kind: 'ticket', id: use.ticketId })}
            >
              <NumberText number={use.number} />
              <span className={classes.grow}>{modelName(use)}</span>
              <span data-back={use.cameBack || undefined} className={classes.verdict}>
                {use.cameBack ? '▲ ' : ''}
                {textOfUse(use, policy.repairWarrantyDays, nowMs, language)}
              </span>
            </button>
          ))}
        </section>
        <p className={classes.quiet}>
          {t('by', { name: detail.writtenByName })} · <Moment atMs={article.revisedAtMs} short />
        </p>
      </div>
      {editing ? (
        <ArticleEditor
          place={`article.${article.id}.${article.revision}`}
          initial={{
            title,
            deviceClass,
            models: [...models],
            faultCodes: [...faultCodes],
            steps: steps.map((step) => ({ ...step, photos: [...step.photos] })),
            partNumbers: [...partNumbers],
          }}
          faults={reference.data?.faults ?? []}
          busy={act.busy}
          problem={act.problem}
          onClose={() => setEditing(false)}
          onSave={async (body, draft) => {
            const revised = { articleId: article.id, body }
            const done = await act.give('reviseArticle', revised, expected, undefined, draft)
            if (!done) return false
            setEditing(false)
            tell({ text: t('revised', { title: body.title }) })
            asked.reload()
            return true
          }}
        />
      ) : null}
      {retiring ? (
        <ReasonDialog
          place={`article.retire.${article.id}`}
          title={`${t('retire')} · ${article.title}`}
          label={t('retireReason')}
          confirmLabel={t('retire')}
          maxLength={400}
          destructive
          onClose={() => setRetiring(false)}
          give={(retire, reason) => retire.give('retireArticle', { articleId: article.id, reason }, expected)}
          onDone={() => {
            setRetiring(false)
            asked.reload()
          }}
        />
      ) : null}
    </SideSheet>
  )
}

function StepPictures({ hashes }: { readonly hashes: readonly string[] }) {
  const photos = useAttachments(hashes)
  return photos.length === 0 ? null : <PhotoStrip photos={photos} />
}
