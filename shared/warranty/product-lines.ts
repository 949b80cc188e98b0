/**
 * The product lines that rules of audio-visual and general goods are made for: a television has other main parts than a
 * fan, and what is on no list has the first seven days only. The codes are the rules' own; one that headquarters adds
 * tomorrow is shown as it is.
 */

import type { LoadedRuleSet, ProductClass, Words } from './rules'

/** On the list, and not named by any rule of its own. Taken where nobody said which line it is. */
export const otherListed = 'other-listed'
/** On no list: no rule names it. */
export const notListed = 'not-listed'

const names: Readonly<Record<string, Words>> = {
  tv: { zh: '电视机', en: 'Television' },
  'video-recorder': { zh: '录像机', en: 'Video recorder' },
  camcorder: { zh: '摄像机', en: 'Camcorder' },
  'radio-recorder': { zh: '收录机', en: 'Radio recorder' },
  'disc-player': { zh: '影碟机', en: 'Disc player' },
  'audio-system': { zh: '组合音响', en: 'Audio system' },
  speaker: { zh: '音箱', en: 'Speaker' },
  'electronic-organ': { zh: '电子琴', en: 'Electronic organ' },
  refrigerator: { zh: '电冰箱', en: 'Refrigerator' },
  'washing-machine': { zh: '洗衣机', en: 'Washing machine' },
  fan: { zh: '电风扇', en: 'Fan' },
  'microwave-oven': { zh: '微波炉', en: 'Microwave oven' },
  'vacuum-cleaner': { zh: '吸尘器', en: 'Vacuum cleaner' },
  'air-conditioner': { zh: '空调器', en: 'Air conditioner' },
  'range-hood': { zh: '吸排油烟机', en: 'Range hood' },
  'gas-water-heater': { zh: '燃气热水器', en: 'Gas water heater' },
  'sewing-machine': { zh: '缝纫机', en: 'Sewing machine' },
  clock: { zh: '钟表', en: 'Clock or watch' },
  bicycle: { zh: '自行车', en: 'Bicycle' },
  motorcycle: { zh: '摩托车', en: 'Motorcycle' },
  [otherListed]: { zh: '目录内其他商品', en: 'Another listed product' },
  [notListed]: { zh: '不在三包目录内', en: 'Not on the list' },
}

export function productLineName(line: string): Words {
  return names[line] ?? { zh: line, en: line }
}

/** Those that the rules of a class speak of, the general ones last; none where the rules make no difference. */
export function productLinesOf({ set }: LoadedRuleSet, productClass: ProductClass): readonly string[] {
  const named = new Set(
    set.rows
      .filter((row) => row.classes.includes(productClass))
      .flatMap((row) => row.productLines ?? [])
      .filter((line) => line !== otherListed),
  )
  return named.size === 0 ? [] : [...named, otherListed, notListed]
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/电视|\btv\b|television/i, 'tv'],
  [/冰箱|冷柜|fridge|refrigerator/i, 'refrigerator'],
  [/洗衣机|washing|washer/i, 'washing-machine'],
  [/空调|air.?condition/i, 'air-conditioner'],
  [/微波炉|microwave/i, 'microwave-oven'],
  [/吸尘器|vacuum/i, 'vacuum-cleaner'],
  [/油烟机|range hood/i, 'range-hood'],
  [/热水器|water heater/i, 'gas-water-heater'],
  [/风扇|\bfan\b/i, 'fan'],
  [/摄像机|camcorder/i, 'camcorder'],
  [/影碟|蓝光|\bdvd\b|blu.?ray/i, 'disc-player'],
  [/音箱|音响|回音壁|speaker|soundbar/i, 'speaker'],
]

/** What the model's name says about itself; a person sees it and may choose another. */
export function guessedProductLine(modelName: string, possible: readonly string[]): string | undefined {
  return signs.find(([sign, line]) => sign.test(modelName) && possible.includes(line))?.[1]
}
