/**
 * The parts place: one box that answers while typing, and beside it the part under the cursor with its stock. The
 * list says from which day the catalogue is and whether it is complete, so that "not found" can be believed.
 */

import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAim, useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import { EmptyState } from '../../ui/empty-state'
import { useHotkeys } from '../../ui/hotkeys'
import { useScan } from '../../ui/scan'
import { dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { PartView } from '../part/part-view'
import { CatalogueImport } from '../stock/catalogue-import'
import { StockLabelsButton } from '../stock/stock-labels'
import type { StockViewProps } from '../stock/stock-view'
import { PartsList, partRowId } from './parts-list'
import classes from './parts-screen.module.css'
import { useShelfParts } from './use-shelf-parts'

const pageSize = 50
const most = 500

export function FindView({ chooser }: StockViewProps) {
  const t = useT(partsWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const aim = useAim('parts')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [inStock, setInStock] = useState(false)
  const [limit, setLimit] = useState(pageSize)
  const [chosen, setChosen] = useState<string>()
  const [changes, setChanges] = useState(0)
  const wanted = text.trim()
  // The filter by stock works on what was found, so more is asked for when it is on.
  const answer = useQuestion('findParts', { text: wanted, inStock, limit: inStock ? most : limit }, [changes])
  // Nothing typed: what lies on the shelf here is more use than the first page of the catalogue.
  const shelf = useShelfParts(wanted === '', changes)
  const parts = wanted === '' ? shelf : (answer.data?.parts ?? [])
  const isMore = wanted !== '' && answer.data?.more === true
  const at = Math.max(
    0,
    parts.findIndex(({ partNumber }) => partNumber === chosen),
  )
  const current = parts[at]?.partNumber
  const shown = chosen ?? current

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new aim is followed once.
  useEffect(() => {
    if (aim?.text !== undefined) find(aim.text)
    if (aim?.partNumber !== undefined) setChosen(aim.partNumber)
  }, [aim])
  useEffect(() => input.current?.focus({ preventScroll: true }), [])

  useScan((scan) => {
    if (scan.kind === 'partNumber') {
      find(scan.partNumber)
      setChosen(scan.partNumber)
    } else if (scan.kind === 'bin') find(scan.bin)
    else return false
    return true
  })
  useHotkeys([{ keys: '/', label: t('find'), run: () => input.current?.select() }])

  function find(next: string) {
    setText(next)
    setLimit(pageSize)
    setChosen(undefined)
  }

  function choose(index: number) {
    const part = parts[Math.min(Math.max(index, 0), parts.length - 1)]
    if (!part) return
    setChosen(part.partNumber)
    document.getElementById(partRowId(part.partNumber))?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 12,
      PageUp: at - 12,
    }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      choose(to)
    } else if (event.key === 'Enter' && shown !== undefined) {
      event.preventDefault()
      open({ kind: 'part', id: shown })
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault()
      find('')
    }
  }

  const { data } = answer
  return (
    <div className={classes.screen}>
      <div className={classes.left}>
        <div className={classes.views}>{chooser}</div>
        <div className={classes.tools}>
          <TextInput
            ref={input}
            className={classes.box}
            aria-label={t('find')}
            placeholder={t('findHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            role="combobox"
            aria-expanded={parts.length > 0}
            aria-controls="parts-list"
            aria-autocomplete="list"
            aria-activedescendant={shown === undefined ? undefined : partRowId(shown)}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => find(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Checkbox
            label={t('inStockOnly')}
            checked={inStock}
            onChange={(event) => setInStock(event.currentTarget.checked)}
          />
          <StockLabelsButton place="any" parts={[]} size="sm" />
        </div>
        <CatalogueImport onLoaded={() => setChanges((before) => before + 1)} />
        <div className={classes.state} role="status">
          <span>
            {wanted === '' ? `${t('inStockNow')} · ` : ''}
            {isMore ? t('foundMore', { count: parts.length }) : t('found', { count: parts.length })}
          </span>
          {data ? (
            <span className={data.complete ? undefined : classes.warn}>
              {data.complete ? '● ' : '▲ '}
              {data.complete
                ? t('catalogueComplete', {
                    day: dayText(data.catalogueOf.slice(0, 10), language),
                    count: data.catalogueSize.toLocaleString('en-US'),
                  })
                : data.catalogueOf === ''
                  ? t('catalogueNone')
                  : t('catalogueIncomplete', { day: dayText(data.catalogueOf.slice(0, 10), language) })}
            </span>
          ) : null}
        </div>
        {data && parts.length === 0 ? (
          wanted === '' ? (
            <EmptyState title={t('nothingInStock')} hint={t('nothingInStockHint')} />
          ) : (
            <EmptyState
              title={t('nothing', { text: wanted })}
              hint={data.complete ? t('nothingHint') : t('nothingHintIncomplete')}
            />
          )
        ) : (
          <PartsList
            parts={parts}
            chosen={shown}
            onChoose={setChosen}
            onOpen={(partNumber) => open({ kind: 'part', id: partNumber })}
            more={
              isMore && !inStock && limit < most ? (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => setLimit(Math.min(most, limit + pageSize))}
                >
                  {t('nextPage')}
                </Button>
              ) : null
            }
          />
        )}
      </div>
      <aside className={classes.right} aria-label={t('openSheet')}>
        {shown === undefined ? (
          <EmptyState title={t('choose')} />
        ) : (
          <PartView
            partNumber={shown}
            onOther={setChosen}
            onChanged={() => setChanges((before) => before + 1)}
          />
        )}
      </aside>
    </div>
  )
}
