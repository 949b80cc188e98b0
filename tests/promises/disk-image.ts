/**
 * What a disk may hold after the power went: all that was flushed, and of the rest anything or nothing, in any order,
 * in sectors of 512 bytes, with rubbish where a sector was being written. Renames and new files count as done once
 * their folder or the file itself was flushed.
 */

import type { Random } from '../../scripts/simulation/random'
import type { DiskCall } from './disk-log'

export const damages = ['nothing', 'everything', 'prefix', 'subset', 'sectors', 'rubbish'] as const
export type Damage = (typeof damages)[number]

const sector = 512

interface Kept {
  data: Buffer
  size: number
}

export interface Disk {
  /** The next call of the record happens. */
  readonly step: (call: DiskCall) => void
  /** The files as they may be found if the power goes now. */
  readonly image: (damage: Damage, random: Random) => ReadonlyMap<string, Buffer>
}

/** `lies`: flushes that the disk acknowledges and does not do. */
export function createDisk(lies: (file: string) => boolean = () => false): Disk {
  const durable = new Map<string, Kept>()
  let pending: DiskCall[] = []

  function flush(file: string): void {
    if (lies(file)) return
    const folder = isFolder(file)
    const rest: DiskCall[] = []
    for (const call of pending) {
      const mine = folder ? call.kind === 'rename' || call.kind === 'unlink' : touches(call, file)
      if (mine) apply(durable, call)
      else rest.push(call)
    }
    pending = rest
  }

  return {
    step: (call) => {
      if (call.kind === 'flush') flush(call.file)
      else pending.push(call)
    },
    image: (damage, random) => {
      const files = new Map([...durable].map(([name, kept]) => [name, copy(kept)]))
      const length = damage === 'prefix' ? random.below(pending.length + 1) : pending.length
      for (const call of pending.slice(0, length)) {
        if (damage === 'nothing') continue
        const loose = damage === 'subset' || damage === 'sectors' || damage === 'rubbish'
        if (!loose || call.kind === 'create') apply(files, call)
        else if (call.kind === 'write' && damage !== 'subset') applyTorn(files, call, damage, random)
        else if (random.chance(0.5)) apply(files, call)
      }
      return new Map([...files].map(([name, kept]) => [name, kept.data.subarray(0, kept.size)]))
    },
  }
}

const isFolder = (file: string): boolean => !file.includes('.')

function touches(call: DiskCall, file: string): boolean {
  return call.file === file || (call.kind === 'rename' && call.to === file)
}

function applyTorn(
  files: Map<string, Kept>,
  call: Extract<DiskCall, { kind: 'write' }>,
  damage: Damage,
  random: Random,
): void {
  for (let from = 0; from < call.data.length; ) {
    const to = Math.min(call.data.length, from + sector - ((call.at + from) % sector))
    const part = call.data.subarray(from, to)
    const dice = random.next()
    if (dice < 0.5) apply(files, { ...call, at: call.at + from, data: part })
    else if (damage === 'rubbish' && dice < 0.65) {
      const rubbish = Buffer.from(random.hex(part.length), 'hex')
      apply(files, { ...call, at: call.at + from, data: rubbish })
    }
    from = to
  }
}

function apply(files: Map<string, Kept>, call: DiskCall): void {
  switch (call.kind) {
    case 'create':
      if (!files.has(call.file)) files.set(call.file, { data: Buffer.alloc(0), size: 0 })
      return
    case 'write': {
      const kept = files.get(call.file) ?? { data: Buffer.alloc(0), size: 0 }
      grow(kept, call.at + call.data.length)
      call.data.copy(kept.data, call.at)
      files.set(call.file, kept)
      return
    }
    case 'cut': {
      const kept = files.get(call.file) ?? { data: Buffer.alloc(0), size: 0 }
      if (call.size > kept.size) grow(kept, call.size)
      else {
        kept.data.fill(0, call.size, kept.size)
        kept.size = call.size
      }
      files.set(call.file, kept)
      return
    }
    case 'rename': {
      const kept = files.get(call.file)
      if (kept) files.set(call.to, kept)
      files.delete(call.file)
      return
    }
    case 'unlink':
      files.delete(call.file)
      return
    case 'flush':
  }
}

function grow(kept: Kept, size: number): void {
  if (size > kept.data.length) {
    const larger = Buffer.alloc(Math.max(size, kept.data.length * 2, 65_536))
    kept.data.copy(larger, 0, 0, kept.size)
    kept.data = larger
  }
  kept.size = Math.max(kept.size, size)
}

const copy = (kept: Kept): Kept => ({ data: Buffer.from(kept.data.subarray(0, kept.size)), size: kept.size })
