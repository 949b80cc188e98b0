/** The logo on the paper: a picture file that main keeps only if a printer could draw it. */

import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { TemplateForm } from '../../../shared/paper-template/state'
import { mostLogoLetters } from '../../../shared/questions/templates'
import { ask } from '../../door'
import { useT } from '../../i18n/language'
import type { Problem } from '../../i18n/refusals'
import { templatesWords } from '../../i18n/templates'
import { ProblemBanner } from '../../ui/error-banner'
import type { Act } from '../../use-act'
import classes from './templates.module.css'

export function LogoField(props: {
  readonly form: TemplateForm
  readonly value: string | undefined
  readonly onChange: (hash: string | undefined) => void
  readonly act: Act
}) {
  const t = useT(templatesWords)
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Problem>()
  const { value, onChange } = props

  async function take(file: File | undefined) {
    setProblem(undefined)
    if (!file) return
    if (file.type !== 'image/png' && file.type !== 'image/jpeg')
      return setProblem({ reason: 'logo-unreadable' })
    const base64 = await base64Of(file)
    if (base64.length > mostLogoLetters) return setProblem({ reason: 'logo-too-large' })
    const mime = file.type
    const done = await props.act.run(() => ask('keepLogo', { mime, base64 }))
    if (done) onChange(done.value.hash)
  }

  return (
    <div>
      <div className={classes.part}>
        <span className={classes.partName}>{t('logo')}</span>
        <span>
          {value === undefined
            ? t(props.form === 'all' ? 'logoAbove' : 'asAbove')
            : value === ''
              ? t('logoNone')
              : `✓ ${t('logoSet')}`}
        </span>
        <Button size="compact-sm" variant="default" onClick={() => input.current?.click()}>
          {t('logoChoose')}
        </Button>
        {value === '' || (value === undefined && props.form === 'all') ? null : (
          <Button size="compact-sm" variant="default" onClick={() => onChange('')}>
            {t('logoRemove')}
          </Button>
        )}
        {value === undefined ? null : (
          <Button size="compact-sm" variant="default" onClick={() => onChange(undefined)}>
            {t('logoBack')}
          </Button>
        )}
        <span className={classes.hint}>{t('logoHint')}</span>
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('logoChoose')}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      <ProblemBanner problem={problem} />
    </div>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
}
