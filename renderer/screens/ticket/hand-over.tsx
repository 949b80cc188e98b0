/**
 * Giving the device back: the receipt is scanned (or a second proof noted), each accessory is ticked back, nothing
 * is left unpaid, and the customer signs under the paper whose hash is kept with the signature. What is missing
 * blocks and says so; only a manager may let it go, with a reason.
 */

import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { managerRoles } from '../../../shared/staff/roles'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { ticketWords } from '../../i18n/ticket'
import { BigChoice } from '../../ui/choices'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField } from '../../ui/fields'
import { useHotkeys } from '../../ui/hotkeys'
import { useScan } from '../../ui/scan'
import { type Signature, SignaturePad } from '../../ui/signature-pad'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { useManagerBeside } from '../approval/second-person'
import { LoanerOut } from '../counter-extras/loaner-out'
import { ShowAmount } from '../counter-extras/show-amount'
import { OldParts } from './old-parts'
import { Paper } from './paper'
import { isGoodProof, isOutdated, useScannedProof } from './proof'
import { Release } from './release'
import classes from './ticket.module.css'
import { useRecordedNames } from './use-recorded-names'

const formSchema = z.object({
  proof: z.enum(['receipt', 'secondProof']).nullable(),
  proofNote: z.string(),
  back: z.array(z.string()).readonly(),
  overrideReason: z.string(),
  oldParts: z.array(z.string()).readonly(),
  signature: z.object({ hash: z.string(), document: z.string() }).nullable(),
})
type HandOverForm = z.output<typeof formSchema>

const nothingYet: HandOverForm = {
  proof: null,
  proofNote: '',
  back: [],
  overrideReason: '',
  oldParts: [],
  signature: null,
}

/** What was typed and ticked comes back; that the receipt was seen does not: it is seen again, by whoever is there. */
function readForm(stored: unknown): HandOverForm | undefined {
  const form = formSchema.safeParse(stored).data
  return form && { ...form, proof: form.proof === 'receipt' ? null : form.proof }
}

