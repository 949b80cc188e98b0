/**
 * F1: the page of the guide for the place a person is at, from the program itself and so also without a network. The
 * pages are those of docs/guide, written once and read in both places.
 */

import { Button } from '@mantine/core'
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { frameWords } from '../i18n/frame'
import { useLanguage, useT } from '../i18n/language'
import { Dialog } from '../ui/dialog'
import { FirstDayOffer } from './first-day'
import classes from './help.module.css'

const sources = import.meta.glob<string>('../../docs/guide/*/*.md', { query: '?raw', import: 'default' })

const pictures = import.meta.glob<string>('../../docs/guide/*/pictures/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
})

const pages = ['first-day', 'counter', 'bench', 'manager', 'administrator', 'headquarters'] as const
type PageId = (typeof pages)[number]

/** Which page a place's work stands on. */
const pageOf: Readonly<Record<string, PageId>> = {
  counter: 'counter',
  custody: 'bench',
  till: 'counter',
  bench: 'bench',
  parts: 'bench',
  manager: 'manager',
  headquarters: 'headquarters',
  settings: 'administrator',
}

export function Help(props: {
  readonly place: string
  readonly onKeys: () => void
  readonly onClose: () => void
}) {
  const t = useT(frameWords)
  const language = useLanguage()
  const [page, setPage] = useState<PageId>(pageOf[props.place] ?? 'first-day')
  const [text, setText] = useState('')
  useEffect(() => {
    let gone = false
    const load = sources[`../../docs/guide/${language === 'zh' ? 'zh-CN' : 'en'}/${page}.md`]
    void load?.().then((loaded) => {
      if (!gone) setText(loaded)
    })
    return () => {
      gone = true
    }
  }, [page, language])

  return (
    <Dialog
      title={t('help')}
      size={860}
      onClose={props.onClose}
      extra={
        <Button variant="default" onClick={props.onKeys}>
          {t('keyMap')}
        </Button>
      }
    >
      <div className={classes.layout}>
        <nav className={classes.pages} aria-label={t('help')}>
          {pages.map((id) => (
            <button
              key={id}
              type="button"
              className={classes.page}
              aria-current={id === page ? 'page' : undefined}
              onClick={() => setPage(id)}
            >
              {t(`help_${id}`)}
            </button>
          ))}
        </nav>
        <article className={classes.text}>
          {page === 'first-day' ? <FirstDayOffer onBegun={props.onClose} /> : null}
          {blocksOf(text, language)}
        </article>
      </div>
    </Dialog>
  )
}

/** Headings, pictures, lists, paragraphs, bold and code: what the guide is written in. Everything else stays as it is typed. */
function blocksOf(text: string, language: string): ReactNode {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block, at) => {
      const key = `${at}:${block.slice(0, 12)}`
      const picture = /^!\[([^\]]*)\]\(([^)]+)\)$/.exec(block)
      if (picture) {
        const source = pictures[`../../docs/guide/${language === 'zh' ? 'zh-CN' : 'en'}/${picture[2]}`]
        return source ? <img key={key} className={classes.picture} src={source} alt={picture[1]} /> : null
      }
      const heading = /^(#{1,2}) (.+)$/.exec(block)
      if (heading) {
        const Tag = heading[1] === '#' ? 'h2' : 'h3'
        return <Tag key={key}>{inline(heading[2] ?? '')}</Tag>
      }
      const lines = block.split('\n')
      const items = lines.map((line) => line.replace(/^(\d+\.|-) /, ''))
      const List = /^\d+\. /.test(block) ? 'ol' : /^- /.test(block) ? 'ul' : undefined
      if (!List) return <p key={key}>{inline(block)}</p>
      return (
        <List key={key}>
          {items.map((item) => (
            <li key={item}>{inline(item)}</li>
          ))}
        </List>
      )
    })
}

function inline(text: string): ReactNode {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, at) => {
    const key = `${at}:${part}`
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
    return <Fragment key={key}>{part}</Fragment>
  })
}
