/**
 * Where no printer is set, the document becomes a file in a folder the outlet chose: whole or not at all, and never
 * over another one.
 */

import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileName } from '../../shared/file-name'
import { failed, type PrintOutcome } from './outcome'

export async function printToFile(
  folder: string,
  jobName: string,
  extension: 'pdf' | 'bin',
  bytes: Uint8Array,
): Promise<PrintOutcome> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return failed('folder-missing')
  let draft: string | undefined
  try {
    draft = await mkdtemp(join(folder, '.draft-'))
    const written = join(draft, 'document')
    await writeFile(written, bytes, { flush: true } as { flush: boolean })
    await rename(written, await freeName(folder, fileName(jobName), extension))
    return { kind: 'printed', confirmed: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return failed('no-permission', code)
    return failed(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'folder-missing', code)
  } finally {
    if (draft) await rm(draft, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function freeName(folder: string, name: string, extension: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, attempt === 1 ? `${name}.${extension}` : `${name} (${attempt}).${extension}`)
    const taken = await stat(path).then(
      () => true,
      () => false,
    )
    if (!taken) return path
  }
}
