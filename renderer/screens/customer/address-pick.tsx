/** Province, city, district, street office, one below the other: each asks main for what lies under it. */

import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { useQuestion } from '../../use-question'
import { Pick } from '../counter/small-fields'
import { namesOf, nodesUnder } from './address-names'
import classes from './customer.module.css'

export interface AddressPickProps {
  /** The deepest code that was chosen; its first digits are those of what it lies in. */
  readonly code: string
  readonly onChange: (code: string, names: string) => void
}

const levels = ['province', 'city', 'county', 'town'] as const
const lengths = [2, 4, 6, 9] as const

export function AddressPick({ code, onChange }: AddressPickProps) {
  const chosen = lengths.map((length) => (code.length >= length ? code.slice(0, length) : ''))
  const shown = levels.filter((_, index) => index === 0 || chosen[index - 1] !== '')
  return (
    <div className={classes.pair}>
      {shown.map((level, index) => (
        <Level
          key={level}
          level={level}
          parents={chosen.slice(0, index)}
          value={chosen[index] ?? ''}
          onChange={onChange}
        />
      ))}
    </div>
  )
}

function Level(props: {
  readonly level: (typeof levels)[number]
  readonly parents: readonly string[]
  readonly value: string
  readonly onChange: AddressPickProps['onChange']
}) {
  const t = useT(customerWords)
  const parent = props.parents.at(-1) ?? ''
  const above = useNames(props.parents)
  const below = nodesUnder(parent, useQuestion('addresses', { parent }))
  const nodes = (above && below) ?? []
  return (
    <Pick
      label={t(props.level)}
      value={props.value}
      choices={[{ value: '', label: '—' }, ...nodes.map((node) => ({ value: node.code, label: node.name }))]}
      onChange={(value) => {
        const name = nodes.find((node) => node.code === value)?.name ?? ''
        props.onChange(value === '' ? parent : value, [...(above ?? []), name].join(''))
      }}
    />
  )
}

/** The names of up to three levels above. Fixed in number, so that the questions keep their order. */
function useNames(codes: readonly string[]): readonly string[] | undefined {
  const [a = '', b = '', c = ''] = codes
  const first = useQuestion('addresses', a === '' ? null : { parent: '' })
  const second = useQuestion('addresses', b === '' ? null : { parent: a })
  const third = useQuestion('addresses', c === '' ? null : { parent: b })
  return namesOf(codes, [first, second, third])
}
