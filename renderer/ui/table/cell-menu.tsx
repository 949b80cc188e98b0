/** The right-click menu of a cell: filter by its value, group, copy, and what the screen adds for the row. */

import { Menu } from '@mantine/core'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import { cellText, keyOf, type TableColumn, type TableView } from './column'

export interface RowAction {
  readonly label: string
  readonly run: () => void
  readonly keys?: string
  readonly destructive?: boolean
  readonly disabled?: boolean
}

export interface CellMenuAt<Row> {
  readonly row: Row
  readonly column: TableColumn<Row>
  readonly x: number
  readonly y: number
}

export interface CellMenuProps<Row> {
  readonly at: CellMenuAt<Row>
  readonly setView: (change: (before: TableView) => TableView) => void
  readonly filtered: boolean
  readonly canGroup: boolean
  readonly actions: readonly RowAction[]
  readonly onOpen: ((row: Row) => void) | undefined
  readonly onClose: () => void
}

export function CellMenu<Row extends object>(props: CellMenuProps<Row>) {
  const t = useT(uiWords)
  const { at, setView, actions, onOpen } = props
  const text = cellText(at.column, at.row)
  const shown = text === '' ? t('empty') : text
  const filter = (not: boolean) =>
    setView((before) => ({
      ...before,
      filters: [
        ...before.filters.filter((known) => known.columnId !== at.column.id || (not && known.not)),
        { columnId: at.column.id, value: keyOf(at.column, at.row), text, not },
      ],
    }))
  return (
    <Menu
      opened
      onClose={props.onClose}
      position="bottom-start"
      offset={0}
      trapFocus
      returnFocus={false}
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Menu.Target>
        <div style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label={shown}>
        {onOpen ? (
          <Menu.Item rightSection={<kbd>Enter</kbd>} onClick={() => onOpen(at.row)}>
            {t('openRow')}
          </Menu.Item>
        ) : null}
        {actions.map((action) => (
          <Menu.Item
            key={action.label}
            disabled={action.disabled ?? false}
            rightSection={action.keys === undefined ? null : <kbd>{action.keys}</kbd>}
            onClick={action.run}
            data-destructive={action.destructive}
          >
            {action.label}
          </Menu.Item>
        ))}
        {onOpen || actions.length > 0 ? <Menu.Divider /> : null}
        {at.column.filterable === false ? null : (
          <>
            <Menu.Item onClick={() => filter(false)}>{t('only', { value: shown })}</Menu.Item>
            <Menu.Item onClick={() => filter(true)}>{t('without', { value: shown })}</Menu.Item>
          </>
        )}
        {props.filtered ? (
          <Menu.Item onClick={() => setView((before) => ({ ...before, text: '', filters: [] }))}>
            {t('removeFilters')}
          </Menu.Item>
        ) : null}
        {props.canGroup && at.column.groupable !== false ? (
          <Menu.Item onClick={() => setView((before) => ({ ...before, groupBy: at.column.id }))}>
            {t('groupBy', { column: at.column.header })}
          </Menu.Item>
        ) : null}
        <Menu.Item onClick={() => void navigator.clipboard.writeText(text)}>
          {t('copyValue', { value: shown })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
