/** A new catalogue on its way in: how far it is, for everybody; a manager starts it and can stop it. */

import { Button, Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CatalogueImport as CatalogueImportState } from '../../../shared/questions/catalogue'
import type { Failed, Refused } from '../../../shared/result'
import { ask } from '../../door'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { stockWords } from '../../i18n/stock'
import { ProblemBanner } from '../../ui/error-banner'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import classes from './stock.module.css'

const lookEveryMs = 700

export function CatalogueImport({ onLoaded }: { readonly onLoaded: () => void }) {
  const t = useT(stockWords)
  const language = useLanguage()
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const [turn, setTurn] = useState(0)
  const [problem, setProblem] = useState<Refused | Failed>()
  const state = useQuestion('catalogueImport', {}, [turn]).data
  const phase = state?.phase ?? 'none'
  const isRunning = phase === 'reading' || phase === 'models' || phase === 'parts' || phase === 'finishing'

  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setTurn((before) => before + 1), lookEveryMs)
    return () => clearInterval(timer)
  }, [isRunning])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once when it is done.
  useEffect(() => {
    if (phase === 'done') onLoaded()
  }, [phase])

  async function start() {
    const answer = await ask('importCatalogue', {})
    setProblem(answer.kind === 'ok' ? undefined : answer)
    setTurn((before) => before + 1)
  }
  if (!state || (phase === 'none' && !isManager)) return null
  return (
    <div className={classes.import}>
      {isRunning ? (
        <>
          <span>{t('loading')}</span>
          <Progress className={classes.bar ?? ''} aria-label={t('loading')} value={shareDone(state) * 100} />
          {phase === 'models' ? null : (
            <span className="tabular">{t('loadingOf', { done: state.done, of: state.of })}</span>
          )}
          {isManager ? (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                void ask('cancelCatalogueImport', {}).then(() => setTurn((before) => before + 1))
              }
            >
              {t('stop')}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          {isManager ? (
            <Button size="compact-xs" variant="subtle" onClick={() => void start()}>
              {t('loadCatalogue')}
            </Button>
          ) : null}
          <span>
            {phase === 'done' ? t('loadDone') : phase === 'cancelled' ? t('loadCancelled') : ''}
            {phase === 'failed'
              ? problemText({ kind: 'refused', reason: state.reason, detail: state.detail }, language)
              : ''}
          </span>
        </>
      )}
      <ProblemBanner problem={problem} />
    </div>
  )
}

/** Reading the file, building its parts, then their index: each in its share of the whole, so that the bar only grows. */
function shareDone({ phase, done, of }: CatalogueImportState): number {
  const part = of === 0 ? 0 : done / of
  if (phase === 'reading') return part * 0.25
  if (phase === 'models') return 0.25
  return phase === 'parts' ? 0.25 + part * 0.6 : 0.9
}
