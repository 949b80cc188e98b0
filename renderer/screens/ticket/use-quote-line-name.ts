/** What a line of a quote is called: labour as the list has it, a part as the catalogue has it, the rest as written. */

import { useCallback } from 'react'
import type { Quote } from '../../../shared/ticket/state'
import { usePartName } from '../part/use-part-name'
import { useRecordedNames } from './use-recorded-names'

type QuoteLine = Pick<Quote['lines'][number], 'kind' | 'code' | 'name'>

export function useQuoteLineName(lines: readonly QuoteLine[]): (line: QuoteLine) => string {
  const { labour } = useRecordedNames()
  const partName = usePartName(
    lines.filter(({ kind }) => kind === 'part').map(({ code, name }) => ({ partNumber: code, name })),
  )
  return useCallback(
    (line) => {
      if (line.kind === 'labour') return labour(line)
      return line.kind === 'part' ? partName({ partNumber: line.code, name: line.name }) : line.name
    },
    [labour, partName],
  )
}