export function HandOver(props: {
  readonly detail: TicketDetail
  readonly onPay: () => void
  readonly onRefund: () => void
  readonly onDone: () => void
}) {
  const t = useT(ticketWords)
  const language = useLanguage()
  const person = usePerson()
  const { tell } = useLastFact()
  const names = useRecordedNames()
  const { ticket, bill } = props.detail
  const { number, accessories } = ticket.intake
  const scanned = useScannedProof(ticket.id)
  const draft = useDraft(`ticket.handOver.${ticket.id}`, nothingYet, readForm)
  const act = useAct(draft)
  const { proof, proofNote, back, overrideReason, oldParts, signature } = draft.value
  const { set: keep, ready } = draft
  const set = useCallback((change: Partial<HandOverForm>) => keep((form) => ({ ...form, ...change })), [keep])
  const beside = useManagerBeside()
  const [padOpen, setPadOpen] = useState(false)
  /** Chosen just now, and not brought back: what was checked is typed next. */
  const [isWithoutSlip, setWithoutSlip] = useState(false)
  const [signProblem, setSignProblem] = useState<string>()

  useEffect(() => {
    if (!scanned || !ready) return
    if (isGoodProof(scanned)) set({ proof: 'receipt' })
    else if (scanned.from === 'receipt') set({ proof: 'secondProof' })
  }, [scanned, ready, set])

  // The label on a charger or a bag ticks that item back.
  useScan((scan) => {
    if (scan.kind !== 'accessoryLabel' || scan.ticketNumber !== number) return false
    const item = accessories[scan.item - 1]
    if (item && !back.includes(item.id)) set({ back: [...back, item.id] })
    return true
  })

  const missing = accessories.filter((item) => !back.includes(item.id))
  const isManager = managerRoles.includes(person.role)
  const needsOverride = bill.dueFen > 0 || missing.length > 0 || ticket.loaners.length > 0
  const released = overrideReason.trim() !== '' && (isManager || beside.approval !== undefined)
  // What is owed and what is still out say so themselves.
  const lacking =
    proof === null
      ? 'proofLacking'
      : proof === 'secondProof' && proofNote.trim() === ''
        ? 'proofNoteLacking'
        : undefined
  const isReady = lacking === undefined && bill.dueFen >= 0 && (!needsOverride || released)

  async function handOver() {
    if (!isReady || proof === null) return
    const done = await act.give(
      'handOver',
      {
        ticketId: ticket.id,
        proof,
        proofNote,
        accessoriesReturned: [...back],
        overrideReason: needsOverride ? overrideReason : '',
        oldPartsToCustomer: [...oldParts],
        ...(signature ? { signatureHash: signature.hash, documentHash: signature.document } : {}),
      },
      { [`ticket/${ticket.id}`]: ticket.revision },
      needsOverride && !isManager ? beside.approval : undefined,
    )
    beside.type('')
    if (!done) return
    draft.clear()
    tell({ text: t('handedOver', { number }) })
    props.onDone()
  }
  const allBack = () => set({ back: accessories.map(({ id }) => id) })
  useHotkeys([
    { keys: 'F5', label: t('handOver'), run: () => void handOver(), disabled: !isReady || act.busy },
    {
      keys: 'Alt+A',
      label: t('allBack'),
      run: allBack,
      disabled: missing.length === 0,
    },
  ])

  async function keepSignature({ pngDataUrl }: Signature, documentHash: string) {
    const base64 = pngDataUrl.slice(pngDataUrl.indexOf(',') + 1)
    const answer = await ask('attach', { base64, mime: 'image/png' })
    if (answer.kind === 'ok') {
      set({ signature: { hash: answer.value.hash, document: documentHash } })
      setPadOpen(false)
      setSignProblem(undefined)
    } else setSignProblem(problemText(answer, language))
  }

  return (
    <section className={classes.box} data-tone="ready" aria-label={t('handOverTitle')}>
      <h3 className={classes.heading}>{t('handOverTitle')}</h3>
      <ProblemBanner problem={act.problem} />
      <ShowAmount detail={props.detail} />
      <LoanerOut ticket={ticket} />
      <BigChoice
        label={t('proof')}
        required
        value={proof ?? undefined}
        choices={[
          {
            value: 'receipt',
            label: t('proofReceipt'),
            note: scanned && isGoodProof(scanned) ? t('proofScanned') : t('receiptSeen'),
          },
          { value: 'secondProof', label: t('proofSecond'), note: t('proofSecondNote') },
        ]}
        onChange={(chosen) => {
          setWithoutSlip(chosen === 'secondProof')
          set({ proof: chosen })
        }}
      />
      <ProofNote ticketId={ticket.id} />
      {proof === 'secondProof' ? (
        <LongTextField
          label={t('proofNote')}
          altKey="C"
          required
          autoFocus={isWithoutSlip}
          minRows={1}
          maxLength={400}
          value={proofNote}
          onChange={(text) => set({ proofNote: text })}
        />
      ) : null}
      <div className={classes.heading}>
        {t('accessoriesBack')}
        {missing.length > 0 ? (
          <Button size="compact-sm" variant="default" rightSection={<kbd>Alt A</kbd>} onClick={allBack}>
            {t('allBack')}
          </Button>
        ) : null}
      </div>
      {accessories.length === 0 ? <p className={classes.quiet}>{t('noAccessories')}</p> : null}
      <div className={classes.actions}>
        {accessories.map((item) => (
          // biome-ignore lint/a11y/useSemanticElements: large enough for a finger, with its count.
          <button
            key={item.id}
            type="button"
            role="checkbox"
            aria-checked={back.includes(item.id)}
            className={classes.tick}
            onClick={() =>
              set({
                back: back.includes(item.id) ? back.filter((id) => id !== item.id) : [...back, item.id],
              })
            }
          >
            <span aria-hidden>{back.includes(item.id) ? '✓' : '○'}</span>
            {names.accessory(ticket.intake.deviceClass, item)}{' '}
            {item.count > 1 ? t('quantity', { count: item.count }) : ''}
          </button>
        ))}
      </div>
      {bill.dueFen > 0 ? (
        <div className={classes.note} data-tone="breach">
          <div className={classes.actions}>
            <span className={classes.split}>{t('stillDue', { amount: formatYuan(bill.dueFen) })}</span>
            <Button size="compact-sm" onClick={props.onPay}>
              {t('takePayment')}
            </Button>
          </div>
        </div>
      ) : null}
      {bill.dueFen < 0 ? (
        <div className={classes.note} data-tone="breach">
          <div className={classes.actions}>
            <span className={classes.split}>{t('stillOwed', { amount: formatYuan(-bill.dueFen) })}</span>
            <Button size="compact-sm" onClick={props.onRefund}>
              {t('refund')}
            </Button>
          </div>
        </div>
      ) : null}
      {missing.length > 0 ? (
        <p className={classes.quiet} role="status">
          {t('accessoriesLeft', { count: missing.length })}
        </p>
      ) : null}
      {needsOverride ? (
        <Release
          isManager={isManager}
          reason={overrideReason}
          onReason={(text) => set({ overrideReason: text })}
          beside={beside}
        />
      ) : null}
      <OldParts parts={ticket.parts} taken={oldParts} onChange={(taken) => set({ oldParts: taken })} />
      {signature ? (
        <p className={classes.note} data-tone="ready">
          ● {t('sign')} · <span className={classes.number}>{signature.document.slice(0, 12)}</span>
        </p>
      ) : padOpen ? (
        <SignUnder
          detail={props.detail}
          onSigned={(drawn, hash) => void keepSignature(drawn, hash)}
          problem={signProblem}
        />
      ) : (
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setPadOpen(true)}>
            {t('sign')}
          </Button>
        </div>
      )}
      {lacking === undefined ? null : (
        <p className={classes.quiet} role="status">
          {t(lacking)}
        </p>
      )}
      <Button size="md" disabled={!isReady} loading={act.busy} onClick={() => void handOver()}>
        {t('confirmHandOver')}
      </Button>
    </section>
  )
}

