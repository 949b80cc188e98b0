/** Today on one screen: what needs the manager, how the devices stand, who has how much, and the list behind it. */

import { type ReactNode, useMemo, useState } from 'react'
import { statuses, type TicketStatus } from '../../../shared/ticket/state'
import type { TableName } from '../../../shared/view/tables'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { ticketWords } from '../../i18n/ticket'
import { useOutlet, usePrints, useShift, useStaff, useTickets } from '../../mirror/queries'
import { useStatus as useStatusMessage } from '../../status'
import { useNow } from '../../ui/now'
import { StatusShape, type StatusTone } from '../../ui/status-badge'
import { Money } from '../../ui/texts'
import { ageText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { outletCalendar, outletPolicy } from '../bench/clocks'
import { SlipsDialog } from '../prints/slips-centre'
import { statusTone } from '../ticket/status'
import { nameOf } from '../till/till-words'
import { ComplaintSheet } from '../voice/complaint-sheet'
import { useVoiceVersion } from '../voice/use-voice-version'
import classes from './manager.module.css'
import office from './office.module.css'
import { Panel } from './panel'
import { TicketTable } from './ticket-table'
import {
  type AskedTileId,
  askedTileIds,
  rowsOf,
  type Selection,
  type TileId,
  tileIds,
  todayOf,
} from './today'
import { StockOuts, WaitingComplaints } from './today-lists'
import { useTouched } from './use-touched'

const tileKey = {
  late: 'tileLate',
  soon: 'tileSoon',
  promised: 'tilePromised',
  nobody: 'tileNobody',
  parts: 'tileParts',
  unclaimed: 'tileUnclaimed',
  noPlace: 'tileNoPlace',
  custody: 'tileCustody',
} as const satisfies Readonly<Record<TileId, keyof typeof managerWords.entries>>

const tileTone: Readonly<Record<TileId, StatusTone>> = {
  late: 'breach',
  soon: 'waiting',
  promised: 'received',
  nobody: 'waiting',
  parts: 'waiting',
  unclaimed: 'waiting',
  noPlace: 'waiting',
  custody: 'neutral',
}

const askedKey = {
  complaints: 'tileComplaints',
  stockOuts: 'tileStockOuts',
} as const satisfies Readonly<Record<AskedTileId, keyof typeof managerWords.entries>>

const noRows = [] as const
const stockTables: readonly TableName[] = ['stock', 'tickets']

export function TodayPage() {
  const t = useT(managerWords)
  const ticket = useT(ticketWords)
  const language = useLanguage()
  const nowMs = useNow()
  const outlet = useOutlet()
  const staff = useStaff()
  const tickets = useTickets({ open: true })
  const [selection, setSelection] = useState<Selection>()
  const [complaintId, setComplaintId] = useState<string>()
  // The clocks of complaints run in opening hours, which main knows: asked again every minute.
  const minute = Math.floor(nowMs / 60_000)
  const complaints = useQuestion('complaints', { show: 'open' }, [useVoiceVersion(), minute]).data ?? noRows
  const stockOuts = useQuestion('stockOuts', {}, [useTouched(stockTables)]).data ?? noRows
  const technicians = useMemo(
    () => staff.filter(({ role, active }) => role === 'technician' && active === 1).map(({ id }) => id),
    [staff],
  )
  const today = useMemo(
    () => todayOf(tickets ?? [], outletCalendar(outlet), outletPolicy(outlet), nowMs, technicians),
    [tickets, outlet, nowMs, technicians],
  )
  if (!tickets) return <p role="status">{t('loadingList')}</p>

  const chosen: Selection = selection ?? {
    kind: 'tile',
    id: today.tiles.late.length > 0 ? 'late' : 'custody',
  }
  const rows = rowsOf(today, chosen)
  const asked = {
    complaints: {
      count: complaints.length,
      late: complaints.some(({ leftMs }) => leftMs !== undefined && leftMs < 0),
      hint: t('tileComplaintsHint', {
        count: complaints.filter(({ status }) => status === 'waiting').length,
      }),
    },
    stockOuts: {
      count: stockOuts.length,
      late: false,
      hint: t('tileStockOutsHint', { count: stockOuts.filter(({ waiting }) => waiting.length > 0).length }),
    },
  }
  const title =
    chosen.kind === 'asked'
      ? t(askedKey[chosen.id])
      : chosen.kind === 'tile'
        ? t(tileKey[chosen.id])
        : chosen.kind === 'status'
          ? ticket(`status_${chosen.status}`)
          : chosen.staffId === ''
            ? t('nobody')
            : nameOf(staff, chosen.staffId)

  function hint(id: TileId): string {
    if (id === 'custody') return t('tileCustodyHint', { age: ageText(nowMs - today.oldestMs, language) })
    return t(`${tileKey[id]}Hint`)
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box. */}
      <div className={classes.tiles} role="group" aria-label={t('attention')}>
        {tileIds.map((id) => (
          <Tile
            key={id}
            tone={tileTone[id]}
            name={t(tileKey[id])}
            hint={hint(id)}
            count={today.tiles[id].length}
            on={chosen.kind === 'tile' && chosen.id === id}
            onPress={() => setSelection({ kind: 'tile', id })}
          />
        ))}
        {askedTileIds.map((id) => (
          <Tile
            key={id}
            tone={asked[id].late ? 'breach' : 'waiting'}
            name={t(askedKey[id])}
            hint={asked[id].hint}
            count={asked[id].count}
            on={chosen.kind === 'asked' && chosen.id === id}
            onPress={() => setSelection({ kind: 'asked', id })}
          />
        ))}
      </div>
      <div className={classes.today}>
        <Panel
          title={t(chosen.kind === 'asked' && chosen.id === 'stockOuts' ? 'listOfParts' : 'listOf', {
            what: title,
            count: chosen.kind === 'asked' ? asked[chosen.id].count : rows.length,
          })}
          flush
          grow
        >
          {chosen.kind !== 'asked' ? (
            <TicketTable key={JSON.stringify(chosen)} label={title} rows={rows} />
          ) : chosen.id === 'complaints' ? (
            <WaitingComplaints rows={complaints} onOpen={setComplaintId} />
          ) : (
            <StockOuts rows={stockOuts} />
          )}
        </Panel>
        <div className={classes.side}>
          <MoneyAndLights />
          <Panel title={t('statusNow')} flush>
            <ul className={classes.lines}>
              {statuses
                .filter((status) => today.byStatus.has(status))
                .map((status) => (
                  <Line
                    key={status}
                    tone={statusTone[status]}
                    name={ticket(`status_${status}`)}
                    count={today.byStatus.get(status)?.length ?? 0}
                    of={tickets.length}
                    on={chosen.kind === 'status' && chosen.status === status}
                    onPress={() => setSelection({ kind: 'status', status: status as TicketStatus })}
                  />
                ))}
            </ul>
          </Panel>
          <Panel title={t('load')} flush>
            <ul className={classes.lines}>
              {today.byTechnician.map(({ staffId, rows: own, late }) => (
                <Line
                  key={staffId}
                  tone={late > 0 ? 'breach' : 'repairing'}
                  name={staffId === '' ? t('nobody') : nameOf(staff, staffId)}
                  count={own.length}
                  of={Math.max(...today.byTechnician.map(({ rows: theirs }) => theirs.length), 1)}
                  note={late > 0 ? t('loadLate', { count: late }) : ''}
                  on={chosen.kind === 'technician' && chosen.staffId === staffId}
                  onPress={() => setSelection({ kind: 'technician', staffId })}
                />
              ))}
            </ul>
          </Panel>
        </div>
      </div>
      {complaintId === undefined ? null : (
        <ComplaintSheet
          key={complaintId}
          complaintId={complaintId}
          onClose={() => setComplaintId(undefined)}
        />
      )}
    </>
  )
}

