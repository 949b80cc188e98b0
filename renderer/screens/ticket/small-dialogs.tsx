/** The small changes a clerk makes between intake and hand-over. Each asks for its reason where the record needs one. */

import { useState } from 'react'
import { z } from 'zod'
import { type Priority, priorities } from '../../../shared/ticket/events'
import { approvalWords } from '../../i18n/approval'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { useOutlet, useStaff } from '../../mirror/queries'
import { BigChoice, Chips, SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { AmountField, TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import { usePerson, useStatus } from '../../workstation'
import { ManagerFields, useManagerBeside } from '../approval/second-person'
import { promiseAt, promiseInstant } from '../counter/promise'
import { DayText } from '../counter/small-fields'
import { CancelDialog } from './cancel-dialog'
import { ContactDialog } from './contact-dialog'
import { ForfeitDialog } from './forfeit-dialog'
import { AnswerQuoteDialog, MakeReadyDialog } from './outcome-dialogs'
import { ReasonDialog } from './reason-dialog'
import { ReasonField } from './reason-field'
import classes from './ticket.module.css'
import { type SmallDialogProps, useRecorded } from './use-recorded'

export type SmallDialog =
  | 'discount'
  | 'promise'
  | 'priority'
  | 'move'
  | 'assign'
  | 'cancel'
  | 'note'
  | 'makeReady'
  | 'answerQuote'
  | 'forfeit'
  | 'contact'

export function SmallDialogs(props: SmallDialogProps & { readonly dialog: SmallDialog }) {
  const { dialog, ...rest } = props
  const Shown = dialogs[dialog]
  return <Shown {...rest} />
}

const discountSchema = z.object({ discountFen: z.number().optional(), reason: z.string() })

function DiscountDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const outlet = useOutlet()
  const person = usePerson()
  const approval = useT(approvalWords)
  const { ticket } = props.detail
  const typed = useFieldsDraft(
    `ticket.discount.${ticket.id}`,
    { discountFen: ticket.discountFen || undefined, reason: ticket.discountReason },
    discountSchema,
  )
  const { act, expected, finish } = useRecorded(props, typed)
  const { discountFen, reason } = typed.value
  const percent = outlet?.policy.discountLimitPercent[person.role]
  const beside = useManagerBeside()
  const { labourFen, partsFen } = props.detail.bill
  const isOver = percent !== undefined && (discountFen ?? 0) * 100 > (labourFen + partsFen) * percent
  return (
    <Dialog
      title={t('giveDiscount')}
      onClose={props.onClose}
      primary={{
        label: t('giveDiscount'),
        disabled: discountFen === undefined || act.busy || (isOver && beside.approval === undefined),
        run: async () => {
          const done = await act.give(
            'giveDiscount',
            { ticketId: ticket.id, discountFen: discountFen ?? 0, reason },
            expected,
            isOver ? beside.approval : undefined,
          )
          beside.type('')
          finish(done)
        },
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <AmountField
          label={t('amount')}
          autoFocus
          fen={discountFen}
          onChange={(fen) => typed.type({ discountFen: fen })}
          {...(percent === undefined ? {} : { hint: t('discountLimit', { percent }) })}
        />
        <ReasonField value={reason} onChange={(text) => typed.type({ reason: text })} />
        {isOver ? (
          <>
            <p className={classes.note} data-tone="waiting" role="status">
              {approval('overLimit', { percent: percent ?? 0 })}
            </p>
            <ManagerFields beside={beside} />
          </>
        ) : null}
      </div>
    </Dialog>
  )
}

const promiseSchema = z.object({ day: z.string(), time: z.string(), reason: z.string() })

function PromiseDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { timeZone } = useStatus().outlet
  const { ticket } = props.detail
  const promised =
    ticket.promisedAtMs === undefined ? { day: '', time: '18:00' } : promiseAt(ticket.promisedAtMs, timeZone)
  const typed = useFieldsDraft(`ticket.promise.${ticket.id}`, { ...promised, reason: '' }, promiseSchema)
  const { act, expected, finish } = useRecorded(props, typed)
  const { reason, ...promise } = typed.value
  const promisedAtMs = promiseInstant(promise, timeZone)
  return (
    <Dialog
      title={t('changePromise')}
      onClose={props.onClose}
      primary={{
        label: t('changePromise'),
        disabled: promisedAtMs === undefined || reason.trim() === '' || act.busy,
        run: async () => {
          if (promisedAtMs === undefined) return
          finish(await act.give('changePromise', { ticketId: ticket.id, promisedAtMs, reason }, expected))
        },
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <div className={classes.pair}>
          <DayText
            label={t('day')}
            allowFuture
            autoFocus
            value={promise.day}
            onChange={(day) => typed.type({ day })}
          />
          <TextField
            label={t('time')}
            code
            maxLength={5}
            value={promise.time}
            onChange={(time) => typed.type({ time })}
          />
        </div>
        <ReasonField value={reason} onChange={(text) => typed.type({ reason: text })} />
      </div>
    </Dialog>
  )
}

const prioritySchema = z.object({ priority: z.enum(priorities), reason: z.string() })

function PriorityDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { ticket } = props.detail
  const typed = useFieldsDraft(
    `ticket.priority.${ticket.id}`,
    { priority: ticket.priority, reason: '' },
    prioritySchema,
  )
  const { act, expected, finish } = useRecorded(props, typed)
  const { priority, reason } = typed.value
  return (
    <Dialog
      title={t('changePriority')}
      onClose={props.onClose}
      primary={{
        label: t('changePriority'),
        disabled: reason.trim() === '' || priority === ticket.priority || act.busy,
        run: async () =>
          finish(await act.give('changePriority', { ticketId: ticket.id, priority, reason }, expected)),
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <BigChoice<Priority>
          label={t('priority')}
          value={priority}
          choices={priorities.map((value) => ({ value, label: t(`priority_${value}`) }))}
          onChange={(chosen) => typed.type({ priority: chosen })}
        />
        <ReasonField value={reason} onChange={(text) => typed.type({ reason: text })} />
      </div>
    </Dialog>
  )
}

function MoveDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { ticket } = props.detail
  const typed = useTextDraft(`ticket.move.${ticket.id}`)
  const { act, expected, finish } = useRecorded(props, typed)
  const place = typed.value
  useScan((scan) => {
    if (scan.kind !== 'bin') return false
    typed.set(scan.bin)
    return true
  })
  const move = async (to: string) =>
    finish(await act.give('moveDevice', { ticketId: ticket.id, place: to }, expected))
  return (
    <Dialog
      title={t('move')}
      onClose={props.onClose}
      primary={{
        label: t('move'),
        disabled: place.trim() === '' || act.busy,
        run: () => void move(place.trim()),
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <Chips
          label={t('place')}
          choices={(['counter', 'bench'] as const).map((value) => ({
            value,
            label: t(`place_${value}`),
          }))}
          values={place === 'counter' || place === 'bench' ? [place] : []}
          onChange={(values) => typed.set(values.at(-1) ?? '')}
        />
        <TextField
          label={t('movePlace')}
          autoFocus
          required
          maxLength={60}
          value={place}
          onChange={typed.set}
        />
      </div>
    </Dialog>
  )
}

function AssignDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { act, expected, finish } = useRecorded(props)
  const { ticket } = props.detail
  const technicians = useStaff().filter((person) => person.active === 1 && person.role === 'technician')
  const [technicianId, setTechnicianId] = useState(ticket.technicianId)
  return (
    <Dialog
      title={t('assign')}
      onClose={props.onClose}
      primary={{
        label: t('assign'),
        disabled: technicianId === undefined || technicianId === ticket.technicianId || act.busy,
        run: async () => {
          if (technicianId === undefined) return
          finish(await act.give('assignTicket', { ticketId: ticket.id, technicianId }, expected))
        },
      }}
    >
      <div className={classes.form}>
        <ProblemBanner problem={act.problem} />
        <SelectField
          label={t('technician')}
          value={technicianId}
          choices={technicians.map((person) => ({ value: person.id, label: person.name }))}
          onChange={setTechnicianId}
        />
      </div>
    </Dialog>
  )
}

function NoteDialog(props: SmallDialogProps) {
  const t = useT(ticketWords)
  const { finish } = useRecorded(props)
  const { id: ticketId } = props.detail.ticket
  return (
    <ReasonDialog
      place={`ticket.note.${ticketId}`}
      title={t('addNote')}
      label={t('note')}
      confirmLabel={t('addNote')}
      long
      maxLength={8000}
      onClose={props.onClose}
      give={(act, note, noteId) => act.give('addNote', { ticketId, noteId, note })}
      onDone={finish}
    />
  )
}

const dialogs: Readonly<Record<SmallDialog, (props: SmallDialogProps) => React.ReactNode>> = {
  discount: DiscountDialog,
  promise: PromiseDialog,
  priority: PriorityDialog,
  move: MoveDialog,
  assign: AssignDialog,
  cancel: CancelDialog,
  note: NoteDialog,
  makeReady: MakeReadyDialog,
  answerQuote: AnswerQuoteDialog,
  forfeit: ForfeitDialog,
  contact: ContactDialog,
}
