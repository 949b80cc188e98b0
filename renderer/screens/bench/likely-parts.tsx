/**
 * What this outlet fitted before for the same model and fault, with its evidence, and said so where there is little.
 * Before the fault is known a likely part can be kept for this job; the diagnosis gives back what is not needed.
 */

import { Button } from '@mantine/core'
import type { PartHit } from '../../../shared/questions/lookups'
import { allowsStep } from '../../../shared/ticket/rules'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { useQuestion } from '../../use-question'
import classes from './job-sheet.module.css'
import { localName } from './section'
import type { OpenDesk } from './use-job'

export function LikelyParts(props: {
  readonly desk: OpenDesk
  /** Absent: the job is not so far that a part could be taken for good. */
  readonly onPick?: (partNumber: string) => void
}) {
  const t = useT(benchWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { desk } = props
  const { row, ticket } = desk.detail
  const likely = useQuestion(
    'likelyParts',
    row.modelId === '' ? null : { modelId: row.modelId, faultCode: row.faultCode },
    [row.partsUsed, row.partsReserved],
  ).data
  if (!likely || likely.parts.length === 0) return null
  const mayKeep = ticket.diagnosis === undefined && allowsStep(ticket, 'reserveLikely')

  async function keep(part: PartHit) {
    const { partNumber } = part
    const done = await desk.run('reservePart', {
      ticketId: ticket.id,
      partNumber,
      quantity: 1,
      untilDiagnosis: true,
    })
    if (done)
      tell({ text: t('partDone', { part: localName(part, language), what: t('keptUntilDiagnosis') }) })
  }
  const isHere = (partNumber: string) =>
    ticket.parts.some(
      (line) => line.partNumber === partNumber && (line.state === 'reserved' || line.state === 'used'),
    )
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
          {isHere(part.partNumber) ? (
            <span>● {t('keptHere')}</span>
          ) : mayKeep && part.available > 0 ? (
            <Button
              size="compact-xs"
              variant="default"
              disabled={desk.busy}
              title={t('keepHint')}
              onClick={() => void keep(part)}
            >
              {t('keepUntilDiagnosis')}
            </Button>
          ) : props.onPick ? (
            <Button size="compact-xs" variant="default" onClick={() => props.onPick?.(part.partNumber)}>
              {part.available > 0 ? t('reserve') : t('awaitPart')}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  )
}