function Tile(props: {
  readonly tone: StatusTone
  readonly name: string
  readonly hint: string
  readonly count: number
  readonly on: boolean
  readonly onPress: () => void
}) {
  const { count } = props
  return (
    <button
      type="button"
      className={classes.tile}
      aria-pressed={props.on}
      data-tone={count > 0 ? props.tone : 'neutral'}
      onClick={props.onPress}
    >
      <span className={classes.tileName}>
        {count > 0 ? <StatusShape tone={props.tone} /> : null} {props.name}
      </span>
      <span className={classes.tileCount}>{count}</span>
      <span className={classes.tileHint}>{props.hint}</span>
    </button>
  )
}

function Line(props: {
  readonly tone: StatusTone
  readonly name: string
  readonly count: number
  readonly of: number
  readonly note?: string
  readonly on: boolean
  readonly onPress: () => void
}) {
  return (
    <li>
      <button type="button" className={classes.line} aria-pressed={props.on} onClick={props.onPress}>
        <span className={classes.lineName}>
          <StatusShape tone={props.tone} /> {props.name}
        </span>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${Math.round((100 * props.count) / Math.max(props.of, 1))}%` }} />
        </span>
        <span className={classes.lineCount}>{props.count}</span>
        {props.note ? <span className={classes.lineNote}>{props.note}</span> : null}
      </button>
    </li>
  )
}

function MoneyAndLights() {
  const t = useT(managerWords)
  const { go } = useNavigation()
  const shift = useShift()
  const tickets = useTickets({ open: true })
  const notOut = usePrints({ status: ['failed', 'unknown'] })
  const light = useStatusMessage()?.headquarters
  const [slips, setSlips] = useState(false)
  const revisions = (tickets ?? []).reduce((sum, row) => sum + row.revision, 0)
  const outlet = useOutlet()
  const today = outlet?.openDay || outlet?.lastDay
  const day = useQuestion('daySummary', today ? { day: today } : null, [shift?.revision, revisions])
  const [tone, said] = ((): readonly [StatusTone, string] => {
    switch (light?.kind) {
      case 'agree':
        return ['ready', t('hqAgree')]
      case 'waiting':
        return ['waiting', t('hqWaiting', { count: light.count })]
      case 'difference':
        return ['breach', t('hqDifference', { count: light.count })]
      case 'offline':
        return ['waiting', t('hqOffline')]
      default:
        return ['neutral', t('hqNever')]
    }
  })()
  return (
    <Panel title={shift ? t('tabToday') : t('cashClosed')} flush>
      <ul className={classes.lines}>
        <Light name={t('cash')} onPress={() => go('till')}>
          {day.data ? <Money fen={day.data.incomeFen} strong /> : '–'}
        </Light>
        <Light name={t('dayNumbers')} onPress={() => go('manager', { page: 'day' })}>
          {day.data ? `${day.data.received} / ${day.data.collected}` : '–'}
        </Light>
        <Light name={t('headquarters')} onPress={() => go('headquarters')}>
          <StatusShape tone={tone} /> {said}
        </Light>
        {notOut && notOut.length > 0 ? (
          <Light name={t('slips')} onPress={() => setSlips(true)}>
            <span className={office.bad}>▲ {notOut.length}</span>
          </Light>
        ) : null}
      </ul>
      {slips ? <SlipsDialog onClose={() => setSlips(false)} /> : null}
    </Panel>
  )
}

function Light(props: { readonly name: string; readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <li>
      <button type="button" className={`${classes.line} ${classes.lightLine}`} onClick={props.onPress}>
        <span className={classes.lineName}>{props.name}</span>
        <span className={classes.lineCount}>{props.children}</span>
      </button>
    </li>
  )
}
