/** The exchange on a stick: main asks the person for the place, the window names no path and sees no file. */

import { ok, refused } from '../../shared/result'
import { bundleExtension, maxBundleBytes } from '../../shared/sync/bundle'
import type { HeadquartersLink } from '../sync/link'
import type { Handlers } from './handler'
import type { SaveFile } from './list-files'

/** Asks the person for a file and reads it. */
export type OpenFile = (
  windowId: number,
  extensions: readonly string[],
  bytesAtMost: number,
) => Promise<Uint8Array | 'cancelled' | 'not-read' | 'too-large'>

export function bundleHandlers(dependencies: {
  readonly link: HeadquartersLink
  readonly saveFile: SaveFile | undefined
  readonly openFile: OpenFile | undefined
}): Handlers<'writeBundle' | 'takeBundle' | 'lastBundle'> {
  const { files } = dependencies.link
  return {
    writeBundle: async (_, { windowId }) => {
      if (!dependencies.saveFile) return refused('saving-files-off')
      const written = files.write()
      if (written.kind === 'refused') return written
      const { name, text, ...value } = written.value
      const state = await dependencies.saveFile(windowId, name, Buffer.from(text))
      return state === 'not-written'
        ? refused('file-not-written')
        : ok({ ...value, saved: state === 'saved' })
    },
    takeBundle: async (_, { windowId }) => {
      if (!dependencies.openFile) return refused('saving-files-off')
      const read = await dependencies.openFile(windowId, [bundleExtension], maxBundleBytes)
      if (read === 'cancelled') return ok(null)
      if (typeof read === 'string') return refused(read === 'too-large' ? 'file-too-large' : 'file-not-read')
      return files.take(Buffer.from(read).toString('utf8'))
    },
    lastBundle: () => ok(files.last()),
  }
}
