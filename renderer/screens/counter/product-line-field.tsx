/** Which line of goods it is, where the warranty rules make a difference. The model's name is a first guess. */

import { useEffect, useMemo } from 'react'
import { deviceClassSchema } from '../../../shared/catalogue/model'
import { guessedProductLine } from '../../../shared/warranty/product-lines'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { useQuestion } from '../../use-question'
import type { DeviceDraft } from './intake-draft'
import { Pick } from './small-fields'

export function ProductLineField(props: {
  readonly device: DeviceDraft
  readonly onChange: (productLine: string) => void
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const { device, onChange } = props
  const deviceClass = deviceClassSchema.safeParse(device.deviceClass).data
  const lines = useQuestion('productLines', deviceClass === undefined ? null : { deviceClass }).data
  const guess = useMemo(
    () => guessedProductLine(device.modelName, lines?.map(({ line }) => line) ?? []),
    [device.modelName, lines],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a guess is made once for a name; what was chosen stays.
  useEffect(() => {
    if (guess !== undefined && device.productLine === '' && !device.known) onChange(guess)
  }, [guess])
  if (!lines || lines.length === 0) return null
  return (
    <Pick
      label={t('productLine')}
      value={device.productLine || 'other-listed'}
      choices={lines.map((line) => ({ value: line.line, label: line[language] }))}
      onChange={onChange}
    />
  )
}
