/** Hands a list to the person as a file, or to paper by way of the window's own print. Nothing leaves the machine. */

import type { ExportRequest } from '../../ui/table/column'
import { csvText } from '../../ui/table/csv'

export function exportTable(request: ExportRequest, name: string): void {
  if (request.kind !== 'rows') return
  saveText(`${name}.csv`, csvText(request.header, request.rows))
}

export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
