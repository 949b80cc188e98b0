/** Starting, watching and stopping the load of a new catalogue. */

import { ok, refused } from '../../shared/result'
import type { CatalogueImporter } from '../lookup/catalogue-import'
import type { Handlers } from './handler'

/** Asks the person for a file of this kind; `undefined`: chose none. */
export type ChooseFile = (windowId: number) => Promise<string | undefined>

export function catalogueHandlers(dependencies: {
  readonly importer: CatalogueImporter
  readonly chooseFile: ChooseFile | undefined
}): Handlers<'catalogueImport' | 'importCatalogue' | 'cancelCatalogueImport'> {
  const { importer, chooseFile } = dependencies
  return {
    catalogueImport: () => ok(importer.state()),
    importCatalogue: async (_input, { windowId }) => {
      if (!chooseFile) return refused('opening-files-off')
      const file = await chooseFile(windowId)
      if (file === undefined) return ok(false)
      const started = importer.start(file)
      return started.kind === 'ok' ? ok(true) : started
    },
    cancelCatalogueImport: () => {
      importer.cancel()
      return ok(null)
    },
  }
}
