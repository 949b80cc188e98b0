/** Two small questions about a slip: on which printer, and why a copy. */

import { useState } from 'react'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ErrorBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import fields from '../../ui/fields.module.css'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'

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

export function ReprintDialog(props: {
  readonly jobId: string
  readonly title: string
  /** Whether it was done. */
  readonly onReprint: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}) {
  const t = useT(printsWords)
  const typed = useTextDraft(`prints.reprint.${props.jobId}`)
  const reason = typed.value
  const [tried, setTried] = useState(false)

  async function reprint() {
    setTried(true)
    if (reason.trim() !== '' && (await props.onReprint(reason.trim()))) typed.clear()
  }

  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      primary={{
        label: t('reprint'),
        run: () => void reprint(),
      }}
    >
      <div className={office.column}>
        <p className={office.note}>{t('reprintHint')}</p>
        <TextField
          label={t('reprintReason')}
          altKey="R"
          required
          autoFocus
          maxLength={200}
          value={reason}
          onChange={typed.set}
          error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
        />
        <div className={fields.chips}>
          {[t('reasonLost'), t('reasonDamaged'), t('reasonUnclear')].map((usual) => (
            <button
              key={usual}
              type="button"
              className={fields.chip}
              aria-pressed={reason === usual}
              onClick={() => typed.set(usual)}
            >
              {usual}
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
