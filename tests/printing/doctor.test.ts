/** The printer doctor: each step's slip read as a printer reads it, and what the answers make of the settings. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doctorSlip } from '../../electron/printing/doctor'
import type { PrintEngine } from '../../electron/printing/engine'
import { type DoctorSeen, type DoctorStep, doctorSteps, learn, stepAfter } from '../../shared/printing/doctor'
import { profile58, profile80 } from '../../shared/printing/settings'
import { decodeEscpos } from './escpos-decoder'
import { engineWith, printer } from './printers'
import { startTcpPrinter, type TcpPrinter } from './tcp-printer'

const engine: PrintEngine = engineWith(
  {
    htmlToPdf: () => Promise.reject(new Error('no page in this test')),
    htmlToPixels: async (_page, width) => ({ width, height: 8, rgba: new Uint8Array(width * 8 * 4) }),
  },
  'unused',
)
let tcp: TcpPrinter
beforeAll(async () => {
  tcp = await startTcpPrinter()
})
afterAll(() => tcp.close())

async function slip(step: DoctorStep) {
  const settings = printer({ kind: 'tcp', host: '127.0.0.1', port: tcp.port })
  const prepared = await doctorSlip(engine, settings, step)
  if (prepared.kind === 'failed') throw new Error(prepared.reason)
  return { settings, prepared: prepared.prepared, read: decodeEscpos(prepared.prepared.bytes, 48) }
}

describe('what the doctor prints', () => {
  it('in every step is commands that printers know, and ends with the question that proves the paper', async () => {
    for (const step of doctorSteps) expect((await slip(step)).read.asksAtEnd, step).toBe(true)
  })

  it('for the width is lines of exactly their number of characters', async () => {
    const { read } = await slip('width')
    const rulers = read.lines.filter(({ text }) => text.endsWith('|'))
    expect(rulers.map(({ width }) => width)).toEqual([30, 32, 42, 48])
  })

  it('for Chinese is the same words by three ways, one of them a picture', async () => {
    const { read } = await slip('text')
    expect(read.text).toMatch(/中文清楚.*䶮/)
    expect(read.text.match(/中文清楚/g)).toHaveLength(2)
    expect(read.images.length).toBeGreaterThan(0)
  })

  it('for codes is one that the printer draws and one that is drawn for it', async () => {
    const { read } = await slip('qr')
    expect(read.codes).toEqual([{ kind: 'qr', content: 'S-TEST-AA-000001-S' }])
    expect(read.images).toHaveLength(1)
  })

  it('for the cutter is both cuts, for the drawer each wire alone', async () => {
    expect((await slip('cut')).read.cuts).toEqual(['partial', 'full'])
    expect((await slip('drawer2')).read.drawerPins).toEqual([0])
    expect((await slip('drawer5')).read.drawerPins).toEqual([1])
  })

  it('comes out of a real printer, which confirms it', async () => {
    const { settings, prepared } = await slip('width')
    expect(await engine.deliver(prepared, settings, 'doctor')).toEqual({ kind: 'printed', confirmed: true })
    expect(await engine.status(settings)).toMatchObject({ kind: 'ready' })
  })
})

describe('what a person sees', () => {
  it('becomes the settings of the printer', () => {
    const seen: readonly DoctorSeen[] = [
      { step: 'width', longestWhole: 32 },
      { step: 'text', clear: 'B' },
      { step: 'qr', scans: 'A' },
      { step: 'cut', cut: 'none' },
      { step: 'drawer2', opened: false },
      { step: 'drawer5', opened: true },
    ]
    expect(seen.reduce(learn, profile80)).toEqual({
      ...profile80,
      columns: 32,
      dots: 384,
      text: 'gbk',
      qr: 'printer',
      cut: 'none',
      drawer: 'pin5',
    })
  })

  it('leaves out the steps that have nothing to ask any more', () => {
    const walk = (profile: typeof profile58): readonly DoctorStep[] => {
      const steps: DoctorStep[] = ['width']
      for (let next = stepAfter('width', profile); next; next = stepAfter(next, profile)) steps.push(next)
      return steps
    }
    expect(walk(profile58)).toEqual([...doctorSteps])
    expect(walk({ ...profile58, text: 'raster', drawer: 'pin2' })).toEqual([
      'width',
      'text',
      'cut',
      'drawer2',
    ])
  })
})
