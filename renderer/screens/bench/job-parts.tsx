/**
 * Parts of the job: found, kept for it, fitted, given back, or waited for. Each press is one fact on both sides, the
 * job's and the shelf's; a part that is not there is never promised.
 */

import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { PartLine } from '../../../shared/ticket/state'
import { isFree } from '../../../shared/warranty/free'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { type Source, useFieldsDraft } from '../../ui/drafts'
import { useScan } from '../../ui/scan'
import { Money } from '../../ui/texts'
import { usePartName } from '../part/use-part-name'
import { FitDialog, ReturnDialog } from './job-part-dialogs'
import classes from './job-sheet.module.css'
import { LikelyParts } from './likely-parts'
import { PartChoice } from './part-choice'
import { PartSearch } from './part-search'
import { Section, StepButton, useWhyNot } from './section'
import type { OpenDesk } from './use-job'

const stateKey = {
  reserved: 'partReserved',
  used: 'partUsed',
  returned: 'partReturned',
  released: 'partReleased',
} as const

/** The part that was picked, and how many: nothing is kept for the job before somebody presses. */
const pickSchema = z.object({ partNumber: z.string().optional(), quantity: z.string() })
const nothingPicked: z.output<typeof pickSchema> = { quantity: '1' }

interface Fitting {
  readonly line: PartLine
  readonly pieces: readonly string[]
  readonly bin: string
}

