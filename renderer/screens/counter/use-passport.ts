/** What is known of the device with this serial. An answer counts only for the serial it was asked for. */

import { useEffect, useState } from 'react'
import type { DevicePassport } from '../../../shared/questions/lookups'
import { ask } from '../../door'

export interface KnownDevice {
  readonly passport: DevicePassport | undefined
  /** Main has not answered about this serial yet. */
  readonly loading: boolean
}

export function usePassport(serial: string): KnownDevice {
  const [answered, setAnswered] = useState<{
    readonly serial: string
    readonly passport: DevicePassport | undefined
  }>({ serial: '', passport: undefined })

  useEffect(() => {
    if (serial === '') return
    let gone = false
    void ask('deviceBySerial', { serial }).then((answer) => {
      if (gone) return
      setAnswered({ serial, passport: (answer.kind === 'ok' ? answer.value : null) ?? undefined })
    })
    return () => {
      gone = true
    }
  }, [serial])

  const isAnswered = answered.serial === serial
  return {
    passport: isAnswered && serial !== '' ? answered.passport : undefined,
    loading: !isAnswered && serial !== '',
  }
}
