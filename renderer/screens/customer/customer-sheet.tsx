/**
 * A customer, masked, with every visit; in full only with a reason. Two records of the same person are merged, and
 * the merge can be undone; erasing is asked for by name and can not.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CustomerDetails } from '../../../shared/customer/events'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { useDraft } from '../../ui/drafts'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { StatusBadge } from '../../ui/status-badge'
import { Day, Moment, Money } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import type { SheetProps } from '../sheets'
import { ReasonDialog } from '../ticket/reason-dialog'
import { statusTone } from '../ticket/status'
import { ConsentButtons } from './consent-buttons'
import classes from './customer.module.css'
import { CustomerFields } from './customer-fields'
import {
  type CustomerForm,
  customerFormSchema,
  customerGaps,
  detailsFromForm,
  formFromDetails,
} from './customer-form-state'
import { MergeDialog } from './merge-dialog'
import { RevealButton, RevealedDetails } from './reveal'

type Asking = 'merge' | 'undoMerge' | 'erase' | undefined

export function CustomerSheet({ id }: SheetProps) {
  const t = useT(customerWords)
  const ticketT = useT(ticketWords)
  const modelName = useModelName()
  const { open, go } = useNavigation()
  const { tell } = useLastFact()
  const person = usePerson()
  const act = useAct()
  const asked = useQuestion('customer', { customerId: id })
  const [details, setDetails] = useState<CustomerDetails>()
  const draft = useDraft<CustomerForm | null>(`customer.edit.${id}`, null, readForm)
  const [editing, setEditing] = useState(false)
  const [asking, setAsking] = useState<Asking>()
  const card = asked.data

  if (!card) {
    return (
      <SideSheet title={t('customer')}>
        {asked.refused ? (
          <ProblemBanner problem={asked.refused} onRetry={asked.reload} />
        ) : asked.loading ? null : (
          <EmptyState title={t('notFound')} />
        )}
      </SideSheet>
    )
  }
  const { row } = card
  const serves = person.role !== 'technician'
  const isWhole = row.mergedInto === '' && row.erased === 0
  // What was typed and never saved goes on, but only for whoever has looked at the record with a reason.
  const form = editing && details ? (draft.value ?? formFromDetails(details)) : null

  async function save() {
    if (!form || customerGaps(form).length > 0) return
    const next = detailsFromForm(form)
    const done = await act.give(
      'changeCustomer',
      { customerId: id, details: next },
      { [`customer/${id}`]: row.revision },
    )
    if (!done) {
      asked.reload()
      return
    }
    draft.clear()
    setEditing(false)
    setDetails(next)
    asked.reload()
    tell({ text: t('saved') })
  }

  /** The look itself is recorded in the customer's record, which is one step further then. */
  function show(found: CustomerDetails) {
    setDetails(found)
    asked.reload()
  }

  function leave() {
    draft.clear()
    setEditing(false)
  }

  /** At once after it was done: nobody has to say why. */
  async function takeBackMerge() {
    const done = await act.give('undoMerge', { customerId: id, reason: t('undoReason') })
    if (done) mergeUndone()
  }

  function mergeUndone() {
    setAsking(undefined)
    tell({ text: t('undone') })
    asked.reload()
  }

  return (
    <SideSheet
      title={`${row.name} ${row.phone}`}
      aside={row.keyCustomer === 1 ? <StatusBadge tone="ready" label={`★ ${t('keyCustomer')}`} /> : null}
      actions={
        form ? (
          <>
            <Button variant="default" onClick={leave}>
              {t('dropChanges')}
            </Button>
            <Button loading={act.busy} disabled={customerGaps(form).length > 0} onClick={() => void save()}>
              {t('save')}
            </Button>
          </>
        ) : (
          <>
            {isWhole && person.role === 'administrator' ? (
              <Button variant="default" onClick={() => setAsking('erase')}>
                {t('erase')}
              </Button>
            ) : null}
            {isWhole && serves ? (
              <>
                <Button variant="default" onClick={() => setAsking('merge')}>
                  {t('merge')}
                </Button>
                <Button
                  onClick={() =>
                    go('counter', {
                      customerId: id,
                      customerName: row.name,
                      customerPhone: row.phone,
                    })
                  }
                >
                  {t('newVisit')}
                </Button>
              </>
            ) : null}
          </>
        )
      }
    >
      <ProblemBanner problem={act.problem} />
      {row.mergedInto === '' ? null : (
        <ErrorBanner
          tone="waiting"
          what={t('mergedHere')}
          actions={[
            { label: t('openOther'), run: () => open({ kind: 'customer', id: row.mergedInto }) },
            ...(serves ? [{ label: t('undoMerge'), run: () => setAsking('undoMerge') }] : []),
          ]}
        />
      )}
      {row.erased === 1 ? <ErrorBanner tone="waiting" what={t('erased')} /> : null}
      {isWhole && draft.restored && draft.value && !editing ? (
        <ErrorBanner tone="waiting" what={t('unsaved')} next={t(details ? 'unsavedEdit' : 'unsavedReveal')} />
      ) : null}
      <section className={classes.section}>
        <div className={classes.actions}>
          <span>{row.kind === 'company' ? t('company') : t('person')}</span>
          <span className={classes.quiet}>
            {t('since')} <Moment atMs={row.enteredAtMs} />
          </span>
          <span className={classes.quiet}>
            {t(row.consentGiven === 1 ? 'consentYes' : 'consentNo', { version: row.consentVersion })}
          </span>
          {isWhole && serves ? <ConsentButtons row={row} act={act} onDone={asked.reload} /> : null}
          {card.dueFen > 0 ? (
            <span>
              {t('due')} <Money fen={card.dueFen} strong />
            </span>
          ) : null}
          {isWhole && !details ? <RevealButton customerId={id} onRevealed={show} /> : null}
        </div>
        {form ? (
          <CustomerFields form={form} onChange={draft.set} strict />
        ) : details ? (
          <RevealedDetails
            details={details}
            onHide={() => setDetails(undefined)}
            {...(serves && isWhole ? { onEdit: () => setEditing(true) } : {})}
          />
        ) : null}
      </section>
      <section className={classes.section} aria-label={t('visits')}>
        <h3 className={classes.heading}>{t('visits')}</h3>
        {card.tickets.length === 0 ? <p className={classes.quiet}>{t('noVisits')}</p> : null}
        <ul className={classes.list}>
          {card.tickets.map((ticket) => (
            <li key={ticket.id}>
              <button
                type="button"
                className={classes.row}
                onClick={() => open({ kind: 'ticket', id: ticket.id })}
              >
                <span className={classes.number}>{ticket.number}</span>
                <Day day={ticket.businessDay} />
                <span className={classes.rowMain}>
                  {modelName(ticket)} · {ticket.fault}
                </span>
                <Money fen={ticket.totalFen} />
                <StatusBadge tone={statusTone[ticket.status]} label={ticketT(`status_${ticket.status}`)} />
              </button>
            </li>
          ))}
        </ul>
      </section>
      {asking === 'merge' ? (
        <MergeDialog
          row={row}
          onClose={() => setAsking(undefined)}
          onMerged={(into) => {
            setAsking(undefined)
            asked.reload()
            tell({
              text: t('mergedDone', { name: row.name, into: into.name }),
              undo: () => void takeBackMerge(),
            })
          }}
        />
      ) : null}
      {asking === 'undoMerge' ? (
        <ReasonDialog
          place={`customer.undo-merge.${id}`}
          title={t('undoAsks', { name: row.name })}
          hint={t('undoFor')}
          label={t('undoWhy')}
          confirmLabel={t('undoMerge')}
          initial={t('undoReason')}
          maxLength={400}
          onClose={() => setAsking(undefined)}
          give={(undo, reason) => undo.give('undoMerge', { customerId: id, reason })}
          onDone={mergeUndone}
        />
      ) : null}
      {asking === 'erase' ? (
        <ReasonDialog
          place={`customer.erase.${id}`}
          title={t('eraseAsks', { name: row.name })}
          hint={t('eraseFor')}
          label={t('eraseReason')}
          confirmLabel={t('erase')}
          maxLength={400}
          destructive
          onClose={() => setAsking(undefined)}
          give={(erase, reason) => erase.give('eraseCustomer', { customerId: id, reason })}
          onDone={() => {
            setAsking(undefined)
            setDetails(undefined)
            asked.reload()
            tell({ text: t('erased') })
          }}
        />
      ) : null}
    </SideSheet>
  )
}

function readForm(stored: unknown): CustomerForm | undefined {
  return customerFormSchema.safeParse(stored).data
}
