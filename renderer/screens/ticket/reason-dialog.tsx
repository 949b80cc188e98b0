/**
 * An act that needs nothing but words: what is about to happen, one field, one key. What is typed is kept until it is
 * recorded, and given again after a crash it is the same act.
 */

import { newId } from '../../door'
import { Chips } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { type Source, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField, TextField } from '../../ui/fields'
import { type Act, useAct } from '../../use-act'
import classes from './ticket.module.css'

export interface ReasonDialogProps<Value> {
  /** Where the words are kept. */
  readonly place: string
  readonly title: string
  /** What it means. */
  readonly hint?: string | undefined
  readonly label: string
  readonly confirmLabel: string
  readonly initial?: string
  readonly maxLength?: number
  readonly long?: boolean
  readonly destructive?: boolean
  /** Words to choose from, under this name. */
  readonly usual?: { readonly label: string; readonly words: readonly string[] }
  readonly onClose: () => void
  /** Each time is another act, answered anew: a look at a record. */
  readonly afresh?: boolean
  /** Gives the command; `id` is for what is made of the words. `undefined`: it was not done. */
  readonly give: (act: Act, reason: string, id: string) => Promise<{ readonly value: Value } | undefined>
  readonly onDone: (value: Value) => void
}

/** Never the answer of before: what a reveal showed is not kept for a second asking. */
const anew: Source = { commandId: newId, recorded: () => undefined }

export function ReasonDialog<Value>(props: ReasonDialogProps<Value>) {
  const { usual } = props
  const typed = useTextDraft(props.place, props.initial)
  const act = useAct(props.afresh === true ? anew : typed)
  const reason = typed.value
  const Field = props.long === true ? LongTextField : TextField

  async function run() {
    const done = await props.give(act, reason.trim(), typed.id)
    if (!done) return
    typed.clear()
    props.onDone(done.value)
  }

  return (
    <Dialog
      title={props.title}
      destructive={props.destructive ?? false}
      onClose={props.onClose}
      primary={{
        label: props.confirmLabel,
        run: () => void run(),
        disabled: reason.trim() === '' || act.busy,
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        {props.hint === undefined ? null : <p className={classes.quiet}>{props.hint}</p>}
        {usual ? (
          <Chips
            label={usual.label}
            choices={usual.words.map((word) => ({ value: word, label: word }))}
            values={reason === '' ? [] : [reason]}
            onChange={(values) => typed.set(values.at(-1) ?? '')}
          />
        ) : null}
        <Field
          label={props.label}
          autoFocus
          required
          maxLength={props.maxLength ?? 200}
          value={reason}
          onChange={typed.set}
        />
      </div>
    </Dialog>
  )
}
