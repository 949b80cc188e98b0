/**
 * What goes with an intake besides the form itself: its queue number, a loaner, the customer's signature. Kept as a
 * draft of its own, for one ticket: with the next ticket it is empty.
 */

import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { useDraft } from '../../ui/drafts'

const schema = z.object({
  ticketId: z.string(),
  queueNumber: z.string(),
  loanerId: z.string(),
  askSign: z.boolean(),
  signature: z.object({ signatureHash: z.string(), documentHash: z.string(), text: z.string() }).nullable(),
})
export type IntakeExtrasDraft = z.output<typeof schema>

const empty: IntakeExtrasDraft = {
  ticketId: '',
  queueNumber: '',
  loanerId: '',
  askSign: false,
  signature: null,
}

export interface IntakeExtras {
  readonly draft: IntakeExtrasDraft
  readonly set: (change: Partial<IntakeExtrasDraft>) => void
  readonly clear: () => void
  /** Added to the command. */
  readonly input: {
    readonly queueNumber?: string
    readonly loanerId?: string
    readonly signatureHash?: string
    readonly documentHash?: string
  }
}

export function useIntakeExtras(ticketId: string): IntakeExtras {
  const { value, set: keep, clear } = useDraft('counter.extras', empty, read)
  const draft = value.ticketId === ticketId ? value : empty
  const set = useCallback<IntakeExtras['set']>(
    (change) =>
      keep((before) => ({ ...(before.ticketId === ticketId ? before : empty), ticketId, ...change })),
    [keep, ticketId],
  )
  return useMemo(() => {
    const { queueNumber, loanerId, signature } = draft
    return {
      draft,
      set,
      clear,
      input: {
        ...(queueNumber === '' ? {} : { queueNumber }),
        ...(loanerId === '' ? {} : { loanerId }),
        ...(signature === null
          ? {}
          : { signatureHash: signature.signatureHash, documentHash: signature.documentHash }),
      },
    }
  }, [draft, set, clear])
}

function read(stored: unknown): IntakeExtrasDraft | undefined {
  const result = schema.safeParse(stored)
  return result.success ? result.data : undefined
}
