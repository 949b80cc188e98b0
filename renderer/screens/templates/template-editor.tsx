/**
 * One form's template. What is typed is shown on the paper at once and recorded only when saved; main tries it on a
 * sample first and refuses what makes no paper.
 */

import { Button } from '@mantine/core'
import { z } from 'zod'
import { paperKinds } from '../../../shared/documents/paper'
import { type TemplateContent, templateContentSchema } from '../../../shared/paper-template/state'
import type { TemplateState } from '../../../shared/questions/templates'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { templatesWords } from '../../i18n/templates'
import { useConfirm } from '../../ui/dialog'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { FieldsShown } from './fields-shown'
import { LogoField } from './logo-field'
import { OwnWords } from './own-words'
import { PapersUsed } from './papers-used'
import { TemplatePreview } from './template-preview'
import classes from './templates.module.css'

const wordsSchema = z.object({ zh: z.string(), en: z.string() }).optional()
/** As it is typed: what makes no paper yet is kept too. */
const typedSchema = z.object({
  ...{ header: wordsSchema, footer: wordsSchema, terms: wordsSchema },
  logo: z.string().optional(),
  hidden: z.array(z.string()).optional(),
  papers: z.array(z.enum(paperKinds)).optional(),
})
const readContent = (stored: unknown): TemplateContent | undefined => typedSchema.safeParse(stored).data

export function TemplateEditor(props: {
  readonly state: TemplateState
  readonly name: string
  readonly onChanged: () => void
}) {
  const t = useT(templatesWords)
  const { tell } = useLastFact()
  const confirm = useConfirm()
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en'
  const { form, revision, savedByName } = props.state
  // What was typed on a template that somebody has changed meanwhile is not put over theirs.
  const draft = useDraft<TemplateContent>(`template.${form}.${revision}`, props.state.content, readContent)
  const act = useAct(draft)
  const content = draft.value
  const asked = useQuestion('templateFields', { form, language })
  const dirty = JSON.stringify(content) !== JSON.stringify(props.state.content)
  const isEdited = Object.keys(props.state.content).length > 0
  const valid = templateContentSchema.safeParse(content).success
  const expected = { [`template/${form}`]: revision }
  const isLabel = form === 'deviceLabel' || form === 'stockLabel'

  function change<Part extends keyof TemplateContent>(part: Part, value: TemplateContent[Part] | undefined) {
    const { [part]: _before, ...rest } = content
    draft.set(value === undefined ? rest : { ...rest, [part]: value })
  }

  async function save() {
    const done = await act.give('saveTemplate', { form, content }, expected)
    if (!done) return
    draft.begin(content)
    tell({ text: t('saved', { form: props.name }) })
    props.onChanged()
  }
  async function reset() {
    const done = await act.give('resetTemplate', { form }, expected)
    if (!done) return
    draft.begin(content)
    tell({ text: t('resetDone', { form: props.name }) })
    props.onChanged()
  }
  useHotkeys([
    { keys: 'Ctrl+S', label: t('save'), run: () => void save(), disabled: !dirty || !valid || act.busy },
  ])

  return (
    <>
      <div className={classes.edit}>
        <ProblemBanner problem={act.problem} />
        <Panel title={`${props.name} · ${t('edit')}`}>
          <div className={office.column}>
            {isLabel ? null : (
              <>
                <OwnWords
                  part="header"
                  form={form}
                  value={content.header}
                  onChange={(next) => change('header', next)}
                />
                <OwnWords
                  part="footer"
                  form={form}
                  value={content.footer}
                  onChange={(next) => change('footer', next)}
                />
                <OwnWords
                  part="terms"
                  form={form}
                  value={content.terms}
                  onChange={(next) => change('terms', next)}
                />
                <LogoField
                  form={form}
                  value={content.logo}
                  onChange={(next) => change('logo', next)}
                  act={act}
                />
              </>
            )}
            <FieldsShown
              fields={asked.data?.fields ?? []}
              hidden={content.hidden ?? []}
              onChange={(next) => change('hidden', next.length === 0 ? undefined : [...next])}
            />
            {form === 'all' || !asked.data ? null : (
              <PapersUsed
                possible={asked.data.papers}
                usual={asked.data.usual}
                value={content.papers}
                onChange={(next) => change('papers', next === undefined ? undefined : [...next])}
              />
            )}
            <p className={office.note}>{isEdited ? t('savedBy', { name: savedByName }) : t('builtIn')}</p>
          </div>
        </Panel>
        <div className={classes.acts}>
          <span className={valid ? classes.state : `${classes.state} ${office.bad}`} role="status">
            {dirty ? (valid ? t('unsaved') : t('broken')) : ''}
          </span>
          {isEdited ? (
            <Button
              variant="default"
              disabled={act.busy}
              onClick={() =>
                confirm.ask({
                  question: t('resetQuestion', { form: props.name }),
                  consequence: t('resetConsequence'),
                  confirmLabel: t('reset'),
                  onConfirm: () => void reset(),
                })
              }
            >
              {t('reset')}
            </Button>
          ) : null}
          {dirty ? (
            <Button variant="default" onClick={draft.clear}>
              {t('discard')}
            </Button>
          ) : null}
          <Button
            disabled={!dirty || !valid || act.busy}
            onClick={() => void save()}
            rightSection={<kbd>Ctrl S</kbd>}
          >
            {t('save')}
          </Button>
        </div>
      </div>
      <TemplatePreview
        form={form}
        content={valid ? content : props.state.content}
        papers={asked.data?.papers ?? []}
        first={content.papers?.[0]}
      />
      {confirm.dialog}
    </>
  )
}
