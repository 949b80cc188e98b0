/** Why something is done, in a word: the last field of many dialogs. */

import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { TextField } from '../../ui/fields'

export function ReasonField(props: {
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly autoFocus?: boolean
}) {
  const t = useT(ticketWords)
  return <TextField {...props} label={t('reason')} required maxLength={400} />
}
