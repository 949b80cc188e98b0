/** What this outlet fitted before for the same model and fault, with its evidence, and said so where there is little. */

import { Button } from '@mantine/core'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { useQuestion } from '../../use-question'
import classes from './job-sheet.module.css'
import { localName } from './section'
import type { OpenDesk } from './use-job'

export function LikelyParts(props: {
  readonly desk: OpenDesk
  readonly onPick: (partNumber: string) => void
}) {
  const t = useT(benchWords)
  const language = useLanguage()
  const { row } = props.desk.detail
  const likely = useQuestion(
    'likelyParts',
    row.modelId === '' ? null : { modelId: row.modelId, faultCode: row.faultCode },
    [row.partsUsed],
  ).data
  if (!likely || likely.parts.length === 0) return null
  return (
    <div className={classes.likely}>
      <span className={classes.noteHead}>
        {t('likely')}
        {likely.repairs === 0
          ? ` · ${t('likelyNone')}`
          : likely.thin
            ? ` · ${t('likelyThin', { count: likely.repairs })}`
            : ''}
      </span>
      {likely.parts.slice(0, 5).map((part) => (
        <div key={part.partNumber} className={classes.likelyItem}>
          <span className={classes.likelyName} title={part.partNumber}>
            {localName(part, language)}
          </span>
          <span className="tabular">
            {likely.repairs === 0 ? '' : t('likelyEvidence', { count: part.usedIn, of: likely.repairs })}
          </span>
          <span className="tabular">
            {part.available > 0
              ? `${t('available', { count: part.available })}${part.bin === '' ? '' : ` · ${part.bin}`}`
              : `○ ${t('noneLeft')}`}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => props.onPick(part.partNumber)}>
            {part.available > 0 ? t('reserve') : t('awaitPart')}
          </Button>
        </div>
      ))}
    </div>
  )
}
