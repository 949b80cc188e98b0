/**
 * Scan anything, anywhere: what the screen on top does not want for itself is looked up in main and opened. A claim
 * receipt opens its ticket, ready for the hand-over, and the ticket knows which paper it was. Mounted once.
 */

import { useEffect } from 'react'
import type { Scan } from '../../shared/scan/classify'
import { ask } from '../door'
import { useLastFact } from '../frame/last-fact'
import { useNavigation } from '../frame/navigation'
import { counterWords } from '../i18n/counter'
import { useT } from '../i18n/language'
import { notify } from '../ui/notify'
import { useScan } from '../ui/scan'
import { usePerson } from '../workstation'
import { placesFor } from './places'
import { forgetProof, noteProof } from './ticket/proof'

export function ScanRouter() {
  useScanRouter()
  return null
}

export function useScanRouter(): void {
  const t = useT(counterWords)
  const { open, go } = useNavigation()
  const { tell } = useLastFact()
  const person = usePerson()
  useEffect(() => forgetProof, [])

  async function route(raw: string): Promise<void> {
    const answer = await ask('resolveScan', { raw })
    if (answer.kind !== 'ok') {
      notify({ text: t('scanUnknown', { code: raw }), tone: 'waiting' })
      return
    }
    const target = answer.value
    switch (target.kind) {
      case 'ticket':
        noteProof(target)
        open({ kind: 'ticket', id: target.ticketId })
        return
      case 'payment':
        if (target.ticketId === '')
          notify({ text: t('scanUnknown', { code: target.number }), tone: 'waiting' })
        else open({ kind: 'ticket', id: target.ticketId })
        return
      case 'device':
        if (target.known) open({ kind: 'device', id: target.deviceId })
        else if (placesFor(person.role).some(({ id }) => id === 'counter'))
          go('counter', { serial: target.serial })
        else notify({ text: t('scanDevice', { serial: target.serial }), tone: 'waiting' })
        return
      case 'part':
        open({ kind: 'part', id: target.partNumber })
        return
      case 'bin':
        go('parts', { bin: target.bin })
        tell({ text: t('scanBin', { bin: target.bin }) })
        return
      case 'staff':
        notify({ text: t('scanStaff') })
        return
      default:
        notify({ text: t('scanUnknown', { code: target.text || raw }), tone: 'waiting' })
    }
  }

  useScan((scan: Scan) => {
    // A damaged code of ours is told as such by the desk below; nothing is opened for it.
    if (scan.kind === 'unknown') return false
    const raw = scan.kind === 'accessoryLabel' ? scan.ticketNumber : scan.raw
    void route(raw)
    return true
  })
}
