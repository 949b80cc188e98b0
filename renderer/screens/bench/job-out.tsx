/** To headquarters or a vendor and back: a delivery note goes with the device, and its serial is compared on return. */

import { useState } from 'react'
import { z } from 'zod'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { useFieldsDraft } from '../../ui/drafts'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import { Age } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import classes from './job-sheet.module.css'
import { Section, StepButton } from './section'
import type { OpenDesk } from './use-job'

export function JobOut({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const language = useLanguage()
  const { ticket } = desk.detail
  const [opened, setOpened] = useState(false)
  const isOut = ticket.status === 'sentOut'
  return (
    <Section
      id="out"
      title={t('sendOut')}
      letter="O"
      aside={
        isOut && ticket.sentOut ? (
          <span>
            {t('isOut', { to: ticket.sentOut.to, number: ticket.sentOut.number })} ·{' '}
            <Age sinceMs={ticket.sentOut.atMs} />
            {ticket.sentOut.expectedDay === ''
              ? null
              : ` · ${tj('dueBack', { day: dayText(ticket.sentOut.expectedDay, language) })}`}
          </span>
        ) : opened ? null : (
          <StepButton
            ticket={ticket}
            step="sendOut"
            label={t('sendOutOpen')}
            size="compact-xs"
            variant="default"
            onClick={() => setOpened(true)}
          />
        )
      }
    >
      {ticket.exchange ? (
        <p className={classes.hint}>
          {tj('bothSerials', { old: ticket.exchange.oldSerial || '–', now: ticket.exchange.newSerial })}
        </p>
      ) : null}
      {isOut ? <TakeBack desk={desk} /> : opened ? <SendOut desk={desk} /> : null}
    </Section>
  )
}

const outSchema = z.object({
  toKind: z.enum(['headquarters', 'vendor']),
  ...{ to: z.string(), waybill: z.string() },
  expectedDay: z.string().optional(),
})

function SendOut({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const typed = useFieldsDraft(
    `bench.out.${ticket.id}`,
    { toKind: 'headquarters', to: '', waybill: '', expectedDay: undefined },
    outSchema,
  )
  const { toKind, to, waybill, expectedDay } = typed.value
  const consignee = to.trim() || (toKind === 'headquarters' ? t('toHeadquarters') : '')

  async function send() {
    const done = await desk.run(
      'sendOut',
      {
        ticketId: ticket.id,
        to: consignee,
        toKind,
        waybill: waybill.trim(),
        expectedDay: expectedDay ?? '',
      },
      { of: typed },
    )
    if (!done) return
    typed.clear()
    tell({ text: t('sentOutNow', { number: done.value.number }) })
  }

  return (
    <>
      <BigChoice
        label={t('sendTo')}
        choices={[
          { value: 'headquarters', label: t('toHeadquarters') },
          { value: 'vendor', label: t('toVendor') },
        ]}
        value={toKind}
        onChange={(value) => typed.type({ toKind: value })}
      />
      <div className={classes.row}>
        <div className={classes.grow}>
          <TextField
            label={t('toName')}
            value={to}
            onChange={(text) => typed.type({ to: text })}
            maxLength={200}
            required={toKind === 'vendor'}
          />
        </div>
        <div className={classes.grow}>
          <TextField
            label={t('waybill')}
            value={waybill}
            onChange={(text) => typed.type({ waybill: text })}
            maxLength={60}
            code
          />
        </div>
        <div className={classes.day}>
          <DateField
            label={tj('expectedBack')}
            day={expectedDay}
            onChange={(day) => typed.type({ expectedDay: day })}
            allowFuture
          />
        </div>
        <StepButton
          ticket={ticket}
          step="sendOut"
          label={t('sendOut')}
          size="sm"
          variant="default"
          lacking={consignee === '' ? t('toName') : undefined}
          busy={desk.busy}
          onClick={() => void send()}
        />
      </div>
    </>
  )
}

const backSchema = z.object({
  result: z.enum(['repaired', 'unrepairable', 'exchanged']),
  ...{ serialSeen: z.string(), note: z.string() },
})

function TakeBack({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const { tell } = useLastFact()
  const { ticket, row } = desk.detail
  const typed = useFieldsDraft(
    `bench.back.${ticket.id}`,
    { result: 'repaired', serialSeen: '', note: '' },
    backSchema,
  )
  const { result, serialSeen, note } = typed.value
  useScan((scan) => {
    if (scan.kind !== 'serial' && scan.kind !== 'imei' && scan.kind !== 'meid') return false
    typed.type({ serialSeen: scan.text })
    return true
  })
  const exchanged = result === 'exchanged'
  const serialNeeded = exchanged || ticket.intake.serial !== ''
  const serialLabel = exchanged ? tj('newSerial') : t('serialSeen')

  async function takeBack() {
    const { deviceId } = ticket.intake
    const input = {
      ticketId: ticket.id,
      serialSeen: serialSeen.trim(),
      result,
      note: note.trim(),
      ...(deviceId === undefined ? {} : { deviceId }),
    }
    const done = await desk.run('takeBack', input, { of: typed })
    if (!done) return
    typed.clear()
    tell({ text: t('cameBack', { number: row.number }) })
  }

  return (
    <>
      <BigChoice
        label={t('backResult')}
        choices={[
          { value: 'repaired', label: t('backRepaired') },
          { value: 'unrepairable', label: t('backUnrepairable') },
          { value: 'exchanged', label: t('backExchanged') },
        ]}
        value={result}
        onChange={(value) => typed.type({ result: value })}
      />
      <div className={classes.row}>
        <div className={classes.grow}>
          <TextField
            label={serialLabel}
            value={serialSeen}
            onChange={(text) => typed.type({ serialSeen: text })}
            maxLength={60}
            code
            required={serialNeeded}
          />
        </div>
        <div className={classes.grow}>
          <TextField
            label={t('note')}
            value={note}
            onChange={(text) => typed.type({ note: text })}
            maxLength={1000}
          />
        </div>
        <StepButton
          ticket={ticket}
          step="takeBack"
          label={t('takeBack')}
          size="sm"
          lacking={serialNeeded && serialSeen.trim() === '' ? serialLabel : undefined}
          busy={desk.busy}
          onClick={() => void takeBack()}
        />
      </div>
    </>
  )
}
