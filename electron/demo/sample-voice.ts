/**
 * What the sample outlet's customers say: calls after hand-over, complaints in every state, surveys and two quality
 * samples. It has a chance of its own, so that the month of work stays the same with or without it.
 */

import { instantAt } from '../../shared/calendar/business-time'
import {
  addDays,
  type CalendarDay,
  calendarDay,
  calendarDayAt,
  daysBetween,
} from '../../shared/calendar/calendar-day'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import type { CustomerRow } from '../../shared/customer/state'
import type { TicketRow } from '../../shared/ticket/row'
import type { ComplaintRow } from '../../shared/voice/complaint'
import type { ComplaintClass, ComplaintKind } from '../../shared/voice/complaint-class'
import type { FollowUpQuestion } from '../../shared/voice/follow-up'
import { type Sampling, samplingAggregate } from '../../shared/voice/sampling'
import { standardPointIds } from '../../shared/voice/sampling-standard'
import type { Giver } from '../commands/execute'
import type { Workstation } from '../workstation'
import type { Chance } from './chance'
import { type DemoClock, must } from './demo'

const zone = 'Asia/Shanghai'
const counter: Giver = { staffId: 'sample-staff-c01', role: 'counter' }
const secondCounter: Giver = { staffId: 'sample-staff-c02', role: 'counter' }
const manager: Giver = { staffId: 'sample-staff-m01', role: 'manager' }

interface Told {
  readonly kind: ComplaintKind
  readonly class: ComplaintClass
  readonly content: string
  readonly request: string
}

/** By days before today, so that some are closed, some are on their way and some wait. */
const told: Readonly<Record<number, Told>> = {
  22: { kind: 'complaint', class: 'attitude', content: '前台说话不耐烦，问了两遍都没答。', request: '道歉' },
  18: {
    kind: 'praise',
    class: 'other',
    content: '工程师周工下班前帮忙把资料全部导出来，很感谢。',
    request: '',
  },
  14: {
    kind: 'quality',
    class: 'majorQuality',
    content: '换过的电池三天后鼓包，后盖已经顶起来。',
    request: '换新并检测主板',
  },
  9: { kind: 'complaint', class: 'quantity', content: '取机时少还了一条原装数据线。', request: '补一条同款' },
  5: {
    kind: 'suggestion',
    class: 'delivery',
    content: '希望修好以后发短信通知，不用反复打电话问。',
    request: '',
  },
  4: {
    kind: 'complaint',
    class: 'transportDamage',
    content: '寄回总部的笔记本回来后左上角有磕痕，包装没有垫泡沫。',
    request: '更换外壳',
  },
  2: {
    kind: 'complaint',
    class: 'price',
    content: '报价 180 元，取机时多收了 40 元检测费，事先没说。',
    request: '退回检测费',
  },
  1: {
    kind: 'complaint',
    class: 'delivery',
    content: '承诺周三修好，到周五还说在等备件。',
    request: '给一个确定的时间',
  },
}
const remarks: Readonly<Record<FollowUpQuestion, string>> = {
  works: '用了两天又出现同样的问题，充电时尤其明显。',
  explained: '不清楚为什么收检测费，单子上看不明白。',
  onTime: '比说好的时间晚了一天，也没有人提前说。',
  attitude: '取机时前台在忙别的，等了半个多小时。',
}

