/** Labour by code, with the time it took: a timer that goes on over a lock or a restart fills the minutes in. */

import { Button, Checkbox } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { z } from 'zod'
import type { Reference } from '../../../shared/questions/lookups'
import { isFree } from '../../../shared/warranty/free'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { useStaff } from '../../mirror/queries'
import { SelectField } from '../../ui/choices'
import { useFieldsDraft } from '../../ui/drafts'
import { AmountField, TextField } from '../../ui/fields'
import { useNow } from '../../ui/now'
import { Money } from '../../ui/texts'
import { ageText } from '../../ui/time-text'
import { useRecordedNames } from '../ticket/use-recorded-names'
import classes from './job-sheet.module.css'
import { localName, Section, StepButton, useWhyNot } from './section'
import type { OpenDesk } from './use-job'

const lineSchema = z.object({
  code: z.string().optional(),
  minutes: z.string(),
  priceFen: z.number().optional(),
  /** Absent: as the warranty has it. */
  free: z.boolean().optional(),
})
const noLabour: z.output<typeof lineSchema> = { minutes: '' }

export interface JobLabourProps {
  readonly desk: OpenDesk
  readonly reference: Reference | undefined
}

export function JobLabour({ desk, reference }: JobLabourProps) {
  const t = useT(benchWords)
  const language = useLanguage()
  const { ticket, bill } = desk.detail
  const whyNot = useWhyNot(ticket, 'addLabour')
  const draft = useFieldsDraft(`job.labour.${ticket.id}`, noLabour, lineSchema)
  const { code, minutes, priceFen, free = isFree(ticket) } = draft.value
  const chosen = reference?.labour.find((item) => item.code === code)
  const { labour: labourName } = useRecordedNames()

  function choose(next: string | undefined) {
    const item = reference?.labour.find((candidate) => candidate.code === next)
    if (!item) return draft.type({ code: next })
    draft.set((before) => ({
      ...before,
      code: next,
      priceFen: item.priceFen,
      minutes: before.minutes === '' ? String(item.minutes) : before.minutes,
    }))
  }

  async function add() {
    if (!chosen || priceFen === undefined) return
    const labour = {
      ticketId: ticket.id,
      code: chosen.code,
      name: localName(chosen, 'zh'),
      priceFen,
      minutes: Number(minutes) || 0,
      underWarranty: free,
    }
    const done = await desk.run('addLabour', labour, { of: draft })
    // What is free stays so for the next line, as the box shows it.
    if (done) draft.begin({ ...noLabour, free: draft.value.free })
  }

  return (
    <Section
      id="labour"
      title={t('labour')}
      letter="L"
      aside={
        <>
          {whyNot ?? <RepairTimer desk={desk} onStop={(taken) => draft.type({ minutes: String(taken) })} />}
          <span>
            {t('bill')} <Money fen={bill.totalFen} strong />
          </span>
        </>
      }
    >
      {ticket.labour.length === 0 ? null : (
        <table className={classes.lines}>
          <tbody>
            {ticket.labour.map((line) => (
              <tr key={line.lineId}>
                <td>{labourName(line)}</td>
                <td className={classes.number}>
                  {line.minutes > 0 ? `${line.minutes} ${t('minutesShort')}` : ''}
                </td>
                <td className={classes.number}>
                  {line.underWarranty ? t('underWarranty') : <Money fen={line.priceFen} />}
                </td>
                <td className={classes.actions}>
                  <StepButton
                    ticket={ticket}
                    step="addLabour"
                    label={t('remove')}
                    size="compact-xs"
                    variant="default"
                    busy={desk.busy}
                    onClick={() =>
                      void desk.run('removeLabour', { ticketId: ticket.id, lineId: line.lineId })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {whyNot !== undefined ? null : (
        <div className={classes.row}>
          <div className={classes.grow}>
            <SelectField
              label={t('labourCode')}
              choices={(reference?.labour ?? []).map((item) => ({
                value: item.code,
                label: localName(item, language),
              }))}
              value={code}
              onChange={choose}
            />
          </div>
          <div className={classes.narrow}>
            <TextField
              label={t('minutes')}
              value={minutes}
              onChange={(text) =>
                draft.type({ minutes: text.normalize('NFKC').replace(/\D/g, '').slice(0, 5) })
              }
              code
            />
          </div>
          <div className={classes.narrow}>
            <AmountField
              label={t('price')}
              fen={priceFen}
              onChange={(fen) => draft.type({ priceFen: fen })}
            />
          </div>
          <Checkbox
            label={t('underWarranty')}
            checked={free}
            onChange={(event) => draft.type({ free: event.currentTarget.checked })}
            mb={8}
          />
          <StepButton
            ticket={ticket}
            step="addLabour"
            label={t('addLabour')}
            variant="default"
            size="sm"
            lacking={!chosen || priceFen === undefined ? t('labourCode') : undefined}
            busy={desk.busy}
            onClick={() => void add()}
          />
        </div>
      )}
    </Section>
  )
}

/** The time is a fact from the first press on: it goes on over a lock, a restart, and at another window. */
function RepairTimer(props: { readonly desk: OpenDesk; readonly onStop: (minutes: number) => void }) {
  const t = useT(benchWords)
  const language = useLanguage()
  const nowMs = useNow()
  const staff = useStaff()
  const { desk } = props
  const { timer, timedMinutes } = desk.detail.ticket
  const input = { ticketId: desk.ticketId }
  const soFar =
    timedMinutes === 0 ? null : <span className="tabular">{t('timedSoFar', { minutes: timedMinutes })}</span>
  if (!timer) {
    return (
      <>
        {soFar}
        <Button
          size="compact-xs"
          variant="default"
          disabled={desk.busy}
          leftSection={<IconPlayerPlay size={12} aria-hidden />}
          onClick={() => void desk.run('startTimer', input, { anyRevision: true })}
        >
          {t('timerStart')}
        </Button>
      </>
    )
  }
  const name = staff.find(({ id }) => id === timer.actor)?.name ?? ''
  return (
    <>
      {soFar}
      <span className="tabular" title={name}>
        {t('timerRuns', { age: ageText(Math.max(0, nowMs - timer.sinceMs), language) })}
      </span>
      <Button
        size="compact-xs"
        disabled={desk.busy}
        leftSection={<IconPlayerStop size={12} aria-hidden />}
        onClick={() =>
          void desk
            .run('stopTimer', input, { anyRevision: true })
            .then((done) => done && props.onStop(done.value.minutes))
        }
      >
        {t('timerStop')}
      </Button>
    </>
  )
}
