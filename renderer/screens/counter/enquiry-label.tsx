/** A label for a device that somebody only asks about: it lies here for a while, and no ticket is opened for that. */

import { Button } from '@mantine/core'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import type { Enquiry } from './warranty-card'

export function EnquiryLabel({ enquiry }: { readonly enquiry: Enquiry }) {
  const t = useT(warrantyWords)
  const { tell } = useLastFact()
  const act = useAct()
  const { subject, parameters } = enquiry
  const serial = String(parameters['serial'] ?? '')
  if (serial === '' || parameters['modelName'] === '') return null

  async function print() {
    const wish = { form: 'deviceLabel' as const, subject, number: serial.slice(0, 60) }
    if (await act.give('printDocument', { ...wish, parameters: { ...parameters } }))
      tell({ text: t('labelAsked') })
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        tabIndex={-1}
        disabled={act.busy}
        onClick={() => void print()}
      >
        {t('printLabel')}
      </Button>
      <ProblemBanner problem={act.problem} />
    </>
  )
}