export function createSampleVoice({
  workstation,
  clock,
  chance,
}: {
  readonly workstation: Workstation
  readonly clock: DemoClock
  readonly chance: Chance
}) {
  const { rows, states } = workstation
  let count = 0
  const nextId = (kind: string): string => {
    count += 1
    return `sample-${kind}-${String(count).padStart(5, '0')}`
  }

  function give<Name extends CommandName>(giver: Giver, name: Name, input: CommandInput<Name>): unknown {
    return must(workstation.executeAs(giver, name, input))
  }

  /** In the evening of a day of history, before it is closed. */
  function day(today: CalendarDay, daysBack: number): void {
    const at = (minutes: number) => clock.pretend(instantAt(today, 18 * 60 + minutes, zone))
    at(0)
    for (const ticket of closedOn(addDays(today, -3))) call(ticket, daysBack <= 4)
    at(10)
    const closed = closedOn(today)
    const about = told[daysBack]
    if (about && closed[0]) register(about, closed[0])
    at(20)
    workOnComplaints(today)
    at(30)
    for (const ticket of closed.filter(isNoKeyCustomer).filter(() => chance.happens(0.45))) survey(ticket)
    if (daysBack === 3) keyCustomers()
    at(40)
    if (daysBack === 6) sample(addDays(today, -14), addDays(today, -1), 20, 1)
  }

  /** What still waits this morning: a sample half graded, and calls and complaints for today. */
  function today(nowMs: number): void {
    const now = calendarDayAt(nowMs, zone)
    clock.pretend(Math.max(instantAt(now, 0, zone), nowMs - 20 * 60_000))
    sample(addDays(now, -6), addDays(now, -1), 15, 0.5)
    clock.pretend(undefined)
  }

  function closedOn(closedDay: string): readonly TicketRow[] {
    return rows.find<TicketRow>({
      table: 'tickets',
      filter: [{ column: 'closedDay', op: 'is', value: closedDay }],
    })
  }

  /** Only of the last days some wait: who was not reached before has been called again since. */
  function call(ticket: TicketRow, mayWait: boolean): void {
    const ticketId = ticket.id
    if (mayWait && chance.happens(0.1)) return
    if (chance.happens(mayWait ? 0.3 : 0.1)) {
      give(counter, 'recordNotReached', { ticketId, note: chance.pick(['无人接听', '关机', '说晚点再打']) })
      if (mayWait) return
    }
    if (!mayWait && chance.happens(0.04)) {
      give(counter, 'dropFollowUp', { ticketId, reason: '客户表示不用回访' })
      return
    }
    const bad = chance.happens(0.07)
      ? chance.pick<FollowUpQuestion>(['works', 'works', 'explained', 'onTime', 'attitude'])
      : undefined
    const answer = (question: FollowUpQuestion) => (question === bad ? ('no' as const) : ('yes' as const))
    give(counter, 'recordFollowUp', {
      ticketId,
      customerId: ticket.customerId,
      answers: {
        works: answer('works'),
        explained: answer('explained'),
        onTime: answer('onTime'),
        attitude: answer('attitude'),
      },
      remark: bad ? remarks[bad] : chance.pick(['', '', '使用正常', '很满意，谢谢']),
      complaintId: nextId('complaint'),
    })
  }

  function register(about: Told, ticket: TicketRow): void {
    give(counter, 'registerComplaint', {
      complaintId: nextId('complaint'),
      ...about,
      source: chance.pick(['visit', 'phone', 'online']),
      ticketId: ticket.id,
      customerId: ticket.customerId,
    })
  }

  /** One step a day: answered on the next, measured on the one after, checked three days later. */
  function workOnComplaints(today: CalendarDay): void {
    const open = rows.find<ComplaintRow>({
      table: 'complaints',
      filter: [{ column: 'open', op: 'is', value: 1 }],
    })
    for (const row of open) {
      const age = daysBetween(calendarDay(row.registeredDay), today)
      const complaintId = row.id
      if (row.status === 'waiting' && age >= 1) {
        give(secondCounter, 'answerComplaint', {
          complaintId,
          answer: '已致电客户说明情况并致歉，承诺两天内给出处理结果。',
          how: 'phone',
        })
      } else if (row.status === 'answered' && age >= 2) {
        give(manager, 'setMeasures', {
          complaintId,
          cause: '交接时没有逐项核对，口头约定没有写进服务单。',
          corrective: '当面向客户说明并补救，免收本次费用。',
          preventive: '交接按清单双人核对，约定一律写进服务单。',
          department: '前台',
          dueDay: addDays(today, 3),
        })
        if (row.class === 'majorQuality') {
          give(manager, 'passOnComplaint', { complaintId, reference: 'QM-2026-031', note: '附检测照片' })
        }
      } else if (row.status === 'measured' && age >= 5) {
        give(manager, 'verifyComplaint', {
          complaintId,
          effective: true,
          note: '抽查三天交接单，均已双人核对；客户表示接受。',
          opinion: chance.pick(['satisfied', 'satisfied', 'fair']),
        })
      }
    }
  }

  /** They are asked in their half-year's round, below. */
  function isNoKeyCustomer(ticket: TicketRow): boolean {
    return rows.get<CustomerRow>('customers', ticket.customerId)?.keyCustomer !== 1
  }

  function survey(ticket: TicketRow): void {
    const surveyId = nextId('survey')
    const subject = { surveyId, ticketId: ticket.id, customerId: ticket.customerId }
    give(counter, 'giveOutSurvey', { ...subject, print: false })
    if (chance.happens(0.2)) return
    give(counter, 'enterSurvey', {
      ...subject,
      levels: [level(0.5), level(0.7), level(0.7), level(0.8), level(0.65)],
      suggestions: chance.happens(0.15) ? chance.pick(['希望周末延长营业', '等候区多放几把椅子']) : '',
    })
  }

  function level(best: number): number {
    if (chance.happens(best)) return 1
    return chance.pick([2, 2, 2, 2, 3, 3, 4])
  }

  /** Of the key customers one has answered, one has the sheet, the others are to be asked. */
  function keyCustomers(): void {
    const known = rows.find<CustomerRow>({
      table: 'customers',
      filter: [{ column: 'keyCustomer', op: 'is', value: 1 }],
    })
    // At least one is left to be asked.
    known.slice(0, Math.min(2, known.length - 1)).forEach((customer, index) => {
      const subject = { surveyId: nextId('survey'), customerId: customer.id }
      give(counter, 'giveOutSurvey', { ...subject, print: false })
      if (index === 0) give(counter, 'enterSurvey', { ...subject, levels: [2, 1, 1, 1, 1], how: 'phone' })
    })
  }

  function sample(fromDay: CalendarDay, toDay: CalendarDay, sharePercent: number, share: number): void {
    const samplingId = nextId('sampling')
    give(manager, 'drawSample', { samplingId, fromDay, toDay, sharePercent })
    const { ticketIds } = states.load(samplingAggregate, samplingId).state as Sampling
    ticketIds.slice(0, Math.ceil(ticketIds.length * share)).forEach((ticketId, index) => {
      const failed = index === 3
      give(manager, 'gradeTicket', {
        samplingId,
        ticketId,
        items: standardPointIds.map((id) => ({
          id,
          result: failed && id === 'record' ? ('fail' as const) : ('pass' as const),
        })),
        note: failed ? '外观记录没有写屏幕划痕' : '',
      })
    })
  }

  return { day, today }
}