export function JobParts({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const { tell } = useLastFact()
  const { ticket } = desk.detail
  const [free, setFree] = useState(isFree(ticket))
  const pick = useFieldsDraft(`job.part.${ticket.id}`, nothingPicked, pickSchema)
  const [isPickedNow, setPickedNow] = useState(false)
  const chosen = pick.value.partNumber
  const [fitting, setFitting] = useState<Fitting>()
  const [returning, setReturning] = useState<PartLine>()
  const whyNot = useWhyNot(ticket, 'reservePart')
  const lines = ticket.parts.filter(({ state }) => state !== 'released')
  const partName = usePartName([...lines, ...ticket.awaited])

  function setChosen(partNumber: string) {
    setPickedNow(true)
    pick.set({ ...nothingPicked, partNumber })
  }

  useScan((scan) => {
    if (scan.kind !== 'partNumber' || whyNot !== undefined) return false
    setChosen(scan.partNumber)
    return true
  })

  const told = (part: string, what: string) => tell({ text: t('partDone', { part, what }) })

  async function fitPart(line: PartLine, serial = '', of?: Source): Promise<boolean> {
    const used = {
      ticketId: ticket.id,
      partNumber: line.partNumber,
      quantity: line.quantity,
      reservationId: line.lineId,
      serial,
      underWarranty: free,
    }
    const done = await desk.run('usePart', used, of ? { of } : {})
    if (!done) return false
    setFitting(undefined)
    told(partName(line), t('partUsed'))
    return true
  }

  /** What was refused in a dialog is of no interest without it, least of all in the next one. */
  function leave() {
    setFitting(undefined)
    setReturning(undefined)
    desk.clearProblem()
  }

  /** A part with a serial number of its own is asked for it; any other goes in with one press. */
  async function startFitting(line: PartLine) {
    const part = await ask('part', { partNumber: line.partNumber })
    if (part.kind === 'ok' && part.value?.serialised) {
      const { stock, bin } = part.value
      setFitting({ line, pieces: stock.serials, bin })
    } else await fitPart(line)
  }

  async function release(line: PartLine) {
    const { partNumber, lineId } = line
    const done = await desk.run('releasePart', { ticketId: ticket.id, partNumber, reservationId: lineId })
    if (done) told(partName(line), t('partReleased'))
  }

  async function reserve(partNumber: string, name: string, quantity: number) {
    const done = await desk.run('reservePart', { ticketId: ticket.id, partNumber, quantity }, { of: pick })
    if (!done) return
    pick.clear()
    told(name, t('partReserved'))
  }

  async function wait(partNumber: string, name: string, quantity: number) {
    const done = await desk.run('awaitPart', { ticketId: ticket.id, partNumber, quantity }, { of: pick })
    if (!done) return
    pick.clear()
    told(name, t('partAwaited'))
  }

  return (
    <Section
      id="parts"
      title={t('parts')}
      letter="P"
      aside={
        whyNot ?? (
          <Checkbox
            label={t('underWarranty')}
            checked={free}
            onChange={(event) => setFree(event.currentTarget.checked)}
          />
        )
      }
    >
      {lines.length + ticket.awaited.length === 0 ? null : (
        <table className={classes.lines}>
          <tbody>
            {lines.map((line) => (
              <PartRow
                key={line.lineId}
                desk={desk}
                line={line}
                name={partName(line)}
                stateText={t(stateKey[line.state])}
                onFit={() => void startFitting(line)}
                onRelease={() => void release(line)}
                onReturn={() => setReturning(line)}
              />
            ))}
            {ticket.awaited.map((part) => (
              <tr key={part.partNumber}>
                <td>
                  <PartLink partNumber={part.partNumber} />
                </td>
                <td>{partName(part)}</td>
                <td className={classes.number}>×{part.quantity}</td>
                <td className={classes.warn}>◑ {t('partAwaited')}</td>
                <td />
                <td className={classes.actions}>
                  <StepButton
                    ticket={ticket}
                    step="partArrived"
                    label={t('arrived')}
                    size="compact-xs"
                    busy={desk.busy}
                    onClick={() =>
                      void desk
                        .run('partArrived', { ticketId: ticket.id, partNumber: part.partNumber })
                        .then((done) => done && setChosen(part.partNumber))
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {whyNot === undefined ? <PartSearch modelId={ticket.intake.modelId} onPick={setChosen} /> : null}
      {chosen === undefined || whyNot !== undefined ? null : (
        <PartChoice
          key={chosen}
          desk={desk}
          partNumber={chosen}
          quantityText={pick.value.quantity}
          onQuantity={(quantity) => pick.type({ quantity })}
          takesFocus={isPickedNow}
          onSwitch={setChosen}
          onReserve={(name, quantity) => void reserve(chosen, name, quantity)}
          onWait={(name, quantity) => void wait(chosen, name, quantity)}
          onClose={pick.clear}
        />
      )}
      <LikelyParts desk={desk} {...(whyNot === undefined ? { onPick: setChosen } : {})} />
      {fitting ? (
        <FitDialog
          {...fitting}
          name={partName(fitting.line)}
          problem={desk.problem}
          onClose={leave}
          onFit={(serial, of) => fitPart(fitting.line, serial, of)}
        />
      ) : null}
      {returning ? (
        <ReturnDialog
          line={returning}
          name={partName(returning)}
          problem={desk.problem}
          onClose={leave}
          onReturn={async (to, reason, of) => {
            const { partNumber, lineId } = returning
            const back = { ticketId: ticket.id, partNumber, usageId: lineId, to, reason }
            const done = await desk.run('returnPart', back, { of })
            if (!done) return false
            setReturning(undefined)
            told(partName(returning), t('partReturned'))
            return true
          }}
        />
      ) : null}
    </Section>
  )
}

function PartRow(props: {
  readonly desk: OpenDesk
  readonly line: PartLine
  readonly name: string
  readonly stateText: string
  readonly onFit: () => void
  readonly onRelease: () => void
  readonly onReturn: () => void
}) {
  const t = useT(benchWords)
  const { line, desk } = props
  const { ticket } = desk.detail
  return (
    <tr className={line.state === 'returned' ? classes.gone : undefined}>
      <td>
        <PartLink partNumber={line.partNumber} />
      </td>
      <td>
        {props.name}
        {line.serial === '' ? null : <span className={classes.noteHead}> SN {line.serial}</span>}
      </td>
      <td className={classes.number}>×{line.quantity}</td>
      <td>
        {line.state === 'used' ? '● ' : line.state === 'reserved' ? '○ ' : ''}
        {line.untilDiagnosis === true && line.state === 'reserved' && !ticket.diagnosis
          ? t('keptUntilDiagnosis')
          : props.stateText}
      </td>
      <td className={classes.number}>
        {line.state !== 'used' ? null : line.underWarranty ? (
          t('underWarranty')
        ) : (
          <Money fen={line.unitFen * line.quantity} />
        )}
      </td>
      <td className={classes.actions}>
        {line.state === 'reserved' ? (
          <>
            <StepButton
              ticket={ticket}
              step="usePart"
              label={t('use')}
              size="compact-xs"
              busy={desk.busy}
              onClick={props.onFit}
            />
            <Button size="compact-xs" variant="default" disabled={desk.busy} onClick={props.onRelease}>
              {t('release')}
            </Button>
          </>
        ) : line.state === 'used' ? (
          <StepButton
            ticket={ticket}
            step="returnPart"
            label={t('returnPart')}
            size="compact-xs"
            variant="default"
            busy={desk.busy}
            onClick={props.onReturn}
          />
        ) : null}
      </td>
    </tr>
  )
}

function PartLink({ partNumber }: { readonly partNumber: string }) {
  const { open } = useNavigation()
  return (
    <button type="button" className={classes.link} onClick={() => open({ kind: 'part', id: partNumber })}>
      {partNumber}
    </button>
  )
}
