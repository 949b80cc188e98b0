/**
 * How an outcome is told. A refusal is an ordinary answer with a reason that a person can act on; it is never
 * thrown. Only a bug or broken hardware throws, and that becomes `failed` at the process boundary, with a
 * reference that finds the log line and says nothing else.
 */

export type Refused<Reason extends string = string> = {
  readonly kind: 'refused'
  readonly reason: Reason
  /** Values for the sentence shown to the person (never used to decide anything). */
  readonly detail?: Readonly<Record<string, string | number>>
}

export type Ok<Value> = { readonly kind: 'ok'; readonly value: Value }

export type Failed = { readonly kind: 'failed'; readonly reference: string }

/** What a pure decision gives. */
export type Result<Value, Reason extends string = string> = Ok<Value> | Refused<Reason>

/** What crosses IPC: the same, or a failure that is ours. */
export type Answer<Value, Reason extends string = string> = Result<Value, Reason> | Failed

export function ok<Value>(value: Value): Ok<Value> {
  return { kind: 'ok', value }
}

export function refused<const Reason extends string>(
  reason: Reason,
  detail?: Readonly<Record<string, string | number>>,
): Refused<Reason> {
  return detail === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, detail }
}

/** Reaching this is a bug: a union grew and a switch did not. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
