/**
 * The typed side of the window's only door. Every screen talks to the program through these two functions, and
 * never throws for an answer: what could not be asked comes back as `failed`.
 */

import type { CommandInput, CommandName, CommandValue } from '../shared/commands/registry'
import type { Approval, CommandRequest, Pushed, QuestionRequest, WorkstationDoor } from '../shared/ipc'
import type { QuestionInput, QuestionName, QuestionOutput } from '../shared/questions/registry'
import type { Answer } from '../shared/result'

declare global {
  interface Window {
    readonly workstation?: WorkstationDoor
  }
}

export interface ExecuteOptions {
  /** What the person was looking at: `{ 'ticket/<id>': revision }`. */
  readonly expected?: Readonly<Record<string, number>>
  /** The same id again gets the first answer: keep it while a form is retried. */
  readonly commandId?: string
  /** A second person beside the one who is signed in. */
  readonly approval?: Approval | undefined
}

export async function execute<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  options: ExecuteOptions = {},
): Promise<Answer<CommandValue<Name>>> {
  const request: CommandRequest = {
    commandId: options.commandId ?? newId(),
    name,
    input,
    expected: { ...options.expected },
    ...(options.approval ? { approval: options.approval } : {}),
  }
  return through((door) => door.execute(JSON.stringify(request)))
}

export async function ask<Name extends QuestionName>(
  name: Name,
  input: QuestionInput<Name>,
): Promise<Answer<QuestionOutput<Name>>> {
  const request: QuestionRequest = { name, input }
  return through((door) => door.ask(JSON.stringify(request)))
}

type Listener = (message: Pushed) => void

const listeners = new Set<Listener>()
let isListening = false

/** Messages from main, in order, read once for all who listen. Returns how to stop. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  if (!isListening) {
    isListening = true
    window.workstation?.listen((text) => (holds.size > 0 ? waiting.push(text) : hear(text)))
  }
  return () => listeners.delete(listener)
}

const holds = new Set<symbol>()
let waiting: string[] = []
const longestHoldMs = 1000

/**
 * What main tells waits until the given function is called: rows come in the same moment as the answer that they belong
 * to, and whoever waits for the answer sees it before lists are drawn anew. A forgotten hold ends by itself.
 */
export function holdMessages(): () => void {
  const hold = Symbol('hold')
  holds.add(hold)
  const letGo = (): void => {
    clearTimeout(timer)
    if (!holds.delete(hold) || holds.size > 0) return
    const texts = waiting
    waiting = []
    for (const text of texts) hear(text)
  }
  const timer = setTimeout(letGo, longestHoldMs)
  return letGo
}

function hear(text: string): void {
  const message = JSON.parse(text) as Pushed
  for (const listener of [...listeners]) listener(message)
}

/** For records that are made in the window (a ticket, a customer), so that a retry names the same one. */
export function newId(): string {
  return crypto.randomUUID()
}

async function through<Value>(call: (door: WorkstationDoor) => Promise<string>): Promise<Answer<Value>> {
  const door = window.workstation
  if (!door) return { kind: 'failed', reference: 'no-door' }
  try {
    return JSON.parse(await call(door)) as Answer<Value>
  } catch {
    // The main process is gone or going; what was typed is kept as a draft and the same command may be given again.
    return { kind: 'failed', reference: 'no-answer' }
  }
}
