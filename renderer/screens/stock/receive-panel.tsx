/** One delivery and the box that came: each scan counts a piece; short, over, wrong and unknown are said at once. */

import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { dueOf, type SupplyRow } from '../../../shared/supply/state'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { stockWords } from '../../i18n/stock'
import { useConfirm } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useScan } from '../../ui/scan'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { usePartName } from '../part/use-part-name'
import { quantityOf, serialsOf } from './line-editor'
import classes from './stock.module.css'
import { StockLabelsButton } from './stock-labels'

const text = z.string()
const countedSchema = z.object({ name: text, arrived: text, faulty: text, bin: text, serials: text })
const boxSchema = z.object({
  /** Of the delivery when counting began: what was recorded after that may hold these counts already. */
  revision: z.number().optional(),
  counted: z.record(text, countedSchema).readonly(),
  unknown: z.record(text, z.number()).readonly(),
})
type Counted = Readonly<z.output<typeof countedSchema>>
type Box = Pick<z.output<typeof boxSchema>, 'counted' | 'unknown'>
const nothing: Counted = { name: '', arrived: '', faulty: '', bin: '', serials: '' }

export function ReceivePanel(props: {
  readonly row: SupplyRow
  readonly mayWork: boolean
  readonly onDone: () => void
}) {
  const t = useT(stockWords)
  const { tell } = useLastFact()
  const confirm = useConfirm()
  const { role } = usePerson()
  const isManager = role === 'manager' || role === 'administrator'
  const detail = useQuestion('supply', { supplyId: props.row.id }, [props.row.revision]).data
  const box = useFieldsDraft(`stock.receive.${props.row.id}`, { counted: {}, unknown: {} }, boxSchema)
  const act = useAct(box)
  const { counted, unknown, revision = props.row.revision } = box.value
  const open = props.row.open === 1

  const count = (change: (before: Box) => Partial<Box>) =>
    box.set((before) => ({ revision: props.row.revision, ...before, ...change(before) }))
  const change = (partNumber: string, to: Partial<Counted>) =>
    count((before) => {
      const line = { ...nothing, ...before.counted[partNumber], ...to }
      return { counted: { ...before.counted, [partNumber]: line } }
    })
  function addOne(partNumber: string, name: string) {
    count((before) => {
      const old = before.counted[partNumber] ?? { ...nothing, name }
      const line = { ...old, arrived: String(quantityOf(old.arrived) + 1) }
      return { counted: { ...before.counted, [partNumber]: line } }
    })
  }
  async function read(code: string) {
    const answer = await ask('stockCode', { code })
    if (answer.kind === 'ok' && answer.value) addOne(answer.value.partNumber, answer.value.nameZh)
    else count((before) => ({ unknown: { ...before.unknown, [code]: (before.unknown[code] ?? 0) + 1 } }))
  }
  useScan((scan) => {
    if (!open || !props.mayWork) return false
    if (scan.kind === 'bin' || scan.kind === 'staffBadge') return false
    void read(scan.kind === 'partNumber' ? scan.partNumber : scan.text)
    return true
  })
  const lines = detail?.supply.lines ?? []
  const rows = [
    ...lines.map(({ partNumber, name }) => ({ partNumber, name })),
    ...Object.entries(counted)
      .filter(([partNumber]) => !lines.some((line) => line.partNumber === partNumber))
      .map(([partNumber, { name }]) => ({ partNumber, name })),
  ]
  const partName = usePartName(rows)
  if (!detail) return null
  const { supply } = detail
  const isOld = open && revision !== props.row.revision && !act.busy
  const arrived = supply.lines
    .filter((line) => line.arrived > 0)
    .map(({ partNumber, name, arrived: count }) => ({ partNumber, name, count }))

  async function receive(complete: boolean) {
    const lines = rows.map(({ partNumber }) => {
      const line = counted[partNumber] ?? nothing
      const serials = detail?.serialised.includes(partNumber) ? serialsOf(line.serials) : []
      const bin = line.bin || (detail?.bins[partNumber] ?? '')
      return {
        partNumber,
        arrived: quantityOf(line.arrived),
        defective: quantityOf(line.faulty),
        bin,
        serials,
      }
    })
    const done = await act.give(
      'receiveDelivery',
      {
        supplyId: supply.id,
        lines,
        unknown: Object.entries(unknown).map(([code, quantity]) => ({ code, quantity })),
        complete,
      },
      { [`supply/${supply.id}`]: revision },
    )
    if (!done) return
    box.clear()
    tell({ text: t('receivedDone', { number: props.row.number }) })
    props.onDone()
  }

  return (
    <>
      <h3>
        {props.row.number} · {t(`state_${props.row.state}`)}
      </h3>
      {isOld ? (
        <ErrorBanner
          tone="waiting"
          what={t('countedBefore', { count: arrived.reduce((sum, line) => sum + line.count, 0) })}
          actions={[
            { label: t('countedIn'), run: box.clear },
            { label: t('countedNot'), run: () => box.type({ revision: props.row.revision }) },
          ]}
        />
      ) : (
        <ProblemBanner problem={act.problem} />
      )}
      {open && props.mayWork ? <span className={classes.hint}>{t('scanPieces')}</span> : null}
      <div className={classes.lines}>
        <div className={`${classes.line} ${classes.head}`}>
          <span className={classes.grow}>{t('part')}</span>
          <span className={classes.number}>{t('announced')}</span>
          <span className={classes.number}>{t('arrived')}</span>
          {open ? <span className={classes.small}>{t('quantity')}</span> : null}
          {open ? <span className={classes.small}>{t('faulty')}</span> : null}
        </div>
        {rows.map(({ partNumber, name }) => {
          const line = supply.lines.find((one) => one.partNumber === partNumber)
          const now = counted[partNumber] ?? nothing
          return (
            <div key={partNumber}>
              <div className={classes.line}>
                <span className={classes.grow}>
                  <span className={classes.code}>{partNumber}</span> {partName({ partNumber, name })}
                </span>
                <span className={classes.number}>{line ? dueOf(supply, line) : 0}</span>
                <span className={classes.number}>{line?.arrived ?? 0}</span>
                {open ? (
                  <>
                    <TextInput
                      className={classes.small}
                      aria-label={`${t('arrived')} ${partNumber}`}
                      value={now.arrived}
                      disabled={!props.mayWork}
                      onChange={(event) =>
                        change(partNumber, { name, arrived: event.currentTarget.value.replace(/\D/g, '') })
                      }
                    />
                    <TextInput
                      className={classes.small}
                      aria-label={`${t('faulty')} ${partNumber}`}
                      value={now.faulty}
                      disabled={!props.mayWork}
                      onChange={(event) =>
                        change(partNumber, { name, faulty: event.currentTarget.value.replace(/\D/g, '') })
                      }
                    />
                  </>
                ) : null}
              </div>
              {open && detail.serialised.includes(partNumber) ? (
                <div className={classes.line}>
                  <TextInput
                    className={classes.grow}
                    aria-label={t('serialsOf', { part: partNumber })}
                    placeholder={t('serialsOf', { part: partNumber })}
                    value={now.serials}
                    onChange={(event) => change(partNumber, { name, serials: event.currentTarget.value })}
                  />
                  {line && line.serials.length > 0 && props.mayWork ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() =>
                        change(partNumber, {
                          name,
                          serials: line.serials.join(' '),
                          arrived: String(line.serials.length),
                        })
                      }
                    >
                      {t('asOnNote')}
                    </Button>
                  ) : null}
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
      {Object.entries(unknown).map(([code, count]) => (
        <span key={code} className={classes.warn}>
          ▲ {t('unknownCode', { code })} ×{count}
        </span>
      ))}
      {detail.differences.map((one) => (
        <span key={`${one.kind} ${one.partNumber}`} className={classes.warn}>
          ▲ {one.partNumber} {partName(one)} {t(`kind_${one.kind}`, { count: one.quantity })}
        </span>
      ))}
      {arrived.length > 0 && props.mayWork ? (
        <div className={classes.tools}>
          <StockLabelsButton
            key={supply.revision}
            place={`${supply.id}.${supply.revision}`}
            parts={arrived}
            size="sm"
          />
        </div>
      ) : null}
      {open && props.mayWork ? (
        <div className={classes.tools}>
          <Button disabled={act.busy || isOld} onClick={() => void receive(true)}>
            {t('receiveAll')}
          </Button>
          <Button variant="default" disabled={act.busy || isOld} onClick={() => void receive(false)}>
            {t('receiveRest')}
          </Button>
          {isManager ? (
            <Button
              variant="subtle"
              onClick={() =>
                confirm.ask({
                  question: `${t('cancelRest')} ${props.row.number}?`,
                  confirmLabel: t('cancelRest'),
                  onConfirm: () => {
                    void act
                      .give('closeSupply', { supplyId: supply.id, reason: t('cancelRest') })
                      .then((done) => {
                        if (!done) return
                        tell({ text: t('closedDone', { number: props.row.number }) })
                        props.onDone()
                      })
                  },
                })
              }
            >
              {t('cancelRest')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {confirm.dialog}
    </>
  )
}
