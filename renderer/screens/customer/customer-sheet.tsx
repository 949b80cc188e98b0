/**
 * A customer, masked, with every visit; in full only with a reason. Two records of the same person are merged, and
 * the merge can be undone; erasing is asked for by name and can not.
 */

import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { CustomerDetails } from '../../../shared/customer/events'
import type { CustomerRow } from '../../../shared/customer/state'
import type { CustomerHit } from '../../../shared/questions/lookups'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { Dialog } from '../../ui/dialog'
import { useDraft } from '../../ui/drafts'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { StatusBadge } from '../../ui/status-badge'
import { Day, Moment, Money } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import type { SheetProps } from '../sheets'
import { statusTone } from '../ticket/status'
import { useAct } from '../ticket/use-act'
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
import { RevealButton, RevealedDetails } from './reveal'

type Asking = 'merge' | 'erase' | undefined

export function CustomerSheet({ id }: SheetProps) {
  const t = useT(customerWords)
  const ticketT = useT(ticketWords)
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
    const done = await act.run(
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

  async function undoMerge(customerId: string) {
    const done = await act.run('undoMerge', { customerId, reason: t('undoReason') })
    if (!done) return
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
            ...(serves ? [{ label: t('undoMerge'), run: () => void undoMerge(id) }] : []),
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
                  {ticket.modelName} · {ticket.fault}
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
              undo: () => void undoMerge(id),
            })
          }}
        />
      ) : null}
      {asking === 'erase' ? (
        <EraseDialog
          row={row}
          onClose={() => setAsking(undefined)}
          onErased={() => {
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

interface MergeItem extends SearchItem {
  readonly hit: CustomerHit
}

function MergeDialog(props: {
  readonly row: CustomerRow
  readonly onClose: () => void
  readonly onMerged: (into: CustomerHit) => void
}) {
  const t = useT(customerWords)
  const act = useAct()
  const [into, setInto] = useState<CustomerHit>()
  const { id, name } = props.row
  const find = useCallback(
    async (text: string): Promise<readonly MergeItem[]> => {
      const answer = await ask('findCustomers', { text, limit: 12 })
      if (answer.kind !== 'ok') return []
      return answer.value
        .filter((hit) => hit.id !== id && hit.mergedInto === '' && hit.erased === 0)
        .map((hit) => ({ key: hit.id, title: `${hit.name} ${hit.phone}`, note: hit.company, hit }))
    },
    [id],
  )

  async function merge() {
    if (!into) return
    const done = await act.run('mergeCustomer', { customerId: id, intoId: into.id })
    if (done) props.onMerged(into)
  }

  return (
    <Dialog
      title={into ? t('mergeAsks', { name, into: into.name }) : t('merge')}
      onClose={props.onClose}
      primary={{ label: t('merge'), run: () => void merge(), disabled: !into || act.busy }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <SearchBox<MergeItem>
          label={t('mergeFind')}
          search={find}
          keepTitle
          onText={() => setInto(undefined)}
          onPick={({ hit }) => setInto(hit)}
        />
        <p className={classes.quiet}>{t('mergeFor')}</p>
      </div>
    </Dialog>
  )
}

function EraseDialog(props: {
  readonly row: CustomerRow
  readonly onClose: () => void
  readonly onErased: () => void
}) {
  const t = useT(customerWords)
  const act = useAct()
  const [reason, setReason] = useState('')
  const { id, name } = props.row

  async function erase() {
    const done = await act.run('eraseCustomer', { customerId: id, reason: reason.trim() })
    if (done) props.onErased()
  }

  return (
    <Dialog
      title={t('eraseAsks', { name })}
      destructive
      onClose={props.onClose}
      primary={{ label: t('erase'), run: () => void erase(), disabled: reason.trim() === '' || act.busy }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('eraseFor')}</p>
        <TextField
          label={t('eraseReason')}
          autoFocus
          required
          maxLength={400}
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  )
}
