/** The frame of an office screen and its panels: one heading, its actions, its content. Holds no business of its own. */

import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './office.module.css'

export interface OfficeScreenProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  /** The screen is as high as the work area and its lists scroll inside. */
  readonly fixed?: boolean
  readonly children: ReactNode
}

export function OfficeScreen({ title, subtitle, actions, fixed = false, children }: OfficeScreenProps) {
  return (
    <div className={fixed ? `${classes.screen} ${classes.fixed}` : classes.screen}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.subtitle}>{subtitle}</div>
        <div className={classes.actions}>{actions}</div>
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  )
}

export interface PanelProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly actions?: ReactNode
  /** Without inner space: a list that fills the panel. */
  readonly flush?: boolean
  readonly grow?: boolean
  readonly children: ReactNode
}

export function Panel({ title, aside, actions, flush = false, grow = false, children }: PanelProps) {
  const titleId = useId()
  return (
    <section className={grow ? `${classes.panel} ${classes.grow}` : classes.panel} aria-labelledby={titleId}>
      <header className={classes.panelHead}>
        <h2 id={titleId} className={classes.panelTitle}>
          {title}
        </h2>
        {aside}
        {actions}
      </header>
      <div className={flush ? classes.flush : classes.panelBody}>{children}</div>
    </section>
  )
}
