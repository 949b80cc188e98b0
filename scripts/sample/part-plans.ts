/**
 * Which parts a device of each class has, what they cost and how often they are asked for. Prices are invented but in
 * the range that a Chinese service counter charges.
 */

import type { DeviceClass } from '../../shared/catalogue/model'
import type { PartWarrantyClass } from '../../shared/catalogue/part'
import type { PartKind } from '../../shared/catalogue/part-kind'

export interface Variant {
  readonly zh: string
  readonly en: string
  /** On the price, in percent. */
  readonly percent: number
}

export interface PartPlan {
  readonly kind: PartKind
  /** Lowest and highest list price in yuan, before the brand's level. */
  readonly yuan: readonly [number, number]
  readonly warrantyClass: PartWarrantyClass
  readonly warrantyDays: number
  readonly serialised: boolean
  /** 0 to 100. */
  readonly popularity: number
  readonly variants: readonly Variant[]
  /** Only for models with such a name (a laser printer has no ink). */
  readonly only?: RegExp
  /** Why another variant will do, if it will. */
  readonly swap?: { readonly zh: string; readonly en: string }
}

const one: readonly Variant[] = [{ zh: '', en: '', percent: 100 }]

const screens: readonly Variant[] = [
  { zh: '（原装）', en: ' (original)', percent: 100 },
  { zh: '（带框）', en: ' (with frame)', percent: 118 },
]
const covers: readonly Variant[] = [
  { zh: '（黑色）', en: ' (black)', percent: 100 },
  { zh: '（白色）', en: ' (white)', percent: 100 },
  { zh: '（蓝色）', en: ' (blue)', percent: 100 },
]
const boards: readonly Variant[] = [
  { zh: '（8GB+128GB）', en: ' (8 GB + 128 GB)', percent: 100 },
  { zh: '（8GB+256GB）', en: ' (8 GB + 256 GB)', percent: 116 },
]
const metals: readonly Variant[] = [
  { zh: '（银色）', en: ' (silver)', percent: 100 },
  { zh: '（深灰）', en: ' (dark grey)', percent: 100 },
]
const colour = { zh: '仅颜色不同，须客户同意', en: 'Only the colour differs; ask the customer' }
const frame = { zh: '带框与不带框可互换，工时不同', en: 'With or without frame; the labour differs' }

const plan = (
  kind: PartKind,
  yuan: readonly [number, number],
  popularity: number,
  more: Partial<Omit<PartPlan, 'kind' | 'yuan' | 'popularity'>> = {},
): PartPlan => ({
  kind,
  yuan,
  popularity,
  warrantyClass: 'part',
  warrantyDays: 90,
  serialised: false,
  variants: one,
  ...more,
})
const main = { warrantyClass: 'mainPart', warrantyDays: 180, serialised: true } as const
const wears = { warrantyClass: 'consumable', warrantyDays: 0 } as const
const cell = { warrantyClass: 'battery', warrantyDays: 180, serialised: true } as const

const phone: readonly PartPlan[] = [
  plan('SCR', [260, 1500], 100, { ...main, variants: screens, swap: frame }),
  plan('GLS', [49, 220], 25),
  plan('BAT', [89, 260], 95, cell),
  plan('MBD', [680, 3200], 40, { ...main, variants: boards }),
  plan('CHG', [39, 130], 80),
  plan('RCM', [90, 620], 45, { serialised: true }),
  plan('FCM', [59, 260], 30),
  plan('CLN', [15, 60], 40),
  plan('BCV', [59, 420], 70, { variants: covers, swap: colour }),
  plan('FRM', [60, 240], 20),
  plan('SPK', [29, 90], 45),
  plan('EAR', [22, 70], 35),
  plan('MIC', [15, 45], 20),
  plan('VIB', [18, 70], 12),
  plan('FPR', [40, 220], 25),
  plan('KEY', [22, 80], 30),
  plan('FLX', [25, 90], 20),
  plan('ANT', [15, 60], 8),
  plan('SIM', [10, 40], 30),
  plan('ADH', [5, 15], 60, wears),
]

