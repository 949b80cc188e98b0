/** What every dialog of a claim does after its command: tell it in the bottom line, and close. */

import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import type { Draft } from '../../ui/drafts'

export function useFinish(props: {
  readonly onDone: () => void
}): (done: unknown, typed?: Pick<Draft<unknown>, 'clear'>) => void {
  const t = useT(warrantyWords)
  const { tell } = useLastFact()
  return (done, typed) => {
    if (done === undefined) return
    typed?.clear()
    tell({ text: t('recorded') })
    props.onDone()
  }
}
