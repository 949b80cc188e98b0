/**
 * One act at a time: while it runs its buttons rest, when it is refused the reason stays on the screen until the next
 * try, and what was typed is untouched. A double press does nothing; a try that got no answer is given again under
 * the same id, so that it can never be recorded twice.
 */

import { useCallback, useRef, useState } from 'react'
import type { CommandInput, CommandName, CommandValue } from '../shared/commands/registry'
import type { Approval } from '../shared/ipc'
import type { Answer, Failed, Refused } from '../shared/result'
import { execute, newId } from './door'
import type { Source } from './ui/drafts'

export interface Act {
  readonly busy: boolean
  readonly problem: Refused | Failed | undefined
  /** Gives a command. Its value in a box, or `undefined` when it was not done. `of`: the draft, where it is not the act's. */
  readonly give: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    expected?: Record<string, number>,
    approval?: Approval,
    of?: Source,
  ) => Promise<{ readonly value: CommandValue<Name> } | undefined>
  /** Asks main for an act that records no fact of the trade. */
  readonly run: <Value>(
    act: () => Promise<Answer<Value, string>>,
  ) => Promise<{ readonly value: Value } | undefined>
  readonly clear: () => void
}

/** `source`: the draft that the commands are given from, where there is one. */
export function useAct(source?: Source): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()
  const running = useRef(false)
  const from = useRef(source)
  from.current = source
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
      of: Source | undefined = from.current,
    ) => {
      const key = JSON.stringify([name, input])
      const commandId =
        of?.commandId(name, input) ??
        (unanswered.current?.key === key ? unanswered.current.commandId : newId())
      return run(async () => {
        const answer = await execute(name, input, { commandId, approval, ...(expected ? { expected } : {}) })
        unanswered.current = answer.kind === 'failed' ? { key, commandId } : undefined
        if (answer.kind === 'ok') of?.recorded()
        return answer
      })
    },
    [run],
  )
  const clear = useCallback(() => setProblem(undefined), [])

  return { busy, problem, give, run, clear }
}
