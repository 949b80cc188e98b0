/** Under a form of rules that was changed: why, and the two ways out. What it has to say about the change stands first. */

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { TextField } from '../../ui/fields'
import classes from './settings.module.css'

export function ChangeBar(props: {
  readonly reason: string
  readonly onReason: (text: string) => void
  readonly error?: string | undefined
  readonly canSave: boolean
  readonly onDiscard: () => void
  readonly children?: ReactNode
}) {
  const t = useT(settingsWords)
  return (
    <div className={classes.bar}>
      {props.children}
      <div className={classes.barGrow}>
        <TextField
          label={t('policyReason')}
          altKey="R"
          required
          maxLength={400}
          value={props.reason}
          onChange={props.onReason}
          error={props.error}
        />
      </div>
      <Button variant="default" onClick={props.onDiscard}>
        {t('discard')}
      </Button>
      <Button type="submit" disabled={!props.canSave} rightSection={<kbd>Ctrl S</kbd>}>
        {t('save')}
      </Button>
    </div>
  )
}
