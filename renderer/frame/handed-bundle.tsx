/** A bundle that somebody opened by a double click: said to whoever is here, taken in by whoever may. */

import { useEffect, useState } from 'react'
import type { BundleTaken } from '../../shared/questions/bundle'
import { managerRoles } from '../../shared/staff/roles'
import { ask, listen } from '../door'
import { computerWords } from '../i18n/computer'
import { useT } from '../i18n/language'
import { BundleOutcome } from '../screens/headquarters/stick-panel'
import { Dialog } from '../ui/dialog'
import { ProblemBanner } from '../ui/error-banner'
import { useAct } from '../use-act'
import { useQuestion } from '../use-question'
import { usePerson } from '../workstation'

export function HandedBundle() {
  const t = useT(computerWords)
  const { role } = usePerson()
  const act = useAct()
  const asked = useQuestion('handedBundle', {})
  const [taken, setTaken] = useState<BundleTaken>()
  const { reload } = asked
  useEffect(
    () =>
      listen((message) => {
        if (message.kind === 'bundleHanded') reload()
      }),
    [reload],
  )
  const name = asked.data?.name ?? ''
  const may = managerRoles.some((one) => one === role)

  async function take() {
    const done = await act.run(() => ask('takeHandedBundle', {}))
    if (done) setTaken(done.value)
  }
  async function leave() {
    setTaken(undefined)
    act.clear()
    await ask('forgetHandedBundle', {})
    reload()
  }

  if (name === '' && !taken) return null
  return (
    <Dialog
      title={t('bundleTitle')}
      size={520}
      onClose={() => void leave()}
      {...(may && !taken
        ? { primary: { label: t('bundleTake'), run: () => void take(), disabled: act.busy } }
        : {})}
    >
      <ProblemBanner problem={act.problem} />
      {taken ? <BundleOutcome taken={taken} /> : null}
      {taken ? null : <p>{t(may ? 'bundleHint' : 'bundleOther', { name })}</p>}
    </Dialog>
  )
}
