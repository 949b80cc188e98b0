/** Sending parts away: to another outlet (which hears of it through headquarters), to headquarters, or to a vendor. */

import { z } from 'zod'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { areLinesReady, editedLineSchema, LineEditor, linesToSend } from './line-editor'
import classes from './stock.module.css'

const kinds = ['outlet', 'headquarters', 'vendor'] as const
/** Not among those that headquarters has named. */
const another = '-'

const text = z.string()
const transferSchema = z.object({
  toKind: z.enum(kinds),
  chosen: text.optional(),
  ...{ name: text, code: text, address: text, person: text, phone: text },
  from: z.enum(['good', 'defective']),
  ...{ carrier: text, waybill: text, reason: text },
  lines: z.array(editedLineSchema).readonly(),
})
const nothingToSend: z.output<typeof transferSchema> = {
  ...{ toKind: 'outlet', chosen: undefined, from: 'good' },
  ...{ name: '', code: '', address: '', person: '', phone: '', carrier: '', waybill: '', reason: '' },
  lines: [],
}

const parcelFields = [
  { key: 'carrier', label: 'carrier', most: 80, code: false },
  { key: 'waybill', label: 'waybill', most: 80, code: true },
  { key: 'person', label: 'receiver', most: 60, code: false },
  { key: 'phone', label: 'receiverPhone', most: 40, code: true },
] as const

export function SendTransferDialog(props: { readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useT(stockWords)
  const { tell } = useLastFact()
  const outlets = useQuestion('knownOutlets', {}).data ?? []
  const typed = useFieldsDraft('stock.transfer', nothingToSend, transferSchema)
  const { id: transferId, type, clear, value } = typed
  const act = useAct(typed)
  const { toKind, chosen, name, code, address, person, phone, from, carrier, waybill, reason, lines } = value
  const known = toKind === 'outlet' ? outlets.find(({ outlet }) => outlet === chosen) : undefined
  const isTyped = toKind !== 'outlet' || outlets.length === 0 || chosen === another
  const to = known
    ? `${known.outlet} ${known.name}`.trim()
    : isTyped
      ? [toKind === 'outlet' ? code.trim() : '', name.trim() || defaultName()].filter(Boolean).join(' ')
      : ''
  const toOutlet = toKind === 'outlet' ? (known?.outlet ?? (isTyped ? code.trim() : '')) : ''
  const ready = to !== '' && reason.trim() !== '' && areLinesReady(lines)

  function defaultName(): string {
    return toKind === 'headquarters' ? t('source_headquarters') : ''
  }

  async function send() {
    const sent = await act.give('sendTransfer', {
      transferId,
      toKind,
      to,
      toOutlet,
      address: address.trim(),
      person: person.trim(),
      phone: phone.trim(),
      from,
      carrier: carrier.trim(),
      waybill: waybill.trim(),
      reason: reason.trim(),
      lines: linesToSend(lines),
    })
    if (!sent) return
    clear()
    tell({ text: t('sent', { number: sent.value.number }) })
    props.onDone()
  }

  return (
    <Dialog
      title={t('newTransfer')}
      size={760}
      onClose={props.onClose}
      primary={{ label: t('send'), run: () => void send(), disabled: !ready || act.busy }}
    >
      <ProblemBanner problem={act.problem} />
      <div className={classes.fields}>
        <SelectField
          label={t('to')}
          value={toKind}
          onChange={(kind) => type({ toKind: kind ?? 'outlet' })}
          choices={kinds.map((value) => ({ value, label: t(`source_${value}`) }))}
        />
        {toKind === 'outlet' && outlets.length > 0 ? (
          <SelectField
            label={t('which')}
            value={chosen}
            onChange={(outlet) => type({ chosen: outlet })}
            required
            choices={[
              ...outlets.map(({ outlet, name: called }) => ({
                value: outlet,
                label: `${outlet} ${called}`.trim(),
              })),
              { value: another, label: t('notListed') },
            ]}
          />
        ) : null}
        {isTyped && toKind === 'outlet' ? (
          <TextField
            label={t('outletCode')}
            hint={t('outletCodeHint')}
            value={code}
            onChange={(next) =>
              type({
                code: next
                  .normalize('NFKC')
                  .toUpperCase()
                  .replace(/[^A-Z0-9]/g, ''),
              })
            }
            maxLength={8}
            code
          />
        ) : null}
        {isTyped ? (
          <TextField
            label={t('which')}
            value={name}
            onChange={(next) => type({ name: next })}
            maxLength={100}
            required={toKind === 'vendor'}
          />
        ) : null}
        <SelectField
          label={t('whichPieces')}
          value={from}
          onChange={(pieces) => type({ from: pieces ?? 'good' })}
          choices={[
            { value: 'good', label: t('fromGood') },
            { value: 'defective', label: t('fromDefective') },
          ]}
        />
        <div className={classes.wide}>
          <TextField
            label={t('reason')}
            value={reason}
            onChange={(next) => type({ reason: next })}
            maxLength={200}
            required
          />
        </div>
        {parcelFields.map(({ key, label, most, code: isCode }) => (
          <TextField
            key={key}
            label={t(label)}
            value={value[key]}
            onChange={(next) => type({ [key]: next })}
            maxLength={most}
            code={isCode}
          />
        ))}
        <div className={classes.wide}>
          <TextField
            label={t('address')}
            value={address}
            onChange={(next) => type({ address: next })}
            maxLength={200}
          />
        </div>
      </div>
      <LineEditor lines={lines} onChange={(next) => type({ lines: next })} serials />
    </Dialog>
  )
}