const tablet: readonly PartPlan[] = [
  plan('SCR', [320, 1800], 100, { ...main, variants: screens, swap: frame }),
  plan('GLS', [79, 320], 25),
  plan('BAT', [150, 480], 80, cell),
  plan('MBD', [620, 2600], 35, { ...main, variants: boards }),
  plan('CHG', [49, 160], 70),
  plan('RCM', [70, 260], 20),
  plan('FCM', [50, 180], 20),
  plan('CLN', [15, 60], 12),
  plan('BCV', [90, 460], 30, { variants: metals, swap: colour }),
  plan('FRM', [70, 260], 15),
  plan('FPR', [49, 190], 15),
  plan('ANT', [18, 70], 8),
  plan('SPK', [39, 140], 40),
  plan('MIC', [18, 55], 15),
  plan('KEY', [25, 90], 25),
  plan('FLX', [30, 110], 15),
  plan('SIM', [10, 40], 10),
  plan('ADH', [8, 20], 50, wears),
]

const pc: readonly PartPlan[] = [
  plan('SCR', [520, 2600], 90, main),
  plan('LCB', [60, 220], 45),
  plan('KBD', [120, 460], 90, {
    ...main,
    variants: [
      { zh: '（美式）', en: ' (US layout)', percent: 100 },
      { zh: '（美式带背光）', en: ' (US layout, backlit)', percent: 130 },
    ],
    swap: { zh: '功能相同，背光不同', en: 'Same layout; backlight differs' },
  }),
  plan('BAT', [220, 680], 85, cell),
  plan('MBD', [1200, 6200], 55, main),
  plan('FAN', [70, 260], 75),
  plan('HSK', [90, 380], 35),
  plan('ADP', [120, 460], 70, { ...main, warrantyDays: 365 }),
  plan('DCJ', [30, 120], 55),
  plan('HNG', [60, 260], 60),
  plan('TPD', [90, 360], 35),
  plan('CVA', [120, 520], 30, { variants: metals, swap: colour }),
  plan('CVB', [50, 180], 20),
  plan('CVC', [160, 620], 30, { variants: metals, swap: colour }),
  plan('CVD', [90, 360], 25),
  plan('SPK', [40, 150], 30),
  plan('FCM', [60, 180], 15),
  plan('WIF', [79, 220], 30),
  plan('IOB', [60, 240], 40),
  plan('SCW', [15, 30], 20, wears),
]

const av: readonly PartPlan[] = [
  plan('PNL', [900, 5200], 40, main),
  plan('MBD', [260, 980], 80, main),
  plan('PSU', [160, 620], 85, { serialised: true }),
  plan('TCN', [120, 460], 60),
  plan('BLT', [90, 380], 90),
  plan('TUN', [40, 120], 10, { warrantyClass: 'mainPart', warrantyDays: 180 }),
  plan('SPK', [50, 180], 35),
  plan('WIF', [49, 150], 40),
  plan('RMT', [29, 120], 70, { warrantyClass: 'accessory', warrantyDays: 90 }),
  plan('STD', [60, 240], 15),
  plan('LCB', [30, 120], 25),
]

const laser = { only: /LaserJet|Laser MFP|imageCLASS|HL-|DCP-1|MFC-/ }
const inkjet = { only: /OfficeJet|Smart Tank|PIXMA|Epson (?:L\d|WF)|DCP-T/ }
const inkOrNeedles = { only: /OfficeJet|Smart Tank|PIXMA|Epson|DCP-T/ }

const printer: readonly PartPlan[] = [
  plan('PHD', [180, 980], 60, { ...inkOrNeedles, serialised: true }),
  plan('FUS', [320, 1200], 70, { ...laser, serialised: true }),
  plan('TNR', [89, 520], 95, { ...wears, ...laser }),
  plan('INK', [49, 180], 95, { ...wears, ...inkjet }),
  plan('DRM', [120, 620], 60, { ...wears, ...laser }),
  plan('PRL', [15, 60], 85, wears),
  plan('MBD', [260, 980], 45, main),
  plan('PSU', [120, 420], 50),
  plan('SCN', [180, 620], 25),
  plan('MOT', [60, 220], 25),
  plan('PNB', [60, 240], 15),
  plan('CBL', [15, 39], 40, { warrantyClass: 'accessory' }),
]

