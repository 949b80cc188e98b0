/**
 * What somebody can do, as it is written in the staff list: in the shop's own words, in either language, or as a code of
 * ours. The next job is found by the code, and people read the name.
 */

import { type DeviceClass, deviceClassNames } from '../catalogue/model'

interface Skill {
  readonly zh: string
  readonly en: string
  readonly also: readonly string[]
}

const also: Readonly<Record<DeviceClass, readonly string[]>> = {
  phone: ['手机维修', 'phones', 'mobile'],
  tablet: ['平板电脑', 'tablets'],
  pc: ['笔记本', '台式机', 'computers', 'laptop', 'laptops'],
  av: ['电视', '影音', 'tv', 'audio'],
  appliance: ['电器', 'appliances'],
  printer: ['打印', 'printers'],
  network: ['网络', '路由器', 'router'],
  accessory: ['附件', 'accessories'],
}

const skills: Readonly<Record<string, Skill>> = {
  ...Object.fromEntries(
    Object.entries(deviceClassNames).map(([code, name]) => [
      code,
      { ...name, also: also[code as DeviceClass] },
    ]),
  ),
  basic: { zh: '基础维修', en: 'Basic repair', also: ['基础'] },
  board: { zh: '主板维修', en: 'Board repair', also: ['主板', '焊接', '芯片级', 'soldering'] },
  software: { zh: '软件', en: 'Software', also: ['刷机'] },
  data: { zh: '数据恢复', en: 'Data recovery', also: ['数据'] },
  field: { zh: '上门', en: 'On site', also: ['上门维修', 'on-site'] },
}

const codes = new Map(
  Object.entries(skills).flatMap(([code, { zh, en, also: others }]) =>
    [code, zh, en, ...others].map((word) => [plain(word), code] as const),
  ),
)

/** A word that nobody knows stays as it is. */
export function skillCode(word: string): string {
  return codes.get(plain(word)) ?? word
}

/** As the staff list keeps them, with blanks between; read out in one line. */
export function skillLine(kept: string, language: 'zh' | 'en'): string {
  const words = kept.split(' ').filter((word) => word !== '')
  return words.map((word) => skillName(word, language)).join(language === 'zh' ? '、' : ', ')
}

function skillName(word: string, language: 'zh' | 'en'): string {
  return skills[skillCode(word)]?.[language] ?? word
}

function plain(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase()
}
