/** The bottom line: what the keys do here and now, and the last thing recorded, with its Undo. */

import { Button } from '@mantine/core'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { type Hotkey, useActiveHotkeys } from '../ui/hotkeys'
import classes from './key-line.module.css'
import { useLastFact, useToldFact } from './last-fact'

export function KeyLine() {
  const t = useT(frameWords)
  const last = useToldFact()
  const { clear } = useLastFact()
  const keys = shownKeys(useActiveHotkeys())
  return (
    <footer className={classes.line}>
      <ul className={classes.keys} aria-label={t('keysHere')}>
        {keys.map((hotkey) => (
          <li key={hotkey.keys}>
            <kbd>{keyCaption(hotkey.keys)}</kbd> {hotkey.label}
          </li>
        ))}
      </ul>
      <div className={classes.fact} role="status">
        {last ? (
          <>
            <span className={classes.factText} title={last.text}>
              {last.text}
            </span>
            {last.undo ? (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  last.undo?.()
                  clear()
                }}
              >
                {t('undo')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </footer>
  )
}

/** A key is shown once: the topmost holder is the one it belongs to. */
export function shownKeys(active: readonly Hotkey[]): readonly Hotkey[] {
  const seen = new Set<string>()
  return active.filter((hotkey) => {
    if (seen.has(hotkey.keys)) return false
    seen.add(hotkey.keys)
    return hotkey.hidden !== true && hotkey.quiet !== true
  })
}

export function keyCaption(keys: string): string {
  return keys.replace('Escape', 'Esc').replace('ArrowUp', '↑').replace('ArrowDown', '↓').replaceAll('+', ' ')
}
