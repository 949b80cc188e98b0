/** Sending parts away: to another outlet (which hears of it through headquarters), to headquarters, or to a vendor. */

import { useState } from 'react'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useQuestion } from '../../use-question'
import { useAct } from '../ticket/use-act'
import { areLinesReady, type EditedLine, LineEditor, linesToSend } from './line-editor'
import classes from './stock.module.css'

const kinds = ['outlet', 'headquarters', 'vendor'] as const
/** Not among those that headquarters has named. */
const another = '-'

export function SendTransferDialog(props: { readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useT(stockWords)
  const { tell } = useLastFact()
  const act = useAct()
  const outlets = useQuestion('knownOutlets', {}).data ?? []
  const [transferId] = useState(newId)
  const [toKind, setToKind] = useState<(typeof kinds)[number]>('outlet')
  const [chosen, setChosen] = useState<string>()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [address, setAddress] = useState('')
  const [person, setPerson] = useState('')
  const [phone, setPhone] = useState('')
  const [from, setFrom] = useState<'good' | 'defective'>('good')
  const [carrier, setCarrier] = useState('')
  const [waybill, setWaybill] = useState('')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<readonly EditedLine[]>([])
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
    const sent = await act.run('sendTransfer', {
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
          onChange={(value) => setToKind(value ?? 'outlet')}
          choices={kinds.map((value) => ({ value, label: t(`source_${value}`) }))}
        />
        {toKind === 'outlet' && outlets.length > 0 ? (
          <SelectField
            label={t('which')}
            value={chosen}
            onChange={setChosen}
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
              setCode(
                next
                  .normalize('NFKC')
                  .toUpperCase()
                  .replace(/[^A-Z0-9]/g, ''),
              )
            }
            maxLength={8}
            code
          />
        ) : null}
        {isTyped ? (
          <TextField
            label={t('which')}
            value={name}
            onChange={setName}
            maxLength={100}
            required={toKind === 'vendor'}
          />
        ) : null}
        <SelectField
          label={t('whichPieces')}
          value={from}
          onChange={(value) => setFrom(value ?? 'good')}
          choices={[
            { value: 'good', label: t('fromGood') },
            { value: 'defective', label: t('fromDefective') },
          ]}
        />
        <div className={classes.wide}>
          <TextField label={t('reason')} value={reason} onChange={setReason} maxLength={200} required />
        </div>
        <TextField label={t('carrier')} value={carrier} onChange={setCarrier} maxLength={80} />
        <TextField label={t('waybill')} value={waybill} onChange={setWaybill} maxLength={80} code />
        <TextField label={t('receiver')} value={person} onChange={setPerson} maxLength={60} />
        <TextField label={t('receiverPhone')} value={phone} onChange={setPhone} maxLength={40} code />
        <div className={classes.wide}>
          <TextField label={t('address')} value={address} onChange={setAddress} maxLength={200} />
        </div>
      </div>
      <LineEditor lines={lines} onChange={setLines} serials />
    </Dialog>
  )
}
