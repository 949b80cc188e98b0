/** The two questions about a part that need an answer: which serial goes in, and where one that came out goes. */

import { useState } from 'react'
import type { Failed, Refused } from '../../../shared/result'
import type { PartLine } from '../../../shared/ticket/state'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'

export function FitDialog(props: {
  readonly line: PartLine
  readonly problem: Refused | Failed | undefined
  readonly onClose: () => void
  readonly onFit: (serial: string) => void
}) {
  const t = useT(benchWords)
  const [serial, setSerial] = useState('')
  useScan((scan) => {
    setSerial(scan.text)
    return true
  })
  return (
    <Dialog
      title={t('fitPart', { part: props.line.name })}
      onClose={props.onClose}
      primary={{ label: t('use'), run: () => props.onFit(serial.trim()), disabled: serial.trim() === '' }}
    >
      <ProblemBanner problem={props.problem} />
      <TextField
        label={t('serialOfPart')}
        value={serial}
        onChange={setSerial}
        maxLength={60}
        code
        required
        autoFocus
      />
    </Dialog>
  )
}

export function ReturnDialog(props: {
  readonly line: PartLine
  readonly problem: Refused | Failed | undefined
  readonly onClose: () => void
  readonly onReturn: (to: 'good' | 'defective', reason: string) => void
}) {
  const t = useT(benchWords)
  const [to, setTo] = useState<'good' | 'defective'>('good')
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={t('returnTitle', { part: props.line.name })}
      onClose={props.onClose}
      primary={{
        label: t('returnPart'),
        run: () => props.onReturn(to, reason.trim()),
        disabled: reason.trim() === '',
      }}
    >
      <ProblemBanner problem={props.problem} />
      <BigChoice
        label={t('returnTo')}
        choices={[
          { value: 'good', label: t('returnGood') },
          { value: 'defective', label: t('returnDefective') },
        ]}
        value={to}
        onChange={setTo}
      />
      <TextField label={t('reason')} value={reason} onChange={setReason} maxLength={200} required autoFocus />
    </Dialog>
  )
}
