/** Writes a workbook beside the window, so that a long list does not stop the clerk. One answer for each sheet. */

import type { Sheet } from '../../../shared/sheet'
import { xlsxBytes } from './xlsx'

export type SheetWritten = { readonly bytes: Uint8Array } | { readonly failed: true }

addEventListener('message', async ({ data }: MessageEvent<Sheet>) => {
  const written: SheetWritten = await xlsxBytes(data).then(
    (bytes) => ({ bytes }),
    () => ({ failed: true }) as const,
  )
  postMessage(written)
})
