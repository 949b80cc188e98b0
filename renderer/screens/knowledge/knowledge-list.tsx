/** Every article, found by words, pinyin or code; best first by how its repairs held. */

import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArticleHit } from '../../../shared/questions/knowledge'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { knowledgeWords } from '../../i18n/knowledge'
import { useLanguage, useT } from '../../i18n/language'
import { EmptyState } from '../../ui/empty-state'
import { StatusBadge } from '../../ui/status-badge'
import { useQuestion } from '../../use-question'
import classes from './knowledge.module.css'
import { ratingText, ratingTone } from './rating-text'

export function KnowledgeList({ onClose }: { readonly onClose: () => void }) {
  const t = useT(knowledgeWords)
  const { open } = useNavigation()
  const [text, setText] = useState('')
  const [retired, setRetired] = useState(false)
  const asked = useQuestion('findArticles', { text: text.slice(0, 200), retired })
  const hits = asked.data
  return (
    <SideSheet title={t('knowledge')} width={760} onClose={onClose}>
      <div className={classes.tools}>
        <TextInput
          className={classes.grow}
          data-autofocus
          autoFocus
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Checkbox
          label={t('showRetired')}
          checked={retired}
          onChange={(event) => setRetired(event.currentTarget.checked)}
        />
      </div>
      {hits === undefined ? null : hits.length === 0 ? (
        <div className={classes.none}>
          {text.trim() === '' && !retired ? (
            <EmptyState title={t('none')} hint={t('noneHint')} />
          ) : (
            <EmptyState title={t('nothingFits')} />
          )}
        </div>
      ) : (
        <div className={classes.list}>
          {hits.map((hit) => (
            <ArticleLine
              key={hit.row.id}
              hit={hit}
              onOpen={() => open({ kind: 'article', id: hit.row.id })}
            />
          ))}
        </div>
      )}
    </SideSheet>
  )
}

export function ArticleLine(props: {
  readonly hit: ArticleHit
  readonly onOpen: () => void
  readonly action?: { readonly label: string; readonly run: () => void; readonly disabled: boolean }
}) {
  const t = useT(knowledgeWords)
  const language = useLanguage()
  const { row, rating, fit } = props.hit
  return (
    <div className={classes.line}>
      <button type="button" className={classes.lineText} onClick={props.onOpen}>
        <span className={classes.lineTitle}>{row.title}</span>
        <span className={classes.quiet}>
          {fit === 'words' ? '' : `${t(`fit_${fit}`)} · `}
          {ratingText(rating, language)}
        </span>
      </button>
      <StatusBadge tone={ratingTone(rating)} />
      {props.action ? (
        <Button
          size="compact-xs"
          variant="default"
          disabled={props.action.disabled}
          onClick={props.action.run}
        >
          {props.action.label}
        </Button>
      ) : null}
    </div>
  )
}