function ProofNote({ ticketId }: { readonly ticketId: string }) {
  const t = useT(ticketWords)
  const scanned = useScannedProof(ticketId)
  if (!scanned) return <p className={classes.quiet}>{t('proofNotScanned')}</p>
  if (scanned.from === 'label') {
    return (
      <p className={classes.note} data-tone="waiting" role="status">
        {t('proofLabel')}
      </p>
    )
  }
  if (isGoodProof(scanned)) return null
  return isOutdated(scanned) ? (
    <p className={classes.note} data-tone="breach" role="alert">
      {t('proofOutdated', { latest: scanned.latestCopy })}
    </p>
  ) : (
    <p className={classes.note} data-tone="waiting" role="alert">
      {t('proofCopy', { copy: scanned.copy - 1 })}
    </p>
  )
}

/** The paper itself is shown above the field, so that it is seen what is signed; its hash goes with the signature. */
function SignUnder(props: {
  readonly detail: TicketDetail
  readonly onSigned: (signature: Signature, documentHash: string) => void
  readonly problem: string | undefined
}) {
  const t = useT(ticketWords)
  const language = useLanguage()
  const { ticket, row } = props.detail
  const preview = useQuestion(
    'documentToSign',
    { ticketId: ticket.id, language: language === 'zh' ? 'zh-CN' : 'en' },
    [row.revision],
  )
  if (preview.refused && !preview.data) return <p className={classes.quiet}>{t('signNoDocument')}</p>
  if (!preview.data) return null
  const { form, sha256, html } = preview.data
  return (
    <div className={classes.form}>
      <p className={classes.quiet}>
        {t('signUnder')}: {t(`form_${form}`)} · <span className={classes.number}>{sha256.slice(0, 12)}</span>
      </p>
      <Paper html={html} title={t(`form_${form}`)} />
      <SignaturePad onSigned={(signature) => props.onSigned(signature, sha256)} />
      {props.problem === undefined ? null : <p role="alert">{props.problem}</p>}
    </div>
  )
}
