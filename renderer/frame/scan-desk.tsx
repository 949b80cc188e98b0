/**
 * What happens to a scan that no screen asked for: it opens what it names (one ticket, device or part), else it is
 * told. On the locked screen a staff badge chooses the person.
 */

import { type ReactNode, useEffect, useState } from 'react'
import type { Scan } from '../../shared/scan/classify'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import { readFirstScreens } from '../screens/places'
import { notify } from '../ui/notify'
import { ScanProvider } from '../ui/scan'
import { type Session, useWorkstation } from '../workstation'
import { useNavigation } from './navigation'
import { SignIn } from './sign-in'

export function ScanDesk(props: { readonly sound: boolean; readonly children: ReactNode }) {
  const t = useT(uiWords)
  const { find } = useWorkstation()
  const { open } = useNavigation()

  function onUnclaimed(scan: Scan): boolean {
    if (scan.kind === 'unknown') {
      const mistyped = scan.reason.startsWith('mistyped')
      notify({ text: t(mistyped ? 'scanDamaged' : 'scanUnknown', { code: scan.raw }), tone: 'waiting' })
      return false
    }
    void openNamed(scan)
    return true
  }

  async function openNamed(scan: Scan) {
    const found = await find(scan.text)
    const only = found.length === 1 ? found[0] : undefined
    if (only) open({ kind: only.kind, id: only.id })
    else notify({ text: t('scanUnknown', { code: scan.text }), tone: 'waiting' })
  }

  return (
    <ScanProvider sound={props.sound} onUnclaimed={onUnclaimed}>
      {props.children}
    </ScanProvider>
  )
}

export function LockedWindow(props: {
  readonly session: Extract<Session, { readonly kind: 'locked' }>
  readonly sound: boolean
}) {
  const [badge, setBadge] = useState<string>()
  const { staff, last } = props.session
  useEffect(readFirstScreens, [])
  return (
    <ScanProvider
      sound={props.sound}
      onUnclaimed={(scan) => {
        if (scan.kind !== 'staffBadge') return false
        setBadge(scan.staffId)
        return true
      }}
    >
      <SignIn staff={staff} badge={badge} {...(last === undefined ? {} : { last })} />
    </ScanProvider>
  )
}
