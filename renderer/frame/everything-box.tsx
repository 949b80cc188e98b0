/** The one box: customers, devices, tickets and parts from the program, and every key of this screen as a command. */

import { type RefObject, useCallback } from 'react'
import { frameWords } from '../i18n/frame'
import { useLanguage, useT } from '../i18n/language'
import type { Hotkey } from '../ui/hotkeys'
import { SearchBox, type SearchItem } from '../ui/search-box'
import { type FoundKind, useWorkstation } from '../workstation'
import { useNavigation } from './navigation'

interface EverythingItem extends SearchItem {
  readonly open: () => void
}

const groupKey = {
  customer: 'foundCustomer',
  device: 'foundDevice',
  ticket: 'foundTicket',
  part: 'foundPart',
  article: 'foundArticle',
} as const satisfies Readonly<Record<FoundKind, string>>

export function EverythingBox(props: {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly commands: readonly Hotkey[]
}) {
  const t = useT(frameWords)
  const language = useLanguage()
  const { find } = useWorkstation()
  const { open } = useNavigation()
  const { commands } = props

  const search = useCallback(
    async (text: string): Promise<readonly EverythingItem[]> => {
      const wanted = text.toLowerCase()
      const matching = commands
        .filter((command) => command.hidden !== true && command.keys !== 'Escape')
        .filter(
          (command) => command.label.toLowerCase().includes(wanted) || command.keys.toLowerCase() === wanted,
        )
        .map((command) => ({
          key: `command-${command.keys}-${command.label}`,
          title: command.label,
          group: t('foundCommand'),
          aside: <kbd>{command.keys}</kbd>,
          open: command.run,
        }))
      const found = text === '' ? [] : await find(text)
      const kinds: readonly FoundKind[] = ['ticket', 'device', 'customer', 'part', 'article']
      const things = kinds.flatMap((kind) =>
        found
          .filter((item) => item.kind === kind)
          .map((item) => {
            const note = language === 'en' ? (item.noteEn ?? item.note) : item.note
            return {
              key: `${kind}-${item.id}`,
              title: item.title,
              ...(note === undefined ? {} : { note }),
              group: t(groupKey[kind]),
              open: () => open({ kind, id: item.id }),
            }
          }),
      )
      return [...things, ...matching]
    },
    [commands, find, open, t, language],
  )

  return (
    <SearchBox
      label={t('everything')}
      hideLabel
      placeholder={t('everything')}
      inputRef={props.inputRef}
      search={search}
      whenEmpty
      onPick={(item) => {
        props.inputRef.current?.blur()
        item.open()
      }}
      rightSection={<kbd>Ctrl K</kbd>}
    />
  )
}
