/** Headquarters' serial list on this workstation, and its import from a file: piece by piece, and stopped at any time. */

import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { WarrantyRulesResult } from '../../../shared/questions/warranty'
import type { Failed, Refused } from '../../../shared/result'
import { ask } from '../../door'
import { useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { ProblemBanner } from '../../ui/error-banner'
import { useNow } from '../../ui/now'
import { dayAt } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { Panel } from '../manager/panel'
import classes from './warranty.module.css'

const linesAtOnce = 2000
const bytesAtOnce = 262_144

interface Progress {
  readonly taken: number
  readonly wrong: readonly { readonly line: number; readonly why: string }[]
  readonly wrongCount: number
  readonly running: boolean
}

export function SerialsPanel(props: {
  readonly serials: WarrantyRulesResult['serials']
  readonly mayImport: boolean
  readonly onDone: () => void
}) {
  const t = useT(warrantyWords)
  const { timeZone } = useStatus().outlet
  const asOf = dayAt(useNow(), timeZone)
  const input = useRef<HTMLInputElement>(null)
  const stopped = useRef(false)
  const [progress, setProgress] = useState<Progress>()
  const [problem, setProblem] = useState<Refused | Failed>()
  const { serials } = props

  async function load(file: File | undefined) {
    if (!file) return
    stopped.current = false
    setProblem(undefined)
    let state: Progress = { taken: 0, wrong: [], wrongCount: 0, running: true }
    setProgress(state)
    for await (const { firstLine, lines } of piecesOf(file)) {
      if (stopped.current) break
      const answer = await ask('importSerials', { listId: file.name.slice(0, 120), asOf, firstLine, lines })
      if (answer.kind !== 'ok') {
        setProblem(answer)
        break
      }
      const { taken, wrong } = answer.value
      state = {
        taken: state.taken + taken,
        wrong: [...state.wrong, ...wrong].slice(0, 20),
        wrongCount: state.wrongCount + wrong.length,
        running: true,
      }
      setProgress(state)
    }
    setProgress({ ...state, running: false })
    props.onDone()
  }

  return (
    <Panel title={t('serials')}>
      <div className={classes.section}>
        <p className={classes.quiet}>
          {serials.count === 0
            ? t('serialsNone')
            : t('serialsCount', { count: serials.count, day: serials.asOf })}
        </p>
        {props.mayImport ? (
          <div className={classes.row}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={progress?.running === true}
              onClick={() => input.current?.click()}
            >
              {t('importSerials')}
            </Button>
            {progress?.running ? (
              <Button size="compact-sm" variant="default" onClick={() => (stopped.current = true)}>
                {t('importStop')}
              </Button>
            ) : null}
            <span className={classes.quiet}>{t('importHint')}</span>
            <input
              ref={input}
              type="file"
              accept=".csv,.txt,.tsv"
              hidden
              aria-label={t('importSerials')}
              onChange={(event) => {
                void load(event.currentTarget.files?.[0])
                event.currentTarget.value = ''
              }}
            />
          </div>
        ) : null}
        {progress ? (
          <p role="status">
            {progress.running
              ? t('importing', { count: progress.taken })
              : t('imported', { count: progress.taken, wrong: progress.wrongCount })}
          </p>
        ) : null}
        {progress && progress.wrong.length > 0 ? (
          <ul className={classes.lines}>
            {progress.wrong.map(({ line, why }) => (
              <li key={line}>{t('wrongLine', { line, why })}</li>
            ))}
          </ul>
        ) : null}
        <ProblemBanner problem={problem} />
      </div>
    </Panel>
  )
}

/** A file of any size, a piece at a time; a line that a piece cuts through goes with the next one. */
async function* piecesOf(
  file: File,
): AsyncGenerator<{ readonly firstLine: number; readonly lines: string[] }> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let firstLine = 1
  for (let at = 0; at < file.size || rest !== ''; at += bytesAtOnce) {
    const bytes = await file.slice(at, at + bytesAtOnce).arrayBuffer()
    const isLast = at + bytesAtOnce >= file.size
    const text = rest + decoder.decode(bytes, { stream: !isLast })
    const lines = text.split(/\r?\n/)
    rest = isLast ? '' : (lines.pop() ?? '')
    for (let from = 0; from < lines.length; from += linesAtOnce) {
      const piece = lines.slice(from, from + linesAtOnce).map((line) => line.slice(0, 400))
      yield { firstLine: firstLine + from, lines: piece }
    }
    firstLine += lines.length
    if (isLast) return
  }
}
