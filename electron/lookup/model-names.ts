/** What models are called in English, as the catalogue has it now. Records hold the name that was written down. */

import { englishModelName } from '../../shared/catalogue/model'
import type { Catalogue } from './catalogue'

export interface ModelNames {
  readonly english: (modelId: string) => string | undefined
  /** Another one means that names may be others; empty while there is none. */
  readonly catalogue: () => string
  readonly whenChanged: (listener: () => void) => void
}

export function modelNames({ model, info, whenChanged }: Catalogue): ModelNames {
  return {
    english: (modelId) => {
      const found = modelId === '' ? undefined : model(modelId)
      return found && englishModelName(found)
    },
    catalogue: () => {
      const { asOf, models } = info()
      return models === 0 ? '' : `${asOf} ${models}`
    },
    whenChanged,
  }
}
