/** Before a slip is tried again: on which printer. */

import { useState } from 'react'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ErrorBanner } from '../../ui/error-banner'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'

export function PrinterDialog(props: {
  readonly onChoose: (printerId: string) => void
  readonly onClose: () => void
}) {
  const t = useT(printsWords)
  const asked = useQuestion('printers', {})
  const [chosen, setChosen] = useState<string>()
  const printers = asked.data?.printers ?? []
  return (
    <Dialog
      title={t('choosePrinter')}
      onClose={props.onClose}
      primary={{
        label: t('retry'),
        disabled: chosen === undefined,
        run: () => {
          if (chosen !== undefined) props.onChoose(chosen)
        },
      }}
    >
      <AskedProblem asked={asked} />
      {asked.data && printers.length === 0 ? <ErrorBanner tone="waiting" what={t('noPrinters')} /> : null}
      {printers.length > 0 ? (
        <BigChoice
          label={t('printer')}
          choices={printers.map(({ id, name, paper }) => ({
            value: id,
            label: name,
            note: t(`paper_${paper}`),
          }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
    </Dialog>
  )
}
