/** Which fields of a form are printed. What identifies the paper is not in the list: it is always there. */

import { Checkbox } from '@mantine/core'
import { useT } from '../../i18n/language'
import { templatesWords } from '../../i18n/templates'
import classes from './templates.module.css'

export function FieldsShown(props: {
  readonly fields: readonly { readonly key: string; readonly label: string }[]
  readonly hidden: readonly string[]
  readonly onChange: (hidden: readonly string[]) => void
}) {
  const t = useT(templatesWords)
  const { fields, hidden } = props
  if (fields.length === 0) return null
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.partName}>{t('shown')}</legend>
      <div className={classes.checks}>
        {fields.map(({ key, label }) => (
          <Checkbox
            key={key}
            size="xs"
            label={label}
            checked={!hidden.includes(key)}
            onChange={(event) =>
              props.onChange(
                event.currentTarget.checked ? hidden.filter((one) => one !== key) : [...hidden, key],
              )
            }
          />
        ))}
      </div>
      <span className={classes.hint}>{t('shownHint')}</span>
    </fieldset>
  )
}
