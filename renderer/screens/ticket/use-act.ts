/**
 * Giving one command from a screen: busy while it runs, so that a second click does nothing; the problem stays on
 * screen until the next try; what was recorded is told in the bottom line.
 */

import { useCallback, useRef, useState } from 'react'
import type { CommandInput, CommandName, CommandValue } from '../../../shared/commands/registry'
import type { Approval } from '../../../shared/ipc'
import type { Failed, Refused } from '../../../shared/result'
import { execute, newId } from '../../door'
import type { Source } from '../../ui/drafts'

export interface Act {
  readonly busy: boolean
  readonly problem: Refused | Failed | undefined
  readonly setProblem: (problem: Refused | Failed | undefined) => void
  /** The command's value in a box, or `undefined` when it was not done. */
  readonly run: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    expected?: Record<string, number>,
    approval?: Approval,
  ) => Promise<{ readonly value: CommandValue<Name> } | undefined>
}

/** `source`: the draft that the commands are given from, where there is one. */
export function useAct(source?: Source): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()
  const running = useRef(false)
  const from = useRef(source)
  from.current = source
  /** After a failure nobody knows whether it was recorded: the same try gets the first answer. */
  const unanswered = useRef<{ readonly key: string; readonly commandId: string } | undefined>(undefined)

  const run = useCallback(
    async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
      expected?: Record<string, number>,
      approval?: Approval,
    ) => {
      if (running.current) return undefined
      running.current = true
      setBusy(true)
      setProblem(undefined)
      const key = JSON.stringify([name, input])
      const commandId =
        from.current?.commandId(name, input) ??
        (unanswered.current?.key === key ? unanswered.current.commandId : newId())
      const answer = await execute(name, input, { commandId, approval, ...(expected ? { expected } : {}) })
      running.current = false
      setBusy(false)
      unanswered.current = answer.kind === 'failed' ? { key, commandId } : undefined
      if (answer.kind === 'ok') {
        from.current?.recorded()
        return { value: answer.value }
      }
      setProblem(answer)
      return undefined
    },
    [],
  )
  return { busy, problem, setProblem, run }
}
