/**
 * The printer doctor: what is printed in each step, what a person may see on the paper, and what that says about the
 * printer. Pure: the same answers always give the same settings.
 */

import type { ReceiptProfile } from './settings'

export const doctorSteps = ['width', 'text', 'qr', 'cut', 'drawer2', 'drawer5'] as const
export type DoctorStep = (typeof doctorSteps)[number]

export type DoctorSeen =
  | { readonly step: 'width'; readonly longestWhole: DoctorWidth }
  /** A is GB 18030 with a rare character, B is GBK, C is a picture. */
  | { readonly step: 'text'; readonly clear: 'A' | 'B' | 'C' }
  /** A is drawn by the printer, B is a picture. */
  | { readonly step: 'qr'; readonly scans: 'A' | 'B' }
  /** Paper 1 is cut but for a bridge, paper 2 through. */
  | { readonly step: 'cut'; readonly cut: 'both' | 'through' | 'none' }
  | { readonly step: 'drawer2' | 'drawer5'; readonly opened: boolean }

export const doctorWidths = [30, 32, 42, 48] as const
export type DoctorWidth = (typeof doctorWidths)[number]

/** Dots across the head that go with so many characters of its usual font. */
const dotsOf: Readonly<Record<DoctorWidth, number>> = { 30: 360, 32: 384, 42: 512, 48: 576 }

export function learn(profile: ReceiptProfile, seen: DoctorSeen): ReceiptProfile {
  switch (seen.step) {
    case 'width':
      return { ...profile, columns: seen.longestWhole, dots: dotsOf[seen.longestWhole] }
    case 'text':
      return { ...profile, text: ({ A: 'gb18030', B: 'gbk', C: 'raster' } as const)[seen.clear] }
    case 'qr':
      return { ...profile, qr: seen.scans === 'A' ? 'printer' : 'image' }
    case 'cut':
      return { ...profile, cut: ({ both: 'partial', through: 'full', none: 'none' } as const)[seen.cut] }
    case 'drawer2':
      return { ...profile, drawer: seen.opened ? 'pin2' : 'none' }
    case 'drawer5':
      return seen.opened ? { ...profile, drawer: 'pin5' } : profile
  }
}

/** The drawer's second wire is tried only where the first did nothing; a printer of pictures draws its codes itself. */
export function stepAfter(step: DoctorStep, profile: ReceiptProfile): DoctorStep | undefined {
  const next = doctorSteps[doctorSteps.indexOf(step) + 1]
  if (next === 'qr' && profile.text === 'raster') return 'cut'
  if (next === 'drawer5' && profile.drawer !== 'none') return undefined
  return next
}
