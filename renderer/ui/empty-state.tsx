/** An empty list or place: says what it is and what to do, with the one action that fills it. */

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './messages.module.css'

export interface EmptyStateProps {
  readonly title: string
  readonly hint?: string
  readonly icon?: ReactNode
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void }
}

export function EmptyState({ title, hint, icon, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon}
      <p className={classes.emptyTitle}>{title}</p>
      {hint === undefined ? null : <p className={classes.emptyHint}>{hint}</p>}
      {action === undefined ? null : (
        <Button variant="default" onClick={action.run} rightSection={action.keys && <kbd>{action.keys}</kbd>}>
          {action.label}
        </Button>
      )}
    </div>
  )
}
