/**
 * One job as the sheet works on it: what is known of it, and the one way to do something to it. Commands go out one
 * after another with the revision the person was looking at; one that was refused because somebody else was faster
 * reads the job again and leaves every typed text alone.
 */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommandInput, CommandName, CommandValue } from '../../../shared/commands/registry'
import type { TicketDetail } from '../../../shared/questions/lookups'
import type { Failed, Refused } from '../../../shared/result'
import { ask, execute, newId } from '../../door'
import { useTicketRow } from '../../mirror/queries'
import type { Source } from '../../ui/drafts'

export interface DoOptions {
  /** For what never contradicts what others did (a note): done whatever happened meanwhile. */
  readonly anyRevision?: boolean
  /** The sheet does not show that it is at work, nor a refusal: the caller does. */
  readonly quiet?: boolean
  readonly onProblem?: (problem: Refused | Failed) => void
  /** The draft it is given from. */
  readonly of?: Source
}

export interface JobDesk {
  readonly ticketId: string
  readonly detail: TicketDetail | undefined
  readonly missing: boolean
  readonly busy: boolean
  readonly problem: Refused | Failed | undefined
  readonly clearProblem: () => void
  /** The value, or `undefined` when it was not done. */
  readonly run: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    options?: DoOptions,
  ) => Promise<{ readonly value: CommandValue<Name> } | undefined>
}

/** A desk whose job is there: what the parts of the sheet get. */
export interface OpenDesk extends JobDesk {
  readonly detail: TicketDetail
}

export function useJob(ticketId: string): JobDesk {
  const row = useTicketRow(ticketId)
  const [detail, setDetail] = useState<TicketDetail>()
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()
  const revision = useRef(0)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  /** After a failure nobody knows whether it was recorded: the same try again gets the first answer. */
  const unanswered = useRef<{ readonly key: string; readonly commandId: string } | undefined>(undefined)

  const reload = useCallback(async () => {
    const answer = await ask('ticket', { ticketId })
    if (answer.kind !== 'ok') {
      setProblem(answer)
      return
    }
    setMissing(answer.value === null)
    if (!answer.value || answer.value.ticket.revision < revision.current) return
    revision.current = answer.value.ticket.revision
    setDetail(answer.value)
  }, [ticketId])

  useEffect(() => {
    void reload()
  }, [reload])

  // Somebody else did something to it.
  const rowRevision = row?.revision
  useEffect(() => {
    if (rowRevision !== undefined && revision.current > 0 && rowRevision > revision.current) void reload()
  }, [rowRevision, reload])

  const run = useCallback(
    <Name extends CommandName>(name: Name, input: CommandInput<Name>, options: DoOptions = {}) => {
      const doIt = async (): Promise<{ readonly value: CommandValue<Name> } | undefined> => {
        if (options.quiet !== true) {
          setBusy(true)
          setProblem(undefined)
        }
        const expected = options.anyRevision === true ? {} : { [`ticket/${ticketId}`]: revision.current }
        const key = JSON.stringify([name, input])
        const commandId =
          options.of?.commandId(name, input) ??
          (unanswered.current?.key === key ? unanswered.current.commandId : newId())
        const answer = await execute(name, input, { expected, commandId })
        unanswered.current = answer.kind === 'failed' ? { key, commandId } : undefined
        if (answer.kind === 'ok') options.of?.recorded()
        if (answer.kind === 'ok' || (answer.kind === 'refused' && answer.reason === 'changed-meanwhile')) {
          await reload()
        }
        if (options.quiet !== true) setBusy(false)
        if (answer.kind === 'ok') return { value: answer.value }
        options.onProblem?.(answer)
        if (options.quiet !== true) setProblem(answer)
        return undefined
      }
      const mine = line.current.then(doIt, doIt)
      line.current = mine
      return mine
    },
    [ticketId, reload],
  )

  const clearProblem = useCallback(() => setProblem(undefined), [])
  return { ticketId, detail, missing, busy, problem, clearProblem, run }
}
