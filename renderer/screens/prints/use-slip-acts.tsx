/** What can be done with one slip: settle, try again, elsewhere, cancel. Told in the bottom line. */

import { useCallback } from 'react'
import type { PrintRow } from '../../../shared/print/state'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { ticketWords } from '../../i18n/ticket'
import { type Act, useAct } from '../../use-act'

export interface SlipActs {
  readonly act: Act
  readonly name: (row: PrintRow) => { readonly form: string; readonly number: string }
  readonly settle: (row: PrintRow, cameOut: boolean) => Promise<boolean>
  readonly retry: (row: PrintRow, printer?: string) => Promise<boolean>
  readonly hurry: (row: PrintRow) => Promise<boolean>
  readonly cancel: (row: PrintRow) => Promise<boolean>
}

export function useSlipActs(): SlipActs {
  const t = useT(printsWords)
  const ticket = useT(ticketWords)
  const { tell } = useLastFact()
  const act = useAct()
  const { give } = act

  const name = useCallback(
    (row: PrintRow) => ({ form: ticket(`form_${row.called}`), number: row.number }),
    [ticket],
  )

  return {
    act,
    name,
    async settle(row, cameOut) {
      const done = await give('settlePrint', { jobId: row.id, cameOut })
      if (done) tell({ text: t(cameOut ? 'settledOut' : 'settledAgain', name(row)) })
      return done !== undefined
    },
    async retry(row, printer = '') {
      const done = await give('retryPrint', { jobId: row.id, printer })
      if (done) tell({ text: t('retried', name(row)) })
      return done !== undefined
    },
    async hurry(row) {
      const done = await give('hurryPrint', { jobId: row.id })
      if (done) tell({ text: t('hurried', name(row)) })
      return done !== undefined
    },
    async cancel(row) {
      const done = await give('cancelPrint', { jobId: row.id, reason: t('cancelReason') })
      if (done) tell({ text: t('cancelled', name(row)) })
      return done !== undefined
    },
  }
}
