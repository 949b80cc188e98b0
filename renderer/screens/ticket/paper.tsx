/**
 * A printed document shown on screen exactly as its page says, in a tree of its own, so that neither its style nor
 * ours touches the other. The page's policy forbids inline style, so its sheet is adopted instead of written in.
 */

import { useEffect, useRef } from 'react'
import classes from './ticket.module.css'

export function Paper({ html, title }: { readonly html: string; readonly title: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    // The page's policy already looks at inline style while a text is parsed, so it is taken out before.
    const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text = '']) => text)
    const markup = html
      .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      .replaceAll(' style="', ' data-style="')
    const page = new DOMParser().parseFromString(markup, 'text/html')
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      styles
        .join('\n')
        .replaceAll(/(^|[\s}])body\{/g, '$1.paper{')
        .replaceAll(/(^|[\s}])html\{/g, '$1:host{'),
    )
    root.adoptedStyleSheets = [sheet]
    for (const active of page.querySelectorAll('script, link, iframe, object')) active.remove()
    const body = document.createElement('div')
    body.className = 'paper'
    body.lang = page.documentElement.lang
    body.append(...[...page.body.childNodes].map((node) => document.importNode(node, true)))
    for (const styled of body.querySelectorAll<HTMLElement>('[data-style]')) {
      styled.style.cssText = styled.dataset.style ?? ''
    }
    root.replaceChildren(body)
  }, [html])
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper is scrolled by keys.
  return <div ref={place} className={classes.paper} role="document" aria-label={title} tabIndex={0} />
}