const network: readonly PartPlan[] = [
  plan('ADP', [25, 79], 90, { warrantyClass: 'accessory', warrantyDays: 365 }),
  plan('MBD', [90, 420], 40, main),
  plan('ANT', [8, 35], 35),
  plan('CVD', [15, 60], 10),
]

const appliance: readonly PartPlan[] = [
  plan('MBD', [120, 680], 70, main),
  plan('PSU', [80, 320], 60),
  plan('MOT', [90, 560], 65),
  plan('PNB', [60, 260], 45),
  plan('BAT', [160, 420], 40, cell),
  plan('FAN', [60, 180], 25),
  plan('CVD', [40, 160], 10),
]

export const partPlans: Readonly<Record<DeviceClass, readonly PartPlan[]>> = {
  phone,
  tablet,
  pc,
  av,
  printer,
  network,
  appliance,
  accessory: [],
}

/** What fits many models of a brand: the maker's charger, memory, disks. */
export interface SharedPlan extends PartPlan {
  readonly classes: readonly DeviceClass[]
  /** Not of one brand: memory and disks fit every computer. */
  readonly anyBrand: boolean
}

const shared = (classes: readonly DeviceClass[], anyBrand: boolean, what: PartPlan): SharedPlan => ({
  ...what,
  classes,
  anyBrand,
})
const sizes = (list: readonly (readonly [string, number])[]): readonly Variant[] =>
  list.map(([size, percent]) => ({ zh: ` ${size}`, en: ` ${size}`, percent }))

export const sharedPlans: readonly SharedPlan[] = [
  shared(
    ['phone', 'tablet'],
    false,
    plan('ADP', [59, 199], 60, {
      warrantyClass: 'accessory',
      warrantyDays: 365,
      variants: sizes([
        ['18W', 60],
        ['33W', 90],
        ['67W', 140],
      ]),
      swap: { zh: '功率不同，充电快慢不同', en: 'Other wattage; charges faster or slower' },
    }),
  ),
  shared(
    ['phone', 'tablet'],
    false,
    plan('CBL', [29, 99], 60, {
      warrantyClass: 'accessory',
      variants: sizes([
        ['Type-C 1m', 100],
        ['Type-C 2m', 130],
      ]),
    }),
  ),
  shared(['phone'], false, plan('HDS', [49, 129], 20, { warrantyClass: 'accessory', warrantyDays: 90 })),
  shared(
    ['pc'],
    true,
    plan('SSD', [259, 429], 80, {
      ...main,
      warrantyDays: 1095,
      variants: sizes([
        ['M.2 NVMe 256GB', 80],
        ['M.2 NVMe 512GB', 120],
        ['M.2 NVMe 1TB', 200],
        ['M.2 NVMe 2TB', 390],
        ['SATA 2.5" 480GB', 110],
        ['SATA 2.5" 960GB', 190],
      ]),
      swap: { zh: '容量不同，接口须相符', en: 'Other capacity; the connector must match' },
    }),
  ),
  shared(
    ['pc'],
    true,
    plan('MEM', [139, 239], 80, {
      ...main,
      warrantyDays: 1095,
      variants: sizes([
        ['DDR4 3200 8GB', 100],
        ['DDR4 3200 16GB', 180],
        ['DDR4 3200 32GB', 350],
        ['DDR5 4800 8GB', 130],
        ['DDR5 4800 16GB', 230],
        ['DDR5 4800 32GB', 430],
      ]),
      swap: { zh: '容量不同，代数须相符', en: 'Other capacity; the generation must match' },
    }),
  ),
  shared(
    ['pc'],
    true,
    plan('HDD', [299, 399], 25, {
      ...main,
      warrantyDays: 730,
      variants: sizes([
        ['2.5" 1TB', 100],
        ['3.5" 2TB', 130],
        ['3.5" 4TB', 210],
      ]),
    }),
  ),
]
