/** Header, closing words or terms: as above, or the outlet's own in both languages. */

import { SegmentedControl } from '@mantine/core'
import {
  type TemplateContent,
  type TemplateForm,
  templateContentSchema,
} from '../../../shared/paper-template/state'
import { useT } from '../../i18n/language'
import { templatesWords } from '../../i18n/templates'
import { LongTextField } from '../../ui/fields'
import classes from './templates.module.css'

type Words = NonNullable<TemplateContent['header']>

export function OwnWords(props: {
  readonly part: 'header' | 'footer' | 'terms'
  readonly form: TemplateForm
  readonly value: Words | undefined
  readonly onChange: (value: Words | undefined) => void
}) {
  const t = useT(templatesWords)
  const { part, value, onChange } = props
  const isFine = (words: Words) => templateContentSchema.shape[part].safeParse(words).success
  const field = (language: 'zh' | 'en', words: Words) => (
    <LongTextField
      label={`${t(part)} · ${t(language === 'zh' ? 'inChinese' : 'inEnglish')}`}
      minRows={part === 'terms' ? 4 : 2}
      maxLength={part === 'terms' ? 8000 : 490}
      value={words[language]}
      onChange={(text) => onChange({ ...words, [language]: text })}
      error={isFine({ zh: '', en: '', [language]: words[language] }) ? undefined : t('tooLong')}
    />
  )
  return (
    <div>
      <div className={classes.part}>
        <span className={classes.partName}>{t(part)}</span>
        <SegmentedControl
          size="xs"
          aria-label={t(part)}
          value={value ? 'own' : 'above'}
          data={[
            { value: 'above', label: t(props.form === 'all' ? 'asBuiltIn' : 'asAbove') },
            { value: 'own', label: t('own') },
          ]}
          onChange={(next) => onChange(next === 'own' ? { zh: '', en: '' } : undefined)}
        />
        {value ? <span className={classes.hint}>{t(`${part}Hint`)}</span> : null}
      </div>
      {value ? (
        <div className={classes.pair}>
          {field('zh', value)}
          {field('en', value)}
        </div>
      ) : null}
    </div>
  )
}
