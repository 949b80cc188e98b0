/** Stock work's questions: a delivery, a transfer, what to order, a count that stays blind, a scanned piece. */

import { addDays, calendarDay } from '../../shared/calendar/calendar-day'
import type { Policy } from '../../shared/policy/policy'
import type { ReorderLine } from '../../shared/questions/stock'
import { ok } from '../../shared/result'
import { managerRoles } from '../../shared/staff/roles'
import { leadTime, reorderAdvice } from '../../shared/stock/reorder'
import type { StockRow } from '../../shared/stock/state'
import { differingLines, type Stocktake, stocktakeAggregate } from '../../shared/stocktake/state'
import { differencesOf, type Supply, type SupplyRow, supplyAggregate } from '../../shared/supply/state'
import { type Transfer, transferAggregate } from '../../shared/transfer/state'
import type { States } from '../journal/states'
import type { Catalogue } from '../lookup/catalogue'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

const windowDays = 90
/** More different parts than this lie in no outlet. */
const most = 20_000

export function stockHandlers(dependencies: {
  readonly rows: RowStore
  readonly states: States
  readonly catalogue: Catalogue
  readonly policy: () => Policy
  readonly today: () => string
}): Handlers<'supply' | 'transfer' | 'reorder' | 'stocktake' | 'stockCode' | 'partNames'> {
  const { rows, states, catalogue } = dependencies

  function pieceBySerial(serial: string): StockRow | undefined {
    return rows
      .find<StockRow>({ table: 'stock', filter: [{ column: 'hasSerials', op: 'is', value: 1 }], limit: most })
      .find((row) => row.serials.includes(serial))
  }

  return {
    supply: ({ supplyId }) => {
      const supply = states.load(supplyAggregate, supplyId).state as Supply | undefined
      if (!supply) return ok(null)
      return ok({
        supply,
        differences: differencesOf(supply),
        serialised: supply.lines
          .map(({ partNumber }) => partNumber)
          .filter((partNumber) => catalogue.part(partNumber)?.serialised),
        bins: Object.fromEntries(
          supply.lines.map(({ partNumber }) => [
            partNumber,
            rows.get<StockRow>('stock', partNumber)?.bin || (catalogue.part(partNumber)?.bin ?? ''),
          ]),
        ),
      })
    },
    transfer: ({ transferId }) =>
      ok((states.load(transferAggregate, transferId).state as Transfer | undefined) ?? null),
    reorder: () => {
      const supplies = rows.find<SupplyRow>({
        table: 'supplies',
        filter: [{ column: 'state', op: 'is', value: 'received' }],
        sort: { column: 'orderedAtMs', descending: true },
        limit: 40,
      })
      const lead = leadTime(supplies, dependencies.policy().partLeadDays)
      const fromDay = addDays(calendarDay(dependencies.today()), -windowDays)
      const totals = { requests: 0, missed: 0, goodFen: 0, defectiveFen: 0, transitFen: 0, kinds: 0 }
      const lines: ReorderLine[] = []
      for (const row of rows.find<StockRow>({ table: 'stock', limit: most })) {
        const part = catalogue.part(row.id)
        if (!part) continue
        totals.requests += row.requests
        totals.missed += row.missed
        totals.goodFen += row.onHand * part.costFen
        totals.defectiveFen += row.defective * part.costFen
        totals.transitFen += row.inTransit * part.costFen
        totals.kinds += row.onHand > 0 ? 1 : 0
        const { minimum, maximum, nameZh, nameEn, costFen } = part
        const advice = reorderAdvice({ row, minimum, maximum, leadDays: lead.days, fromDay })
        // What was replaced is not ordered any more.
        if (!advice || part.supersededBy !== undefined) continue
        const { available, onOrder } = row
        lines.push({
          partNumber: row.id,
          nameZh,
          nameEn,
          available,
          onOrder,
          minimum,
          maximum,
          leadDays: lead.days,
          costFen,
          ...advice,
        })
      }
      lines.sort((a, b) => a.available + a.onOrder - (b.available + b.onOrder) || b.used - a.used)
      return ok({ lines: lines.slice(0, 500), leadDays: lead.days, leadFrom: lead.from, ...totals })
    },
    stocktake: ({ stocktakeId }, asker) => {
      const known = states.load(stocktakeAggregate, stocktakeId).state as Stocktake | undefined
      if (!known) return ok(null)
      const { lines, ...stocktake } = known
      const mayJudge =
        known.state !== 'counting' && asker.person !== undefined && managerRoles.includes(asker.person.role)
      const all = Object.values(lines).reverse()
      return ok({
        stocktake,
        differing: mayJudge ? differingLines(known).length : 0,
        lines: mayJudge
          ? [...differingLines(known), ...all.filter((line) => !differingLines(known).includes(line))].slice(
              0,
              1000,
            )
          : all
              .filter((line) => !line.uncounted)
              .slice(0, 500)
              .map(({ partNumber, name, bin, counted, uncounted }) => ({
                partNumber,
                name,
                bin,
                counted,
                uncounted,
              })),
      })
    },
    partNames: ({ partNumbers }) =>
      ok(
        Object.fromEntries(
          partNumbers.flatMap((partNumber) => {
            const part = catalogue.part(partNumber)
            return part ? [[partNumber, { nameZh: part.nameZh, nameEn: part.nameEn }] as const] : []
          }),
        ),
      ),
    stockCode: ({ code }) => {
      const upper = code.normalize('NFKC').trim().toUpperCase()
      if (upper === '') return ok(null)
      const piece = pieceBySerial(code.trim()) ?? pieceBySerial(upper)
      const part =
        catalogue.part(piece?.id ?? upper) ??
        catalogue.findParts({ text: upper, limit: 1 }).find(({ oldNumbers }) => oldNumbers.includes(upper))
      if (!part) return ok(null)
      const { partNumber, nameZh, nameEn, serialised } = part
      return ok({
        partNumber,
        nameZh,
        nameEn,
        serialised,
        serial: piece ? (piece.serials.find((one) => one === code.trim() || one === upper) ?? '') : '',
        bin: rows.get<StockRow>('stock', partNumber)?.bin || part.bin,
      })
    },
  }
}
