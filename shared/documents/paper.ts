/**
 * The papers an outlet uses and their exact sizes. A size is never guessed by a printer driver: every job names
 * its paper, because a page without one comes out on whatever the driver was last set to.
 */

export const paperKinds = [
  'a4',
  'a5',
  'letter',
  'continuous241',
  'continuous241half',
  'roll80',
  'roll58',
  'label60x40',
  'label40x20',
] as const

export type PaperKind = (typeof paperKinds)[number]
export type Orientation = 'portrait' | 'landscape'

export interface PaperSize {
  readonly widthMillimetres: number
  /** Absent on a roll: as long as the document is. */
  readonly heightMillimetres?: number
  readonly marginMillimetres: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly family: 'page' | 'continuous' | 'roll' | 'label'
}

const sizes: Readonly<Record<PaperKind, PaperSize>> = {
  a4: {
    widthMillimetres: 210,
    heightMillimetres: 297,
    marginMillimetres: margins(12, 14, 14, 14),
    family: 'page',
  },
  a5: {
    widthMillimetres: 148,
    heightMillimetres: 210,
    marginMillimetres: margins(8, 9, 11, 9),
    family: 'page',
  },
  letter: {
    widthMillimetres: 215.9,
    heightMillimetres: 279.4,
    marginMillimetres: margins(12, 14, 14, 14),
    family: 'page',
  },
  // The tractor holes take 12.7 mm on each side; dot-matrix heads reach about 203 mm of what is left.
  continuous241: {
    widthMillimetres: 241.3,
    heightMillimetres: 279.4,
    marginMillimetres: margins(9, 19, 12, 19),
    family: 'continuous',
  },
  continuous241half: {
    widthMillimetres: 241.3,
    heightMillimetres: 139.7,
    marginMillimetres: margins(7, 19, 10, 19),
    family: 'continuous',
  },
  roll80: { widthMillimetres: 80, marginMillimetres: margins(2, 4, 4, 4), family: 'roll' },
  roll58: { widthMillimetres: 58, marginMillimetres: margins(2, 5, 4, 5), family: 'roll' },
  label60x40: {
    widthMillimetres: 60,
    heightMillimetres: 40,
    marginMillimetres: margins(0, 0, 0, 0),
    family: 'label',
  },
  label40x20: {
    widthMillimetres: 40,
    heightMillimetres: 20,
    marginMillimetres: margins(0, 0, 0, 0),
    family: 'label',
  },
}

export function paperSize(paper: PaperKind, orientation: Orientation = 'portrait'): PaperSize {
  const size = sizes[paper]
  if (orientation === 'portrait' || size.heightMillimetres === undefined || size.family !== 'page')
    return size
  return { ...size, widthMillimetres: size.heightMillimetres, heightMillimetres: size.widthMillimetres }
}

function margins(top: number, right: number, bottom: number, left: number) {
  return { top, right, bottom, left }
}
