/** The paper as it will come out with what is typed now, on any of the form's papers, in either language. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type PaperKind, paperSize } from '../../../shared/documents/paper'
import type { TemplateContent, TemplateForm } from '../../../shared/paper-template/state'
import { useLanguage, useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { settingsWords } from '../../i18n/settings'
import { templatesWords } from '../../i18n/templates'
import { SelectField } from '../../ui/choices'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import { Panel } from '../manager/panel'
import { Paper } from '../ticket/paper'
import classes from './templates.module.css'

export function TemplatePreview(props: {
  readonly form: TemplateForm
  readonly content: TemplateContent
  readonly papers: readonly PaperKind[]
  /** The one that the outlet prints it on, where it chose. */
  readonly first: PaperKind | undefined
}) {
  const t = useT(templatesWords)
  const prints = useT(printsWords)
  const settings = useT(settingsWords)
  const spoken = useLanguage()
  const [language, setLanguage] = useState<'zh-CN' | 'en'>(spoken === 'zh' ? 'zh-CN' : 'en')
  const [chosen, setChosen] = useState<PaperKind>()
  const [first] = props.papers
  const usual = props.first ?? (props.papers.includes('a5') ? 'a5' : first)
  const paper = chosen !== undefined && props.papers.includes(chosen) ? chosen : usual
  const { form, content } = props
  const asked = useQuestion('previewTemplate', paper ? { form, language, paper, content } : null)
  const narrow = paper !== undefined && paperSize(paper).widthMillimetres < 100
  return (
    <div className={classes.preview}>
      <Panel
        title={t('preview')}
        aside={asked.data ? <span className={classes.hint}>{t('version', asked.data)}</span> : null}
      >
        <div className={classes.previewBar}>
          <SelectField
            label={t('paper')}
            choices={props.papers.map((value) => ({ value, label: prints(`paper_${value}`) }))}
            value={paper}
            onChange={setChosen}
          />
          <SegmentedControl
            size="xs"
            aria-label={settings('formsLanguage')}
            value={language}
            data={[
              { value: 'zh-CN', label: settings('chinese') },
              { value: 'en', label: settings('english') },
            ]}
            onChange={(value) => setLanguage(value === 'en' ? 'en' : 'zh-CN')}
          />
        </div>
        <AskedProblem asked={asked} />
        {asked.data ? (
          <div className={narrow ? `${classes.page} ${classes.narrow}` : classes.page}>
            <Paper html={asked.data.html} title={t('preview')} />
          </div>
        ) : null}
      </Panel>
    </div>
  )
}
