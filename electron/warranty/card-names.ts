/**
 * What the English card calls the labour and the parts of an earlier repair. The answer keeps them as they were written
 * down, in Chinese, and is read again word for word, so only what is drawn is named anew; what no list knows stays.
 */

import type { Labour } from '../../shared/catalogue/labour'
import type { CardNames } from '../../shared/warranty/card'
import type { Catalogue } from '../lookup/catalogue'

export function cardNames(known: {
  readonly reference: { readonly labour: readonly Pick<Labour, 'nameZh' | 'nameEn'>[] }
  readonly catalogue: Pick<Catalogue, 'part'>
}): CardNames {
  const { reference, catalogue } = known
  return {
    // Its code is not in the answer, which was proved without it.
    labour: (nameZh) => reference.labour.find((one) => one.nameZh === nameZh)?.nameEn,
    part: (partNumber) => catalogue.part(partNumber)?.nameEn,
  }
}
