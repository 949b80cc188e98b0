/** Something went wrong: what happened, what was kept, what to do next. Never only a colour, never only a code. */

import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useLanguage, useT } from '../i18n/language'
import { type Problem, problemText } from '../i18n/refusals'
import { uiWords } from '../i18n/ui'
import classes from './messages.module.css'

export interface ErrorBannerProps {
  readonly what: string
  readonly kept?: string
  readonly next?: string
  readonly tone?: 'breach' | 'waiting'
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[]
}

export function ErrorBanner({ what, kept, next, tone = 'breach', actions = [] }: ErrorBannerProps) {
  const t = useT(uiWords)
  const Icon = tone === 'breach' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className={classes.banner} data-tone={tone} role="alert">
      <Icon size={18} aria-hidden />
      <div className={classes.bannerText}>
        <strong>{what}</strong>
        {kept === undefined ? null : <span>{t('kept', { kept })}</span>}
        {next === undefined ? null : <span>{t('next', { next })}</span>}
      </div>
      {actions.map((action) => (
        <Button key={action.label} size="compact-sm" variant="default" onClick={action.run}>
          {action.label}
        </Button>
      ))}
    </div>
  )
}

/** The banner for an answer that was refused or failed. Draws nothing when there is no problem. */
export function ProblemBanner(props: {
  readonly problem: Problem | undefined
  readonly onRetry?: () => void
}) {
  const language = useLanguage()
  const t = useT(uiWords)
  if (!props.problem) return null
  return (
    <ErrorBanner
      what={problemText(props.problem, language)}
      actions={props.onRetry ? [{ label: t('retry'), run: props.onRetry }] : []}
    />
  )
}
