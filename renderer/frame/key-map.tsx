/** All keys on one page: those of this screen, those of the frame, and how lists, fields and scanner behave. */

import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { Dialog } from '../ui/dialog'
import type { Hotkey } from '../ui/hotkeys'
import { keyCaption } from './key-line'
import classes from './key-map.module.css'

export interface KeyMapProps {
  /** As they were when the map was opened: the map itself is a layer of its own. */
  readonly keys: readonly Hotkey[]
  readonly frameKeys: readonly string[]
  readonly onClose: () => void
}

export function KeyMap({ keys, frameKeys, onClose }: KeyMapProps) {
  const t = useT(frameWords)
  const seen = new Set<string>()
  const shown = keys.filter((key) => {
    const first = !seen.has(key.keys)
    seen.add(key.keys)
    return first && key.hidden !== true
  })
  const rows = (list: readonly Hotkey[]) => list.map(({ keys: name, label }) => [name, label] as const)
  return (
    <Dialog title={t('keyMap')} onClose={onClose} size={860}>
      <div className={classes.map}>
        <Section title={t('keysHere')} rows={rows(shown.filter((key) => !frameKeys.includes(key.keys)))} />
        <Section
          title={t('keysEverywhere')}
          rows={rows(shown.filter((key) => frameKeys.includes(key.keys)))}
        />
        <Section
          title={t('keysTables')}
          rows={[
            ['↑ ↓ ← →', t('keyMove')],
            ['Home / End', t('keyEnds')],
            ['PgUp / PgDn', t('keyPage')],
            ['Enter', t('keyOpen')],
            ['/', t('keyFilter')],
            ['Shift+F10', t('keyFilterValue')],
          ]}
        />
        <Section
          title={t('keysFields')}
          rows={[
            ['Tab / Shift+Tab', t('keyNextField')],
            ['Alt+A…Z', t('keyLabel')],
            ['Ctrl+S', t('keySave')],
            ['▌▌▍▌', t('keyScan')],
          ]}
        />
      </div>
    </Dialog>
  )
}

function Section(props: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  if (props.rows.length === 0) return null
  return (
    <section>
      <h3 className={classes.title}>{props.title}</h3>
      <dl className={classes.list}>
        {props.rows.map(([keys, label]) => (
          <div key={keys + label} className={classes.row}>
            <dt>
              <kbd>{keyCaption(keys)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
