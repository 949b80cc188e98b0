/** A list as an Excel workbook. The library is loaded when somebody exports, not before. */

import { type Sheet, sheetCells } from '../../../shared/sheet'

export async function xlsxBytes(sheet: Sheet): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal')
  const { data, ...options } = sheetCells(sheet)
  const blob = await writeXlsxFile(data, options).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
