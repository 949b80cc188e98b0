/** A part of the job sheet with its heading and the key that leads there, and the button for a step of the job. */

import { Button, Tooltip } from '@mantine/core'
import { Children, type ReactNode } from 'react'
import { allowsStep, type TicketStep } from '../../../shared/ticket/rules'
import type { Ticket } from '../../../shared/ticket/state'
import { benchWords, statusText } from '../../i18n/bench'
import { type Language, useLanguage, useT } from '../../i18n/language'
import classes from './section.module.css'

export interface SectionProps {
  readonly id: string
  readonly title: string
  /** Written beside the title: Alt+letter leads here (the sheet registers the keys, in the order of the work). */
  readonly letter?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function Section({ id, title, letter, aside, children }: SectionProps) {
  return (
    <section className={classes.section} id={`job-section-${id}`} aria-labelledby={`job-title-${id}`}>
      <header className={classes.head}>
        <h3 id={`job-title-${id}`} className={classes.title}>
          {title}
        </h3>
        {letter === undefined ? null : <kbd aria-hidden>Alt {letter}</kbd>}
        <span className={classes.aside}>{aside}</span>
      </header>
      {Children.toArray(children).length === 0 ? null : (
        <div className={classes.body} data-body>
          {children}
        </div>
      )}
    </section>
  )
}

/** Scrolls to a part of the sheet and puts the focus into its first field or button. */
export function goToSection(id: string): void {
  const section = document.getElementById(`job-section-${id}`)
  section?.scrollIntoView({ block: 'start' })
  const field =
    section?.querySelector<HTMLElement>('[data-body] :is(input, textarea, button):enabled') ??
    section?.querySelector<HTMLElement>('button')
  field?.focus({ preventScroll: true })
}

export interface StepButtonProps {
  readonly ticket: Pick<Ticket, 'kind' | 'status'>
  readonly step: TicketStep
  readonly label: string
  readonly onClick: () => void
  /** Something is not filled in yet: said in the tooltip. */
  readonly lacking?: string | undefined
  readonly busy?: boolean
  readonly variant?: 'filled' | 'default'
  readonly size?: 'sm' | 'compact-md' | 'compact-xs'
}

/** A step that the rules do not allow now stays in sight, greyed, and says why. */
export function StepButton(props: StepButtonProps) {
  const {
    ticket,
    step,
    label,
    onClick,
    lacking,
    busy = false,
    variant = 'filled',
    size = 'compact-md',
  } = props
  const t = useT(benchWords)
  const notNow = useWhyNot(ticket, step)
  const why = notNow ?? (lacking === undefined ? undefined : t('fillFirst', { what: lacking }))
  return (
    <Tooltip label={why} disabled={why === undefined}>
      <Button
        size={size}
        variant={variant}
        data-disabled={why !== undefined || busy}
        aria-disabled={why !== undefined || busy}
        onClick={(event) => {
          if (why !== undefined || busy) event.preventDefault()
          else onClick()
        }}
      >
        {label}
        {why === undefined ? null : <span className="visually-hidden">{why}</span>}
      </Button>
    </Tooltip>
  )
}

export function useWhyNot(ticket: Pick<Ticket, 'kind' | 'status'>, step: TicketStep): string | undefined {
  const t = useT(benchWords)
  const language = useLanguage()
  return allowsStep(ticket, step) ? undefined : t('notNow', { status: statusText(ticket.status, language) })
}

export function localName(
  thing: { readonly nameZh: string; readonly nameEn: string },
  language: Language,
): string {
  return language === 'en' && thing.nameEn !== '' ? thing.nameEn : thing.nameZh
}
