/** Backups as a short list: when, why, how much, where. One can be picked, or acted on. */

import type { ReactNode } from 'react'
import type { BackupEntry } from '../../../shared/questions/backups'
import { backupWords } from '../../i18n/backups'
import { useLanguage, useT } from '../../i18n/language'
import { momentText } from '../../ui/time-text'
import classes from './backups.module.css'

export function BackupTable(props: {
  readonly entries: readonly BackupEntry[]
  /** Files that lie in both places are shown once. */
  readonly both?: ReadonlySet<string>
  readonly chosen?: BackupEntry | undefined
  readonly onChoose?: (entry: BackupEntry) => void
  /** From elsewhere: whose it is and whether the code opens it, instead of where it lies. */
  readonly foreign?: boolean
  readonly actions?: (entry: BackupEntry) => ReactNode
}) {
  const t = useT(backupWords)
  const language = useLanguage()
  const { foreign = false, onChoose } = props
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {onChoose ? <th aria-hidden /> : null}
            <th>{t('made')}</th>
            <th>{t('why')}</th>
            <th>{t('day')}</th>
            <th className={classes.number}>{t('records')}</th>
            <th className={classes.number}>{t('size')}</th>
            <th>{foreign ? t('whose') : t('place')}</th>
            {foreign ? <th>{t('recovery')}</th> : null}
            {props.actions ? <th aria-hidden /> : null}
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => {
            const isChosen = props.chosen?.file === entry.file && props.chosen.place === entry.place
            return (
              <tr
                key={`${entry.place}/${entry.file}`}
                data-chosen={isChosen || undefined}
                data-pick={onChoose ? true : undefined}
                onClick={() => onChoose?.(entry)}
              >
                {onChoose ? (
                  <td>
                    <input
                      type="radio"
                      name="backup"
                      aria-label={entry.file}
                      checked={isChosen}
                      onChange={() => onChoose(entry)}
                    />
                  </td>
                ) : null}
                <td>{momentText(entry.madeAtMs, entry.zone, language)}</td>
                <td>{t(entry.why)}</td>
                <td>{entry.businessDay === '' ? '-' : entry.businessDay}</td>
                <td className={classes.number}>{entry.facts}</td>
                <td className={classes.number}>{sizeText(entry.bytes)}</td>
                <td>
                  {foreign
                    ? `${entry.outlet} ${entry.station} ${entry.outletName}`
                    : props.both?.has(entry.file)
                      ? t('both')
                      : t(entry.place === 'second' ? 'second' : 'here')}
                </td>
                {foreign ? <td>{entry.hasRecovery ? `✓ ${t('opensWithCode')}` : '-'}</td> : null}
                {props.actions ? <td>{props.actions(entry)}</td> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

export function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`
  return `${Math.ceil(bytes / 1000)} kB`
}
