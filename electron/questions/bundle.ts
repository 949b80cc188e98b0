/** The exchange on a stick: main asks the person for the place, the window names no path and sees no file. */

import type { bundleQuestions } from '../../shared/questions/bundle'
import { ok, refused } from '../../shared/result'
import { bundleExtension, maxBundleBytes } from '../../shared/sync/bundle'
import type { HandedFile } from '../handed-file'
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
  readonly handed: HandedFile | undefined
}): Handlers<keyof typeof bundleQuestions> {
  const { handed } = dependencies
  const { files } = dependencies.link
  return {
    handedBundle: () => ok({ name: handed?.name() ?? '' }),
    takeHandedBundle: async () => {
      if (!handed || handed.name() === '') return refused('no-file-handed')
      const read = await handed.read()
      if (typeof read === 'string') return refused(read === 'too-large' ? 'file-too-large' : 'file-not-read')
      const taken = await files.take(Buffer.from(read).toString('utf8'))
      if (taken.kind === 'ok') handed.forget()
      return taken
    },
    forgetHandedBundle: () => {
      handed?.forget()
      return ok(null)
    },
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
