/**
 * The slips of the printer doctor, made by the very renderers that print receipts, so that what a person sees on them is
 * what every later slip will look like.
 */

import { createHash } from 'node:crypto'
import type { DocumentModel } from '../../shared/documents/model'
import { type DoctorStep, doctorWidths } from '../../shared/printing/doctor'
import type { PrinterSettings, ReceiptProfile } from '../../shared/printing/settings'
import type { Media, PrepareAnswer, PrintEngine } from './engine'
import { cutBytes, drawerPulse } from './render-receipt'

const reset = Uint8Array.of(0x1b, 0x40)
const feed = Uint8Array.of(0x0a, 0x0a, 0x0a, 0x0a)
const paperQuestion = Uint8Array.of(0x1d, 0x72, 1)
/** In GB 18030 and not in GBK: a printer that only knows the older set shows rubbish here. */
const rare = '䶮'

export async function doctorSlip(
  engine: PrintEngine,
  printer: PrinterSettings,
  step: DoctorStep,
): Promise<PrepareAnswer> {
  const paper = printer.paper === 'roll58' ? 'roll58' : 'roll80'
  const profile: ReceiptProfile = { ...printer.receipt, cut: 'none', drawer: 'none', buzzer: false }
  const media = (changes: Partial<ReceiptProfile>): Media => ({
    kind: 'receipt',
    paper,
    profile: { ...profile, ...changes },
  })
  const slip = async (model: DocumentModel, changes: Partial<ReceiptProfile>): Promise<Uint8Array> => {
    const prepared = await engine.prepare(model, media(changes))
    if (prepared.kind === 'failed') throw new Error(prepared.reason)
    return withoutQuestion(prepared.prepared.bytes)
  }
  const pieces = async (): Promise<readonly Uint8Array[]> => {
    switch (step) {
      case 'width':
        return [reset, ...doctorWidths.map(ruler), feed]
      case 'text':
        return [
          await slip(sheet('A', `中文清楚 ${rare} ¥8.80`), { text: 'gb18030' }),
          await slip(sheet('B', '中文清楚 ¥8.80'), { text: 'gbk' }),
          await slip(sheet('C', '中文清楚 ¥8.80'), { text: 'raster' }),
          feed,
        ]
      case 'qr':
        return [
          await slip(sheet('A', 'QR A', 'S-TEST-AA-000001-S'), { qr: 'printer' }),
          await slip(sheet('B', 'QR B', 'S-TEST-AA-000001-S'), { qr: 'image' }),
          feed,
        ]
      case 'cut':
        return [
          reset,
          Buffer.from('1\n\n'),
          cutBytes({ ...profile, cut: 'partial' }),
          Buffer.from('2\n\n'),
          cutBytes({ ...profile, cut: 'full' }),
        ]
      case 'drawer2':
      case 'drawer5':
        return [drawerPulse({ ...profile, drawer: step === 'drawer2' ? 'pin2' : 'pin5' })]
    }
  }
  try {
    const bytes = Buffer.concat([...(await pieces()), paperQuestion])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { kind: 'prepared', prepared: { bytes, media: media({}), sha256, modelSha256: sha256 } }
  } catch (error) {
    return { kind: 'failed', reason: 'rendering-failed', detail: error instanceof Error ? error.message : '' }
  }
}

/** `48 ------…------|`: exactly so many characters, so that the bar is on the line or on the next one. */
function ruler(columns: number): Uint8Array {
  return Buffer.from(`${columns} ${'-'.repeat(columns - 4)}|\n`, 'latin1')
}

function sheet(letter: string, words: string, code?: string): DocumentModel {
  return {
    modelVersion: 1,
    form: 'payment-slip',
    language: 'zh-CN',
    head: {
      outletName: letter,
      outletLines: [],
      title: words,
      numberLabel: '',
      codeSymbology: 'qr',
      ...(code ? { number: code, code } : {}),
    },
    copy: { kind: 'original' },
    blocks: [],
    footLines: [],
    pageLabel: '{page}/{pages}',
    templateVersion: 'doctor',
    printedLine: '',
  }
}

function withoutQuestion(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes.subarray(-3)).equals(paperQuestion) ? bytes.subarray(0, -3) : bytes
}
