/** Made-up people, tickets and lights for the gallery; nothing here is used by the program. */

import type { Found, WorkstationSnapshot, WorkstationSource } from '../../../renderer/workstation'

export const nowMs = Date.parse('2026-11-22T14:05:00+08:00')

const staff = [
  { staffId: 's1', staffNumber: '101', name: '王晓敏', initials: 'wxm', role: 'counter' },
  { staffId: 's2', staffNumber: '102', name: '李强', initials: 'lq', role: 'technician' },
  { staffId: 's3', staffNumber: '103', name: '陈思远', initials: 'csy', role: 'manager' },
  { staffId: 's4', staffNumber: '104', name: '赵敏', initials: 'zm', role: 'administrator' },
] as const

const found: readonly Found[] = [
  { kind: 'ticket', id: 'T1', title: 'S-SZ01-AA-000123-7', note: 'iPhone 13 · 屏幕碎裂 · 维修中' },
  { kind: 'device', id: 'D1', title: '356938035643809', note: 'iPhone 13 128GB' },
  { kind: 'customer', id: 'C1', title: '张**', note: '138****5678' },
  { kind: 'part', id: 'P1', title: 'CB-SCR-0012345', note: 'iPhone 13 屏幕总成' },
]

export function madeUpWorkstation(locked: boolean): WorkstationSource {
  const listeners = new Set<() => void>()
  let tries = 0
  let snapshot: WorkstationSnapshot = {
    session: locked ? { kind: 'locked', staff } : { kind: 'open', person: staff[2] },
    status: {
      outlet: { code: 'SZ01', name: '深圳华强北服务中心', nameEn: '', timeZone: 'Asia/Shanghai' },
      station: 'A',
      shift: { kind: 'open', businessDay: '2026-11-22', openedAtMs: nowMs - 5 * 3_600_000 },
      printer: { kind: 'ready' },
      headquarters: { kind: 'waiting', count: 12 },
    },
    counts: { counter: 4, bench: 17, custody: 42, till: 3 },
  }
  const change = (next: WorkstationSnapshot) => {
    snapshot = next
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => snapshot,
    async signIn(staffId, pin) {
      const person = staff.find((known) => known.staffId === staffId)
      if (person && pin === '1234') {
        change({ ...snapshot, session: { kind: 'open', person } })
        return { kind: 'ok', value: person }
      }
      tries += 1
      return tries >= 3
        ? { kind: 'refused', reason: 'locked-out', detail: { seconds: 60 } }
        : { kind: 'refused', reason: 'wrong-pin', detail: { left: 5 - tries } }
    },
    lock: () => change({ ...snapshot, session: { kind: 'locked', staff } }),
    find: async (text) =>
      found.filter(({ title, note = '' }) => `${title} ${note}`.toLowerCase().includes(text.toLowerCase())),
  }
}

export interface MadeUpTicket {
  readonly id: string
  readonly number: string
  readonly model: string
  readonly fault: string
  readonly status: 'received' | 'diagnosing' | 'waiting' | 'repairing' | 'ready'
  readonly technician: string
  readonly receivedAtMs: number
  readonly dueMs: number
  readonly customer: string
  readonly phone: string
  readonly fen: number
}

const models = [
  'iPhone 13 128GB',
  'Redmi K60',
  'HUAWEI Mate 60 Pro',
  'ThinkPad X1 Carbon Gen 11',
  'OPPO Find X6',
  'vivo X100',
]
const faults = ['屏幕碎裂', '不充电', '进水', '蓝屏', '摄像头无法对焦', '电池鼓包', '自动重启']
const statuses = ['received', 'diagnosing', 'waiting', 'repairing', 'ready'] as const
const technicians = ['李强', '周凯', '吴迪']

export function madeUpTickets(count: number): readonly MadeUpTicket[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `T${i}`,
    number: `S-SZ01-AA-${(i + 1).toString().padStart(6, '0')}-${'0123456789ABCDEF'[i % 16]}`,
    model: models[(i * 7) % models.length] ?? '',
    fault: faults[(i * 5) % faults.length] ?? '',
    status: statuses[(i * 3) % statuses.length] ?? 'received',
    technician: technicians[i % 3] ?? '',
    receivedAtMs: nowMs - ((i * 47) % 9000) * 60_000,
    dueMs: nowMs + (((i * 83) % 4000) - 600) * 60_000,
    customer: ['张**', '刘*', '深圳**科技'][i % 3] ?? '',
    phone: `138****${(1000 + ((i * 37) % 9000)).toString()}`,
    fen: ((i * 7919) % 250_000) + 990,
  }))
}
