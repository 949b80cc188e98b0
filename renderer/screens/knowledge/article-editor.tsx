/**
 * Writing an article: title, for what, and the steps with their pictures. Opened on a solved job everything is filled
 * in already, so that Alt+K and Ctrl+S are enough; typed text is a draft at every key.
 */

import { ActionIcon, Button, Checkbox, Textarea } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import type { Failed, Refused } from '../../../shared/result'
import { knowledgeWords } from '../../i18n/knowledge'
import { useLanguage, useT } from '../../i18n/language'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { type Source, useDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { PhotoStrip } from '../../ui/photo-strip'
import { localName } from '../bench/section'
import { useKeptPhotos } from '../bench/use-kept-photos'
import { useModelName } from '../device/use-model-name'
import { useAttachments } from '../ticket/attachments'
import { type ArticleDraft, articleDraftSchema, bodyOf } from './article-draft'
import classes from './knowledge.module.css'

export interface ArticleEditorProps {
  /** Where the draft is kept: one for each ticket and each article. */
  readonly place: string
  readonly initial: ArticleDraft
  readonly faults: Reference['faults']
  /** Photos of the job that can be put into a step. */
  readonly photos?: readonly string[]
  readonly busy: boolean
  readonly problem: Refused | Failed | undefined
  /** `draft`: what names a new article, and what the command is given from. */
  readonly onSave: (
    body: NonNullable<ReturnType<typeof bodyOf>>,
    draft: Source & { readonly id: string },
  ) => Promise<boolean>
  readonly onClose: () => void
}

export function ArticleEditor(props: ArticleEditorProps) {
  const t = useT(knowledgeWords)
  const language = useLanguage()
  const modelName = useModelName()
  const draft = useDraft(props.place, props.initial, (stored) => articleDraftSchema.safeParse(stored).data)
  const { value } = draft
  const body = bodyOf(value)
  const [ownModels] = useState(value.models.length > 0 ? value.models : props.initial.models)
  const set = (change: Partial<ArticleDraft>) => draft.set((before) => ({ ...before, ...change }))
  const setStep = (at: number, change: Partial<ArticleDraft['steps'][number]>) =>
    draft.set((before) => ({
      ...before,
      steps: before.steps.map((step, index) => (index === at ? { ...step, ...change } : step)),
    }))
  const nameOf = (code: string) => {
    const fault = props.faults.find((one) => one.code === code)
    return fault ? localName(fault, language) : code
  }

  async function save() {
    if (!body || props.busy) return
    if (await props.onSave(body, draft)) draft.clear()
  }

  return (
    <Dialog
      title={props.initial.title === '' ? t('write') : `${t('write')} · ${props.initial.title}`}
      size={860}
      onClose={props.onClose}
      primary={{ label: t('save'), run: () => void save(), disabled: !body || props.busy }}
    >
      <ProblemBanner problem={props.problem} />
      <TextField
        label={t('title')}
        value={value.title}
        onChange={(title) => set({ title })}
        maxLength={120}
        required
      />
      <div className={classes.for}>
        <span className={classes.label}>{t('models')}</span>
        {ownModels.length === 0 ? (
          <span>{t('allModels')}</span>
        ) : (
          <Checkbox
            label={t('onlyModel', {
              model: ownModels
                .map(({ modelId, name }) => modelName({ modelId, modelName: name }))
                .join(language === 'zh' ? '、' : ', '),
            })}
            checked={value.models.length > 0}
            onChange={(event) => set({ models: event.currentTarget.checked ? ownModels : [] })}
          />
        )}
        <span className={classes.label}>{t('faults')}</span>
        {value.faultCodes.map((code) => (
          <span key={code} className={classes.code}>
            {nameOf(code)}
            <ActionIcon
              size={18}
              aria-label={`${t('faults')} ✗ ${nameOf(code)}`}
              onClick={() => set({ faultCodes: value.faultCodes.filter((one) => one !== code) })}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
        <div className={classes.pick}>
          <SelectField
            label={t('addFault')}
            choices={props.faults
              .filter(({ code }) => !value.faultCodes.includes(code))
              .map((fault) => ({ value: fault.code, label: `${localName(fault, language)}  ${fault.code}` }))}
            value={undefined}
            onChange={(code) => code && set({ faultCodes: [...value.faultCodes, code].slice(0, 20) })}
          />
        </div>
      </div>
      <ol className={classes.steps} aria-label={t('steps')}>
        {value.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own while it is typed.
          <li key={at} className={classes.step}>
            <div className={classes.stepHead}>
              <span className={classes.stepNumber}>{t('step', { n: at + 1 })}</span>
              <ActionIcon
                size={22}
                disabled={at === 0}
                aria-label={t('up', { n: at + 1 })}
                onClick={() => set({ steps: swapped(value.steps, at) })}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size={22}
                aria-label={t('removeStep', { n: at + 1 })}
                onClick={() => set({ steps: value.steps.filter((_, index) => index !== at) })}
              >
                <IconX size={14} />
              </ActionIcon>
            </div>
            <Textarea
              aria-label={t('step', { n: at + 1 })}
              placeholder={t('stepHint')}
              autosize
              minRows={1}
              maxRows={6}
              maxLength={2000}
              value={step.text}
              onChange={(event) => setStep(at, { text: event.currentTarget.value })}
            />
            <StepPhotos
              hashes={step.photos}
              offered={(props.photos ?? []).filter((hash) => !step.photos.includes(hash))}
              number={at + 1}
              onChange={(photos) => setStep(at, { photos })}
            />
          </li>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="default"
        disabled={value.steps.length >= 40}
        onClick={() => set({ steps: [...value.steps, { text: '', photos: [] }] })}
      >
        {t('addStep')}
      </Button>
    </Dialog>
  )
}

function StepPhotos(props: {
  readonly hashes: readonly string[]
  readonly offered: readonly string[]
  readonly number: number
  readonly onChange: (hashes: string[]) => void
}) {
  const t = useT(knowledgeWords)
  const photos = useAttachments(props.hashes)
  const offered = useAttachments(props.offered)
  const [choosing, setChoosing] = useState(false)
  const kept = useKeptPhotos((hashes) => props.onChange([...props.hashes, ...hashes].slice(0, 6)))
  return (
    <div className={classes.stepPhotos}>
      <PhotoStrip
        photos={photos}
        max={6}
        onAdd={(files) => void kept.keep(files)}
        onRemove={(hash) => props.onChange(props.hashes.filter((one) => one !== hash))}
      />
      {kept.unusable === undefined ? null : <ErrorBanner tone="waiting" what={kept.unusable} />}
      <ProblemBanner problem={kept.problem} />
      {props.offered.length === 0 ? null : (
        <Button size="compact-xs" variant="default" onClick={() => setChoosing(!choosing)}>
          {t('ofJob')} {props.offered.length}
        </Button>
      )}
      {choosing ? (
        <div className={classes.offered}>
          {offered.map((photo) => (
            <button
              key={photo.id}
              type="button"
              className={classes.offer}
              aria-label={t('putHere', { n: props.number })}
              onClick={() => props.onChange([...props.hashes, photo.id].slice(0, 6))}
            >
              <img src={photo.url} alt="" />
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function swapped<Item>(items: readonly Item[], at: number): Item[] {
  const next = [...items]
  const [moved] = next.splice(at, 1)
  if (moved !== undefined) next.splice(at - 1, 0, moved)
  return next
}
