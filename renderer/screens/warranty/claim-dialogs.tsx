/** What is done to a claim, one dialog each: an exclusion, an objection, a decision, a question, a contract, a new unit. */

import { z } from 'zod'
import type { Ticket } from '../../../shared/ticket/state'
import { type ExclusionCode, exclusionCodes } from '../../../shared/warranty/rules'
import { termIn } from '../../../shared/warranty/terms'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { Chips } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import { type Act, useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { ReasonDialog } from '../ticket/reason-dialog'
import { CardLines } from './card-lines'
import { ContractDialog } from './contract-dialog'
import { EvidenceForm } from './evidence-form'
import { emptyFinding, foundExclusion, missingNeeds } from './findings'
import { useFinish } from './use-finish'
import classes from './warranty.module.css'

export type ClaimDialog =
  | { readonly kind: 'rules' | 'exclusion' | 'ruling' | 'contract' | 'exchange' }
  | { readonly kind: 'repeat'; readonly place: number }
  | {
      readonly kind: 'objection' | 'setAside' | 'drop'
      readonly code: ExclusionCode
      readonly name: string
      readonly objection: string
    }
  | {
      readonly kind: 'endContract'
      readonly deviceId: string
      readonly contractId: string
      readonly number: string
    }

interface DialogProps<Kind extends ClaimDialog['kind'] = ClaimDialog['kind']> {
  readonly dialog: Extract<ClaimDialog, { kind: Kind }>
  readonly ticket: Ticket
  readonly onDone: () => void
  readonly onClose: () => void
}

export function ClaimDialogs(props: DialogProps) {
  const { dialog } = props
  switch (dialog.kind) {
    case 'exclusion':
      return <ExclusionDialog {...props} />
    case 'objection':
    case 'setAside':
    case 'drop':
    case 'endContract':
    case 'ruling':
      return <WordsDialog {...props} />
    case 'contract':
      return <ContractDialog {...props} />
    case 'exchange':
      return <ExchangeDialog {...props} />
    case 'repeat':
      return <RepeatDialog {...props} place={dialog.place} />
    default:
      return null
  }
}

const foundSchema = z.object({
  code: z.enum(exclusionCodes).optional(),
  finding: z.object({ evidence: z.record(z.string(), z.string()), objection: z.string() }),
})
const nothingFound: z.output<typeof foundSchema> = { finding: emptyFinding }

function ExclusionDialog(props: DialogProps) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const finish = useFinish(props)
  const { ticket } = props
  const rules = useQuestion('warrantyExclusions', {}).data ?? []
  const typed = useFieldsDraft(`claim.exclusion.${ticket.id}`, nothingFound, foundSchema)
  const act = useAct(typed)
  const { code, finding } = typed.value
  const rule = rules.find((known) => known.code === code)
  const ready = rule !== undefined && missingNeeds(rule, finding).length === 0
  return (
    <Dialog
      title={t('addExclusion')}
      size={560}
      onClose={props.onClose}
      primary={{
        label: t('record'),
        disabled: !ready || act.busy,
        run: async () =>
          rule &&
          finish(
            await act.give('findExclusion', { ticketId: ticket.id, ...foundExclusion(rule.code, finding) }),
            typed,
          ),
      }}
    >
      <div className={classes.section}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('addExclusionHint')}</p>
        <Chips<ExclusionCode>
          label={t('exclusions')}
          choices={rules
            .filter((known) => known.code !== 'no-proof')
            .map((known) => ({ value: known.code, label: termIn(language, known.code) }))}
          values={code === undefined ? [] : [code]}
          onChange={(codes) => typed.set({ code: codes.at(-1), finding: emptyFinding })}
        />
        {rule ? (
          <EvidenceForm
            rule={rule}
            finding={finding}
            photos={ticket.intake.photos}
            onChange={(found) => typed.type({ finding: found })}
          />
        ) : null}
      </div>
    </Dialog>
  )
}

