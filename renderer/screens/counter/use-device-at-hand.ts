/**
 * What is known of the device with this number, and its warranty card. A scan asks for both before the number is in
 * the form, so that the form is filled in one go; a typed number asks when it has settled. An answer counts only for
 * the numbers of its own device.
 */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DevicePassport } from '../../../shared/questions/lookups'
import type { WarrantyResult } from '../../../shared/questions/warranty'
import { ask } from '../../door'

export interface KnownDevice {
  readonly passport: DevicePassport | undefined
  readonly card: WarrantyResult | undefined
}

export interface DeviceAtHand extends KnownDevice {
  /** Main has not answered about this number yet. */
  readonly loading: boolean
  /** Asks at once, before the number is in the form; `undefined`: another one was asked for meanwhile. */
  readonly find: (serial: string) => Promise<FoundDevice | undefined>
  /** From now on this is what is at hand. */
  readonly accept: (found: FoundDevice) => void
}

export interface FoundDevice extends KnownDevice {
  readonly numbers: readonly string[]
  readonly language: 'zh-CN' | 'en'
}

const nothing: FoundDevice = { numbers: [], language: 'zh-CN', passport: undefined, card: undefined }

export function useDeviceAtHand(serial: string, language: 'zh-CN' | 'en'): DeviceAtHand {
  const [answered, accept] = useState(nothing)
  const latest = useRef(0)
  const isAnswered = answered.language === language && answered.numbers.includes(serial)

  const find = useCallback(
    async (wanted: string): Promise<FoundDevice | undefined> => {
      latest.current += 1
      const mine = latest.current
      const [device, warranty] = await Promise.all([
        ask('deviceBySerial', { serial: wanted }),
        ask('warrantyOfSerial', { serial: wanted, language }),
      ])
      const passport = (device.kind === 'ok' ? device.value : null) ?? undefined
      const card = warranty.kind === 'ok' ? warranty.value?.warranty : undefined
      const { details } = passport ?? {}
      const numbers = [wanted, ...(details ? [details.serial, details.imei, details.imei2] : [])]
      return mine === latest.current ? { numbers, language, passport, card } : undefined
    },
    [language],
  )

  useEffect(() => {
    // The next device is asked for anew, also when it is the same one again: it may have been received meanwhile.
    if (serial === '') accept(nothing)
    else if (!isAnswered) void find(serial).then((found) => found && accept(found))
  }, [serial, isAnswered, find])

  const isKnown = isAnswered && serial !== ''
  return {
    passport: isKnown ? answered.passport : undefined,
    card: isKnown ? answered.card : undefined,
    loading: !isAnswered && serial !== '',
    find,
    accept,
  }
}
