/**
 * One act at a time: while it runs its buttons rest, when it is refused the reason stays on the screen until the next
 * try, and what was typed is untouched. A double press does nothing; a try that got no answer is given again under
 * the same id, so that it can never be recorded twice.
 */

import { useCallback, useRef, useState } from 'react'
import type { CommandInput, CommandName, CommandValue } from '../../../shared/commands/registry'
import type { Approval } from '../../../shared/ipc'
import type { Answer, Failed, Refused } from '../../../shared/result'
import { execute, newId } from '../../door'

export interface Act {
  readonly busy: boolean
  readonly problem: Refused | Failed | undefined
  /** Gives a command. Its value in a box, or `undefined` when it was not done. */
  readonly give: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    expected?: Record<string, number>,
    approval?: Approval,
  ) => Promise<{ readonly value: CommandValue<Name> } | undefined>
  /** Asks main for an act that records no fact of the trade. */
  readonly run: <Value>(
    act: () => Promise<Answer<Value, string>>,
  ) => Promise<{ readonly value: Value } | undefined>
  readonly clear: () => void
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()
  const running = useRef(false)
  const unanswered = useRef<{ readonly key: string; readonly commandId: string } | undefined>(undefined)

  const run = useCallback(async <Value>(act: () => Promise<Answer<Value, string>>) => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setProblem(undefined)
    const answer = await act()
    running.current = false
    setBusy(false)
    if (answer.kind === 'ok') return { value: answer.value }
    setProblem(answer)
    return undefined
  }, [])

  const give = useCallback(
    async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
      expected?: Record<string, number>,
      approval?: Approval,
    ) => {
      const key = JSON.stringify([name, input])
      const commandId = unanswered.current?.key === key ? unanswered.current.commandId : newId()
      return run(async () => {
        const answer = await execute(name, input, { commandId, approval, ...(expected ? { expected } : {}) })
        unanswered.current = answer.kind === 'failed' ? { key, commandId } : undefined
        return answer
      })
    },
    [run],
  )
  const clear = useCallback(() => setProblem(undefined), [])

  return { busy, problem, give, run, clear }
}
