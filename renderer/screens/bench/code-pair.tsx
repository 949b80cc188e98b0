/** A code of two levels, group then code, with what the brand of the device calls it in its claims. */

import type { Reference } from '../../../shared/questions/lookups'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { SelectField } from '../../ui/choices'
import classes from './job-sheet.module.css'
import { localName } from './section'

export function CodePair(props: {
  readonly faults: Reference['faults']
  /** Absent: no brand has codes for these. */
  readonly brandCodes?: Reference['brandCodes']
  readonly groupLabel: string
  readonly codeLabel: string
  readonly code: string
  readonly onChange: (code: string) => void
  readonly required?: boolean
}) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const language = useLanguage()
  const { faults, code, required = false } = props
  const known = faults.find((fault) => fault.code === code)
  const groupCode = known?.level === 1 ? known.code : (known?.parent ?? '')
  const groups = faults.filter(({ level }) => level === 1)
  const inGroup = faults.filter(({ level, parent }) => level === 2 && parent === groupCode)
  const brandCode = props.brandCodes?.find((one) => one.code === code)?.brandCode
  const choicesOf = (codes: Reference['faults']) =>
    codes.map((fault) => ({ value: fault.code, label: `${localName(fault, language)}  ${fault.code}` }))

  function chooseGroup(group: string | undefined) {
    const only = faults.filter(({ level, parent }) => level === 2 && parent === group)
    props.onChange(only.length === 1 ? (only[0]?.code ?? '') : (group ?? ''))
  }

  return (
    <div className={classes.row}>
      <div className={classes.grow}>
        <SelectField
          label={props.groupLabel}
          choices={choicesOf(groups)}
          value={groupCode === '' ? undefined : groupCode}
          onChange={chooseGroup}
          required={required}
        />
      </div>
      <div className={classes.grow}>
        <SelectField
          label={props.codeLabel}
          choices={choicesOf(inGroup)}
          value={known?.level === 2 ? code : undefined}
          onChange={(chosen) => props.onChange(chosen ?? groupCode)}
          placeholder={groupCode === '' ? t('chooseGroup') : ''}
          disabled={groupCode === ''}
          required={required}
        />
      </div>
      {props.brandCodes === undefined ? null : (
        <span className={classes.brandCode}>
          {brandCode === undefined ? tj('brandCodeNone') : tj('brandCode', { code: brandCode })}
        </span>
      )}
    </div>
  )
}
