/** The views a person keeps: choose one, keep this one, rename, delete, say which the list opens with. */

import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import { Dialog } from '../dialog'
import type { TableView } from './column'
import classes from './data-table.module.css'
import type { ListViews } from './use-saved-views'

export function ViewsMenu(
  props: ListViews & {
    readonly view: TableView
    readonly standard: TableView
    readonly setView: (change: (before: TableView) => TableView) => void
  },
) {
  const t = useT(uiWords)
  const [open, setOpen] = useState<'save' | 'manage'>()
  const [name, setName] = useState('')
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm">
            {t('views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => props.setView(() => props.standard)}>{t('defaultView')}</Menu.Item>
          {props.saved.map((saved) => (
            <Menu.Item
              key={saved.id}
              rightSection={saved.id === props.defaultId ? <IconStarFilled size={13} aria-hidden /> : null}
              onClick={() => props.setView(() => saved.view)}
            >
              {saved.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setOpen('save')}>{t('saveView')}</Menu.Item>
          {props.saved.length === 0 ? null : (
            <Menu.Item onClick={() => setOpen('manage')}>{t('manageViews')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'save' ? (
        <Dialog
          title={t('saveView')}
          size={360}
          onClose={() => setOpen(undefined)}
          primary={{
            label: t('save'),
            disabled: name.trim() === '',
            run: () => {
              props.onSave(name.trim(), props.view)
              setOpen(undefined)
              setName('')
            },
          }}
        >
          <TextInput
            data-autofocus
            label={t('viewName')}
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Dialog>
      ) : null}
      {open === 'manage' ? (
        <Dialog title={t('manageViews')} size={420} onClose={() => setOpen(undefined)}>
          <ul className={classes.chooser} aria-label={t('views')}>
            {props.saved.map((saved) => {
              const opens = saved.id === props.defaultId
              return (
                <li key={saved.id}>
                  <TextInput
                    aria-label={t('viewName')}
                    defaultValue={saved.name}
                    maxLength={40}
                    onBlur={({ currentTarget }) => {
                      const next = currentTarget.value.trim()
                      if (next === '') currentTarget.value = saved.name
                      else if (next !== saved.name) props.onRename(saved.id, next)
                    }}
                  />
                  <ActionIcon
                    aria-label={t('opensWith', { name: saved.name })}
                    title={t('opensWith', { name: saved.name })}
                    aria-pressed={opens}
                    onClick={() => props.onDefault(opens ? undefined : saved.id)}
                  >
                    {opens ? <IconStarFilled size={16} /> : <IconStar size={16} />}
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('removeView', { name: saved.name })}
                    title={t('removeView', { name: saved.name })}
                    onClick={() => props.onRemove(saved.id)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </li>
              )
            })}
          </ul>
        </Dialog>
      ) : null}
    </>
  )
}
