/** A contract that a device came with: from when to when, what it gives, and what it covers that the rules do not. */

import { z } from 'zod'
import type { Ticket } from '../../../shared/ticket/state'
import { type ExclusionCode, exclusionCodes } from '../../../shared/warranty/rules'
import { termIn } from '../../../shared/warranty/terms'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { Chips } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { parseDay } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { DayText } from '../counter/small-fields'
import { useFinish } from './use-finish'
import classes from './warranty.module.css'

const contractRemedies = ['free-repair', 'exchange', 'return'] as const
const contractSchema = z.object({
  number: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  remedies: z.array(z.enum(contractRemedies)).readonly(),
  covers: z.array(z.enum(exclusionCodes)).readonly(),
})
const noContract: z.output<typeof contractSchema> = {
  number: '',
  name: '',
  from: '',
  to: '',
  remedies: ['free-repair'],
  covers: [],
}

export function ContractDialog(props: {
  readonly ticket: Ticket
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const finish = useFinish(props)
  const typed = useFieldsDraft(`claim.contract.${props.ticket.id}`, noContract, contractSchema)
  const act = useAct(typed)
  const { number, name, from, to, remedies, covers } = typed.value
  const firstDay = parseDay(from, from)
  const lastDay = parseDay(to, to)
  return (
    <Dialog
      title={t('addContract')}
      onClose={props.onClose}
      primary={{
        label: t('record'),
        disabled: number.trim() === '' || !firstDay || !lastDay || remedies.length === 0 || act.busy,
        run: async () =>
          finish(
            await act.give('enterContract', {
              deviceId: props.ticket.intake.deviceId ?? '',
              contract: {
                contractId: typed.id,
                number: number.trim(),
                name: name.trim(),
                from: firstDay ?? '',
                to: lastDay ?? '',
                remedies: [...remedies],
                coversExclusions: [...covers],
              },
            }),
            typed,
          ),
      }}
    >
      <div className={classes.section}>
        <ProblemBanner problem={act.problem} />
        <TextField
          label={t('contractNumber')}
          autoFocus
          required
          code
          maxLength={60}
          value={number}
          onChange={(text) => typed.type({ number: text })}
        />
        <TextField
          label={t('contractName')}
          maxLength={120}
          value={name}
          onChange={(text) => typed.type({ name: text })}
        />
        <div className={classes.row}>
          <DayText
            label={t('contractFrom')}
            required
            allowFuture
            value={from}
            onChange={(day) => typed.type({ from: day })}
          />
          <DayText
            label={t('contractTo')}
            required
            allowFuture
            value={to}
            onChange={(day) => typed.type({ to: day })}
          />
        </div>
        <Chips
          label={t('contractRemedies')}
          choices={contractRemedies.map((value) => ({ value, label: t(`remedy_${value}`) }))}
          values={remedies}
          onChange={(chosen) => typed.type({ remedies: chosen })}
        />
        <Chips<ExclusionCode>
          label={t('contractCovers')}
          choices={exclusionCodes
            .filter((value) => value === 'liquid' || value === 'drop' || value === 'misuse')
            .map((value) => ({ value, label: termIn(language, value) }))}
          values={covers}
          onChange={(codes) => typed.type({ covers: codes })}
        />
      </div>
    </Dialog>
  )
}
