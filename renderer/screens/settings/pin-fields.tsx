/** A PIN typed twice, unseen. It lives in this component's state only and is never kept anywhere in the window. */

import { PasswordInput } from '@mantine/core'
import type { RefObject } from 'react'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'

export interface PinPair {
  readonly pin: string
  readonly again: string
}

export const noPin: PinPair = { pin: '', again: '' }

export function pinReady({ pin, again }: PinPair): boolean {
  return pin.length >= 4 && pin === again
}

export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, 12)
}

export function PinFields(props: {
  readonly pair: PinPair
  readonly onChange: (pair: PinPair) => void
  readonly tried: boolean
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly autoFocus?: boolean
}) {
  const t = useT(settingsWords)
  const { pair, onChange, tried } = props
  return (
    <>
      <PasswordInput
        {...(props.inputRef ? { ref: props.inputRef } : {})}
        label={t('newPin')}
        description={t('pinHint')}
        inputMode="numeric"
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        value={pair.pin}
        error={tried && pair.pin.length < 4 ? t('pinShort') : undefined}
        onChange={(event) => onChange({ ...pair, pin: digitsOf(event.currentTarget.value) })}
      />
      <PasswordInput
        label={t('pinAgain')}
        inputMode="numeric"
        autoComplete="off"
        value={pair.again}
        error={tried && pair.again !== pair.pin ? t('pinDiffers') : undefined}
        onChange={(event) => onChange({ ...pair, again: digitsOf(event.currentTarget.value) })}
      />
    </>
  )
}
