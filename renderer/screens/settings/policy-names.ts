/** A setting by its path in the policy (`firstResponseMinutes.high`), as the form calls it. */

import { frameWords } from '../../i18n/frame'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { ticketWords } from '../../i18n/ticket'
import { idOf, type PolicyField, policyGroups } from './policy-fields'
import { useListPathName } from './policy-words'

export function usePathName(): (path: string) => string {
  const t = useT(settingsWords)
  const labelOf = usePolicyLabel()
  const listName = useListPathName()
  return (path) => {
    const group = policyGroups.find(({ fields }) => fields.some((field) => idOf(field) === path))
    const field = group?.fields.find((one) => idOf(one) === path)
    return group && field ? `${t(group.title as 'groupTerms')} · ${labelOf(field)}` : (listName(path) ?? path)
  }
}

/** What was chosen, in the words of the form; `undefined`: this setting is no choice. */
export function useChoiceValue(): (path: string, value: string) => string | undefined {
  const t = useT(settingsWords)
  return (path, value) => {
    const fields = policyGroups.flatMap((group) => group.fields)
    const choices = fields.find((field) => idOf(field) === path)?.choices
    const label = choices?.find((choice) => choice.value === value)?.label
    return label === undefined ? undefined : say(t, label)
  }
}

export function usePolicyLabel(): (field: PolicyField) => string {
  const t = useT(settingsWords)
  const ticket = useT(ticketWords)
  const frame = useT(frameWords)
  return ({ label }) => {
    switch (label.in) {
      case 'settings':
        return say(t, label.key)
      case 'ticket':
        return say(ticket, label.key)
      case 'role':
        return frame(label.key)
      case 'level':
        return t('levelOf', { name: say(t, label.key) })
      case 'weight':
        return t('weightOf', { name: say(t, label.key) })
    }
  }
}

/** The keys of the form are plain sentences without values, which the type of all keys can not tell. */
export function say(t: (key: never) => string, key: string): string {
  return t(key as never)
}
