/** Consent given later, renewed under the present terms, or taken back. Each is a fact with the text's version. */

import { Button } from '@mantine/core'
import type { CustomerRow } from '../../../shared/customer/state'
import { useLastFact } from '../../frame/last-fact'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { useOutlet } from '../../mirror/queries'
import type { Act } from '../../use-act'

export function ConsentButtons(props: {
  readonly row: CustomerRow
  readonly act: Act
  readonly onDone: () => void
}) {
  const t = useT(customerWords)
  const { tell } = useLastFact()
  const { row, act } = props
  const version = useOutlet()?.policy.termsVersion ?? row.consentVersion
  const isGiven = row.consentGiven === 1

  async function record(consentGiven: boolean) {
    const done = await act.give('changeConsent', { customerId: row.id, consentGiven })
    if (!done) return
    tell({ text: t('consentChanged') })
    props.onDone()
  }

  return (
    <>
      {isGiven && version === row.consentVersion ? null : (
        <Button size="compact-sm" variant="default" loading={act.busy} onClick={() => void record(true)}>
          {isGiven ? t('consentRenew', { version }) : t('consentGive')}
        </Button>
      )}
      {isGiven ? (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={act.busy}
          onClick={() => void record(false)}
        >
          {t('consentTakeBack')}
        </Button>
      ) : null}
    </>
  )
}
