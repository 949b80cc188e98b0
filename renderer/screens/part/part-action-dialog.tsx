/** A movement of stock that belongs to no ticket: each needs a number and a reason, and is one fact. */

import { z } from 'zod'
import type { PartDetail } from '../../../shared/questions/lookups'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import { useAct } from '../../use-act'
import { localName } from '../bench/section'

export type ActionKind = 'receive' | 'adjust' | 'hold' | 'release' | 'scrap' | 'bin' | 'defective'

const titles = {
  receive: 'receiveTitle',
  adjust: 'adjustTitle',
  hold: 'holdTitle',
  release: 'releaseTitle',
  scrap: 'scrapTitle',
  bin: 'binTitle',
  defective: 'defectiveTitle',
} as const
const labels = {
  receive: 'receive',
  adjust: 'adjust',
  hold: 'holdPart',
  release: 'releaseHold',
  scrap: 'scrap',
  bin: 'changeBin',
  defective: 'markDefective',
} as const
const usualReasons = {
  receive: 'reasonDelivery',
  adjust: 'reasonCount',
  hold: 'reasonCheck',
  release: 'reasonChecked',
  scrap: 'reasonDefect',
  bin: 'reasonCount',
  defective: 'reasonFoundBad',
} as const

const fieldsSchema = z.object({
  ...{ text: z.string(), reason: z.string(), bin: z.string(), reference: z.string(), serialText: z.string() },
  from: z.enum(['good', 'defective']),
})

export function PartActionDialog(props: {
  readonly part: PartDetail
  readonly kind: ActionKind
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const t = useT(partsWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { part, kind } = props
  const { stock, partNumber } = part
  const name = localName(part, language)
  const typed = useFieldsDraft(
    `part.${kind}.${partNumber}`,
    {
      text: kind === 'release' ? String(stock.hold) : kind === 'adjust' ? '' : '1',
      ...{ reason: t(usualReasons[kind]), bin: part.bin, reference: '', serialText: '' },
      from: stock.defective > 0 ? 'defective' : 'good',
    },
    fieldsSchema,
  )
  const act = useAct(typed)
  const { text, reason, bin, reference, from, serialText } = typed.value
  const number = /^\d{1,6}$/.test(text) ? Number(text) : undefined
  const difference = number === undefined ? 0 : number - stock.onHand
  const serials = serialText.split(/[\s,，]+/).filter((serial) => serial !== '')
  const needsSerials = part.serialised && kind !== 'bin'
  const needsBin = kind === 'bin' || kind === 'receive'

  useScan((scan) => {
    if (needsSerials && (scan.kind === 'serial' || scan.kind === 'imei')) {
      typed.set((before) => ({ ...before, serialText: `${before.serialText.trim()} ${scan.text}`.trim() }))
      return true
    }
    if (!needsBin || scan.kind !== 'bin') return false
    typed.type({ bin: scan.bin })
    return true
  })

  const ready =
    kind === 'bin'
      ? bin.trim() !== '' && bin !== part.bin
      : number !== undefined && reason.trim() !== '' && (kind === 'adjust' ? difference !== 0 : number > 0)

  async function run() {
    if (!ready) return
    const why = reason.trim()
    const quantity = number ?? 0
    const expected = { [`stock/${partNumber}`]: stock.revision }
    const done =
      kind === 'receive'
        ? await act.give('receiveStock', {
            partNumber,
            quantity,
            bin: bin.trim(),
            reason: why,
            reference,
            serials,
          })
        : kind === 'adjust'
          ? await act.give(
              'adjustStock',
              {
                partNumber,
                difference,
                reason: why,
                [difference < 0 ? 'serialsMissing' : 'serialsFound']: serials,
              },
              expected,
            )
          : kind === 'hold'
            ? await act.give('holdStock', { partNumber, quantity, reason: why, serials }, expected)
            : kind === 'release'
              ? await act.give('releaseHold', { partNumber, quantity, reason: why, serials }, expected)
              : kind === 'scrap'
                ? await act.give('scrapStock', { partNumber, quantity, from, reason: why, serials }, expected)
                : kind === 'defective'
                  ? await act.give('findDefective', { partNumber, quantity, reason: why, serials }, expected)
                  : await act.give('changeBin', { partNumber, bin: bin.trim() }, expected)
    if (!done) return
    typed.clear()
    tell({ text: t('done', { part: name, what: t(labels[kind]) }) })
    props.onDone()
  }

  return (
    <Dialog
      title={t(titles[kind], { part: name })}
      onClose={props.onClose}
      destructive={kind === 'scrap'}
      primary={{ label: t(labels[kind]), run: () => void run(), disabled: !ready || act.busy }}
    >
      <ProblemBanner problem={act.problem} />
      {kind === 'scrap' ? (
        <BigChoice
          label={t('scrapFrom')}
          choices={[
            { value: 'good', label: t('fromGood'), note: String(stock.available) },
            { value: 'defective', label: t('fromDefective'), note: String(stock.defective) },
          ]}
          value={from}
          onChange={(value) => typed.type({ from: value })}
        />
      ) : null}
      {kind === 'bin' ? null : (
        <TextField
          label={kind === 'adjust' ? t('counted') : t('quantity')}
          value={text}
          onChange={(next) => typed.type({ text: next.normalize('NFKC').replace(/\D/g, '').slice(0, 6) })}
          {...(kind === 'adjust'
            ? {
                hint: t('countedHint', {
                  count: stock.onHand,
                  difference: difference > 0 ? `+${difference}` : difference,
                }),
              }
            : {})}
          code
          required
          autoFocus
        />
      )}
      {needsBin ? (
        <TextField
          label={t('bin')}
          value={bin}
          onChange={(next) => typed.type({ bin: next.normalize('NFKC').toUpperCase() })}
          placeholder={t('scanBin')}
          maxLength={40}
          code
          required={kind === 'bin'}
          autoFocus={kind === 'bin'}
        />
      ) : null}
      {needsSerials ? (
        <TextField
          label={t('serials')}
          value={serialText}
          onChange={(next) => typed.type({ serialText: next })}
          placeholder={t('serialsHint')}
          hint={t('serialsGiven', { count: serials.length })}
          required
          code
        />
      ) : null}
      {kind === 'receive' ? (
        <TextField
          label={t('reference')}
          value={reference}
          onChange={(next) => typed.type({ reference: next })}
          maxLength={80}
          code
        />
      ) : null}
      {kind === 'bin' ? null : (
        <TextField
          label={t('reason')}
          value={reason}
          onChange={(next) => typed.type({ reason: next })}
          maxLength={200}
          required
        />
      )}
    </Dialog>
  )
}
