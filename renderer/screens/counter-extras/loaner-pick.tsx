/** Lending a loaner at intake: one of those that are here, or none. Not there at all where the outlet has none. */

import { extrasWords } from '../../i18n/counter-extras'
import { useT } from '../../i18n/language'
import { useLoaners } from '../../mirror/queries'
import { SelectField } from '../../ui/choices'

export function LoanerPick(props: { readonly value: string; readonly onChange: (loanerId: string) => void }) {
  const t = useT(extrasWords)
  const loaners = useLoaners() ?? []
  const here = loaners.filter((row) => row.state === 'here' || row.id === props.value)
  if (here.length === 0) return null
  return (
    <SelectField
      label={t('loaner')}
      value={props.value}
      choices={[
        { value: '', label: t('loanerNone') },
        ...here.map((row) => ({
          value: row.id,
          label: [row.name, row.model, row.accessories].filter(Boolean).join(' · '),
        })),
      ]}
      onChange={(loanerId) => props.onChange(loanerId ?? '')}
    />
  )
}
