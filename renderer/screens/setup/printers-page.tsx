/**
 * Which of the system's printers holds which paper. Nothing has to be chosen: what has no printer becomes a PDF, and
 * everything can be changed and tested later.
 */

import { useT } from '../../i18n/language'
import { setupWords } from '../../i18n/setup'
import { SelectField } from '../../ui/choices'
import { useQuestion } from '../../use-question'
import classes from './setup.module.css'
import type { SetupAnswers } from './setup-answers'

const uses = ['receipt', 'sheets', 'labels'] as const

export function PrintersPage(props: {
  readonly answers: SetupAnswers
  readonly change: (part: Partial<SetupAnswers>) => void
}) {
  const t = useT(setupWords)
  const queues = useQuestion('setupQueues', {})
  const { printers } = props.answers
  const choices = [
    { value: '', label: t('asPdf') },
    ...(queues.data ?? []).map((queue) => ({ value: queue, label: queue })),
  ]
  return (
    <>
      <p className={classes.hint}>{queues.data?.length === 0 ? t('noPrinterFound') : t('printersHint')}</p>
      <div className={classes.two}>
        {uses.map((use) => (
          <SelectField
            key={use}
            label={t(`printer_${use}`)}
            choices={choices}
            value={printers[use]}
            onChange={(queue) => props.change({ printers: { ...printers, [use]: queue ?? '' } })}
          />
        ))}
      </div>
    </>
  )
}
