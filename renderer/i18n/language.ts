/**
 * The two languages of the windows, and the one way to say something in them. A place keeps Chinese and English of
 * a sentence side by side in its own file (`definePlace`), so that one is never changed without seeing the other.
 * Keys and placeholders are checked by the compiler: a sentence that does not exist can not be asked for.
 */

import i18next from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'zh' | 'en'

export interface Words {
  readonly zh: string
  readonly en: string
  /** English for a `count` of one, where it differs. */
  readonly enOne?: string
}

export type Place = Readonly<Record<string, Words>>

export interface PlaceWords<Entries extends Place> {
  readonly namespace: string
  readonly entries: Entries
}

type PlaceholderOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never

type Values<Entry extends Words> = string extends Entry['zh']
  ? [values?: Readonly<Record<string, string | number>>]
  : [PlaceholderOf<Entry['zh']>] extends [never]
    ? []
    : [values: Readonly<Record<PlaceholderOf<Entry['zh']>, string | number>>]

/** Says a sentence of one place in the current language. */
export type Translate<Entries extends Place> = <Key extends keyof Entries & string>(
  key: Key,
  ...values: Values<Entries[Key]>
) => string

const i18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: 'zh',
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  resources: { zh: {}, en: {} },
})

export { i18n }

/** Registers the words of a place. Each file in this folder calls it once, and exports what it gives. */
export function definePlace<const Entries extends Place>(
  namespace: string,
  entries: Entries,
): PlaceWords<Entries> {
  addWords(namespace, entries)
  return { namespace, entries }
}

/** Reasons of refusals: `{ 'not-paid': { zh, en } }`. Any place may add its own; `refusalText` finds them all. */
export function defineRefusals<const Entries extends Place>(entries: Entries): PlaceWords<Entries> {
  return definePlace('refusals', entries)
}

export function useT<Entries extends Place>(place: PlaceWords<Entries>): Translate<Entries> {
  const { i18n: instance } = useTranslation()
  const language = instance.language
  return useMemo(() => translateIn(place, language === 'en' ? 'en' : 'zh'), [place, language])
}

/** For sentences outside a component, such as a column definition made once for a given language. */
export function translateIn<Entries extends Place>(
  place: PlaceWords<Entries>,
  language: Language,
): Translate<Entries> {
  const entries: Place = place.entries
  return ((key: string, values?: Readonly<Record<string, string | number>>) => {
    // A sentence with nothing to fill in is what it is: a list says hundreds of them in a moment.
    const words = values === undefined ? entries[key] : undefined
    if (words) return words[language]
    return i18n.t(key, { ...values, ns: place.namespace, lng: language })
  }) as Translate<Entries>
}

export function useLanguage(): Language {
  const { i18n: instance } = useTranslation()
  return instance.language === 'en' ? 'en' : 'zh'
}

/** Switches every window text at once; nothing is reloaded and nothing typed is touched. */
export function setLanguage(language: Language): void {
  void i18n.changeLanguage(language)
  if (typeof document !== 'undefined') document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}

function addWords(namespace: string, entries: Place): void {
  const zh: Record<string, string> = {}
  const en: Record<string, string> = {}
  for (const [key, words] of Object.entries(entries)) {
    zh[key] = words.zh
    en[key] = words.en
    if (words.enOne !== undefined) {
      en[`${key}_one`] = words.enOne
      en[`${key}_other`] = words.en
    }
  }
  i18n.addResourceBundle('zh', namespace, zh, true, true)
  i18n.addResourceBundle('en', namespace, en, true, true)
}
