/**
 * Documents as the bytes a receipt printer understands (ESC/POS) and as the preview of the same slip. The commands
 * are those that cheap Chinese printers share with the dear ones: no ruled-line fonts, pictures by GS v 0, and at
 * the end the question whose answer proves that the printer worked through everything before it.
 */

import { type BaseCommand, commands, transform } from 'receiptline'
import type { DocumentModel } from '../../shared/documents/model'
import type { ReceiptProfile } from '../../shared/printing/settings'
import { receiptText } from './receipt-text'

export interface ReceiptOptions {
  /** Kick the cash drawer with this slip. */
  readonly openDrawer?: boolean
}

export function renderReceipt(
  models: readonly DocumentModel[],
  profile: ReceiptProfile,
  options: ReceiptOptions = {},
): Uint8Array {
  const slips = models.map((model) =>
    Buffer.from(transform(receiptText(model, profile), printerFor(profile)), 'latin1'),
  )
  return Buffer.concat([
    ...(options.openDrawer ? [drawerPulse(profile)] : []),
    ...slips,
    ...(profile.buzzer ? [buzz] : []),
  ])
}

/** The same slip as SVG, for the template editor and the printer doctor. */
export function receiptPreview(model: DocumentModel, profile: ReceiptProfile): string {
  return transform(receiptText(model, profile), {
    cpl: profile.columns,
    encoding: 'gb18030',
    command: 'svg',
    spacing: true,
  })
}

/** ESC p m t1 t2: 50 ms on, 500 ms off, on the drawer's pin. */
export function drawerPulse(profile: ReceiptProfile): Uint8Array {
  if (profile.drawer === 'none') return new Uint8Array()
  return Uint8Array.of(0x1b, 0x70, profile.drawer === 'pin5' ? 1 : 0, 25, 250)
}

/** ESC B n t: twice, 200 ms. */
const buzz = Uint8Array.of(0x1b, 0x42, 2, 2)

/** GS V: feed to the cutter and cut. */
export function cutBytes(profile: ReceiptProfile): Uint8Array {
  if (profile.cut === 'none') return Uint8Array.of(0x0a, 0x0a, 0x0a, 0x0a)
  return Uint8Array.of(0x1d, 0x56, profile.cut === 'full' ? 65 : 66, 0)
}

function printerFor(profile: ReceiptProfile) {
  return {
    cpl: profile.columns,
    encoding: profile.text === 'gbk' ? ('cp936' as const) : ('gb18030' as const),
    gradient: false,
    spacing: true,
    cutting: profile.cut !== 'none',
    command: commandSet(profile),
  }
}

/** The outlet's logo is on every slip; turning it into dots takes longer than the slip's text. */
const pictures = new Map<string, string>()

function commandSet(profile: ReceiptProfile): BaseCommand {
  const draw: (this: BaseCommand, image: string) => string = commands.generic.image
  const base: BaseCommand = {
    ...commands.generic,
    // Ruled lines come from a Japanese code page that Chinese printers do not have.
    hr: (width: number) => '-'.repeat(width),
    image(this: BaseCommand, image: string) {
      const drawn = pictures.get(image) ?? draw.call(this, image)
      if (pictures.size > 16) pictures.clear()
      pictures.set(image, drawn)
      return drawn
    },
    cut: () => Buffer.from(cutBytes(profile)).toString('latin1'),
  }
  if (profile.qr === 'image') return base
  return { ...base, qrcode: (symbol) => printerQr(symbol.data, symbol.cell, symbol.level) }
}

/** GS ( k: model 2, size, level, store, print. */
function printerQr(data: string, cell: number, level: 'l' | 'm' | 'q' | 'h'): string {
  const bytes = Buffer.from(data, 'utf8').toString('latin1')
  const length = bytes.length + 3
  const levels = { l: 48, m: 49, q: 50, h: 51 } as const
  return [
    '\x1d(k\x04\x00\x31\x41\x32\x00',
    `\x1d(k\x03\x00\x31\x43${String.fromCharCode(cell)}`,
    `\x1d(k\x03\x00\x31\x45${String.fromCharCode(levels[level])}`,
    `\x1d(k${String.fromCharCode(length & 255, length >> 8)}\x31\x50\x30${bytes}`,
    '\x1d(k\x03\x00\x31\x51\x30',
  ].join('')
}