/** The acts that need nothing but words. */
function WordsDialog(props: DialogProps) {
  const t = useT(warrantyWords)
  const finish = useFinish(props)
  const { dialog, ticket } = props
  const ticketId = ticket.id
  const about = 'code' in dialog ? dialog.code : 'contractId' in dialog ? dialog.contractId.slice(0, 12) : ''

  async function give(act: Act, reason: string): Promise<{ readonly value: unknown } | undefined> {
    switch (dialog.kind) {
      case 'objection':
        return act.give('recordObjection', { ticketId, code: dialog.code, objection: reason })
      case 'setAside':
        return act.give('setExclusionAside', { ticketId, code: dialog.code, reason })
      case 'drop':
        return act.give('dropExclusion', { ticketId, code: dialog.code, reason })
      case 'ruling':
        return act.give('askRuling', { ticketId, question: reason })
      case 'endContract': {
        const { deviceId, contractId } = dialog
        return act.give('endContract', { deviceId, contractId, reason })
      }
      default:
        return undefined
    }
  }

  const titles = {
    objection: () => t('recordObjection'),
    setAside: () => t('setAsideAsks', { what: 'name' in dialog ? dialog.name : '' }),
    drop: () => t('dropAsks', { what: 'name' in dialog ? dialog.name : '' }),
    ruling: () => t('askRuling'),
    endContract: () => t('endContractAsks', { number: 'number' in dialog ? dialog.number : '' }),
  }
  const kind = dialog.kind as keyof typeof titles
  return (
    <ReasonDialog
      place={`claim.${dialog.kind}.${about}.${ticketId}`}
      title={titles[kind]()}
      hint={kind === 'setAside' ? t('setAsideFor') : kind === 'ruling' ? t('askRulingHint') : undefined}
      label={kind === 'objection' ? t('objection') : kind === 'ruling' ? t('rulingQuestion') : t('reason')}
      confirmLabel={kind === 'ruling' ? t('askRuling') : t('record')}
      initial={dialog.kind === 'objection' ? dialog.objection : ''}
      maxLength={kind === 'ruling' || kind === 'objection' ? 2000 : 400}
      long
      onClose={props.onClose}
      give={give}
      onDone={finish}
    />
  )
}

function ExchangeDialog(props: DialogProps) {
  const t = useT(warrantyWords)
  const finish = useFinish(props)
  const typed = useTextDraft(`claim.exchange.${props.ticket.id}`)
  const act = useAct(typed)
  const serial = typed.value
  useScan((scan) => {
    if (scan.kind === 'serial') typed.set(scan.serial)
    else if (scan.kind === 'imei') typed.set(scan.imei)
    else return false
    return true
  })
  const isImei = /^\d{15}$/.test(serial.trim())
  return (
    <Dialog
      title={t('exchange')}
      onClose={props.onClose}
      primary={{
        label: t('record'),
        disabled: serial.trim().length < 4 || act.busy,
        run: async () =>
          finish(
            await act.give('exchangeDevice', {
              ticketId: props.ticket.id,
              deviceId: props.ticket.intake.deviceId ?? '',
              newDeviceId: typed.id,
              newSerial: serial.trim(),
              ...(isImei ? { newImei: serial.trim() } : {}),
            }),
            typed,
          ),
      }}
    >
      <div className={classes.section}>
        <ProblemBanner problem={act.problem} />
        <p className={classes.quiet}>{t('exchangeHint')}</p>
        <TextField
          label={t('newSerial')}
          autoFocus
          required
          code
          maxLength={60}
          value={serial}
          onChange={typed.set}
        />
      </div>
    </Dialog>
  )
}

function RepeatDialog(props: DialogProps & { readonly place: number }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const asked = useQuestion('repeatAnswer', {
    ticketId: props.ticket.id,
    place: props.place,
    language: language === 'zh' ? 'zh-CN' : 'en',
  })
  const again = asked.data
  return (
    <Dialog
      title={again ? t('repeatTitle', { day: again.day }) : t('repeat')}
      size={640}
      onClose={props.onClose}
    >
      <div className={classes.section}>
        <ProblemBanner problem={asked.refused} />
        {again ? (
          <>
            <p className={classes.note} data-tone={again.same ? 'ready' : 'breach'} role="status">
              {again.same ? `● ${t('repeatSame')}` : `▲ ${t('repeatDiffers')}`}
            </p>
            <CardLines card={again.card} />
            <p className={classes.code}>
              {again.ruleSetId} · {again.ruleSetHash}
            </p>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}
