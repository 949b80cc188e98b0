/** The line above a list: filter, what is filtered, columns, grouping, saved views, export. */

import { ActionIcon, Button, Checkbox, Menu, Popover, TextInput } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconColumns3,
  IconDownload,
  IconFilter,
  IconLayoutRows,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import { useHotkeys } from '../hotkeys'
import type { ExportFormat, TableColumn, TableView, ValueFilter } from './column'
import classes from './data-table.module.css'
import type { ListViews } from './use-saved-views'
import { ViewsMenu } from './views-menu'

export interface TableToolsProps<Row extends object> {
  readonly columns: readonly TableColumn<Row>[]
  readonly order: readonly string[]
  readonly view: TableView
  readonly setView: (change: (before: TableView) => TableView) => void
  /** How a filter is called in the language of now. */
  readonly filterText: (filter: ValueFilter) => string
  readonly filterInput: RefObject<HTMLInputElement | null>
  readonly onLeaveFilter: () => void
  readonly rowCount: number
  readonly total: number
  readonly canGroup: boolean
  readonly views: ListViews | undefined
  readonly standard: TableView
  readonly exportFormats: readonly ExportFormat[]
  readonly onExport: (format: ExportFormat) => void
  readonly children: ReactNode
}

const exportLabel = { csv: 'exportCsv', xlsx: 'exportXlsx', print: 'exportPrint' } as const

export function TableTools<Row extends object>(props: TableToolsProps<Row>) {
  const t = useT(uiWords)
  const { columns, view, setView } = props
  const columnName = (id: string) => columns.find((column) => column.id === id)?.header ?? id
  useHotkeys([
    {
      keys: '/',
      label: t('filterList')
        .replace(/[（(].*/, '')
        .trim(),
      run: () => props.filterInput.current?.select(),
    },
  ])
  return (
    <div className={classes.tools}>
      {props.children}
      <TextInput
        ref={props.filterInput}
        className={classes.filter}
        aria-label={t('filterList')}
        placeholder={t('filterList')}
        leftSection={<IconFilter size={15} aria-hidden />}
        value={view.text}
        onChange={(event) => {
          const text = event.currentTarget.value
          setView((before) => ({ ...before, text }))
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.preventDefault()
            setView((before) => ({ ...before, text: '' }))
            props.onLeaveFilter()
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            props.onLeaveFilter()
          }
        }}
      />
      <div className={classes.filters}>
        {view.filters.map((filter, index) => {
          const text = props.filterText(filter) || t('empty')
          const said = `${columnName(filter.columnId)} ${filter.not ? `${t('isNot')} ` : ''}${text}`
          return (
            <button
              key={`${filter.columnId} ${filter.not} ${filter.text}`}
              type="button"
              className={classes.filterChip}
              aria-label={t('removeFilter', { filter: said })}
              onClick={() =>
                setView((before) => ({ ...before, filters: before.filters.filter((_, at) => at !== index) }))
              }
            >
              {said}
              <IconX size={13} aria-hidden />
            </button>
          )
        })}
        {view.groupBy === undefined ? null : (
          <button type="button" className={classes.filterChip} onClick={() => setView(withoutGroup)}>
            {t('groupBy', { column: columnName(view.groupBy) })}
            <IconX size={13} aria-hidden />
          </button>
        )}
      </div>
      <span className={classes.count} role="status">
        {props.rowCount === props.total
          ? t('rows', { count: props.rowCount })
          : t('rowsOf', { shown: props.rowCount, total: props.total })}
      </span>
      {props.views ? (
        <ViewsMenu {...props.views} view={view} standard={props.standard} setView={setView} />
      ) : null}
      <ColumnChooser {...props} />
      {props.exportFormats.length === 0 ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('exportList')} title={t('exportList')}>
              <IconDownload size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {props.exportFormats.map((format) => (
              <Menu.Item key={format} onClick={() => props.onExport(format)}>
                {t(exportLabel[format])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}

function ColumnChooser<Row extends object>(props: TableToolsProps<Row>) {
  const t = useT(uiWords)
  const { columns, order, view, setView } = props
  const shown = order.flatMap((id) => columns.filter((column) => column.id === id))
  const toggle = (id: string) =>
    setView((before) => ({
      ...before,
      hidden: before.hidden.includes(id)
        ? before.hidden.filter((other) => other !== id)
        : [...before.hidden, id],
    }))
  const move = (id: string, step: 1 | -1) => {
    const at = order.indexOf(id)
    const other = order[at + step]
    if (other === undefined || at + step === 0) return
    const next = order.with(at, other).with(at + step, id)
    setView((before) => ({ ...before, order: next }))
  }
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('columns')} title={t('columns')}>
          <IconColumns3 size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <ul className={classes.chooser} aria-label={t('columns')}>
          {shown.map(({ id, header }, index) => (
            <li key={id}>
              <Checkbox
                label={header}
                checked={!view.hidden.includes(id)}
                disabled={index === 0}
                onChange={() => toggle(id)}
              />
              <ActionIcon
                aria-label={t('columnUp', { column: header })}
                size={22}
                disabled={index < 2}
                onClick={() => move(id, -1)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('columnDown', { column: header })}
                size={22}
                disabled={index === 0 || index === shown.length - 1}
                onClick={() => move(id, 1)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {props.canGroup ? (
          <ul className={classes.chooser}>
            {columns
              .filter((column) => column.groupable === true)
              .map(({ id, header }) => (
                <li key={id}>
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    leftSection={<IconLayoutRows size={14} />}
                    onClick={() =>
                      setView((before) =>
                        before.groupBy === id ? withoutGroup(before) : { ...before, groupBy: id },
                      )
                    }
                  >
                    {view.groupBy === id ? t('ungroup') : t('groupBy', { column: header })}
                  </Button>
                </li>
              ))}
          </ul>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function withoutGroup({ groupBy: _, ...view }: TableView): TableView {
  return view
}
