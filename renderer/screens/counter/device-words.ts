/** What a device can be, and what can be found on it, for the lists to choose from. */

import { exclusionCodes } from '../../../shared/warranty/rules'
import type { counterWords } from '../../i18n/counter'
import type { Translate } from '../../i18n/language'

const classNames = ['phone', 'tablet', 'pc', 'av', 'appliance', 'printer', 'network', 'accessory'] as const

/** The classes there are, and the catalogue's own where it has another. */
export function deviceClasses(
  t: Translate<typeof counterWords.entries>,
  present: string,
): readonly { readonly value: string; readonly label: string }[] {
  const known = classNames.map((value) => ({ value: value as string, label: t(`class_${value}`) }))
  return present === '' || known.some(({ value }) => value === present)
    ? known
    : [...known, { value: present, label: present }]
}

/** `no-proof` is said by the proof field. */
export function exclusionChoices(
  t: Translate<typeof counterWords.entries>,
): readonly { readonly value: string; readonly label: string }[] {
  return exclusionCodes.flatMap((value) =>
    value === 'no-proof' ? [] : [{ value, label: t(`exclusion_${value}`) }],
  )
}
