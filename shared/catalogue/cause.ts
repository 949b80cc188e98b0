/**
 * Why it broke, apart from what is wrong: two levels as well, the same for every class of device. A fault says where the
 * next repair begins; a cause says what would have prevented it, and whether a warranty can be claimed at all.
 */

export interface Cause {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly level: 1 | 2
  readonly parent: string
}

/** `code|Chinese|English`, the second level indented. */
const table = `
CMP|元器件|Component
 元件早期失效|Early failure of a component
 元件批次不良|Bad batch of a component
 元件性能下降|Component out of its range
CON|连接|Connection
 虚焊、脱焊|Cold or broken solder joint
 排线、插座松动|Loose flex or connector
 触点氧化|Oxidised contacts
AGE|老化磨损|Wear
 电池自然衰减|Battery worn by age
 活动部件磨损|Moving part worn out
 耗材用尽|Consumable used up
IMP|外力|Impact
 跌落、撞击|Dropped or hit
 挤压、弯折|Pressed or bent
 接口强行插拔|Connector forced
LIQ|液体与环境|Liquid and surroundings
 进液腐蚀|Liquid and corrosion
 受潮、冷凝|Damp or condensation
 灰尘、异物|Dust or foreign matter
 过热|Overheated
POW|供电|Power supply
 非标充电器、电源|Unsuitable charger or supply
 雷击、浪涌|Lightning or surge
SOF|软件|Software
 系统或固件缺陷|Defect of system or firmware
 升级中断|Interrupted update
 第三方软件冲突|Conflict with other software
 病毒、恶意软件|Virus or malware
USE|使用与设置|Use and settings
 设置不当|Wrong settings
 操作方法不当|Used in the wrong way
 账号、密码遗忘|Account or password forgotten
WRK|此前维修|Earlier work
 装配不良|Assembled badly
 此前维修的件不良|Part of an earlier repair
 非授权拆修|Opened by others
TRN|运输|Transport
 运输损坏|Damaged on the way
NON|未见原因|No cause found
 故障未重现|Fault did not show again
 原因不明|Cause not known
`

export const causes: readonly Cause[] = read(table)

export function causeNamed(code: string): Cause | undefined {
  return causes.find((cause) => cause.code === code)
}

function read(lines: string): readonly Cause[] {
  const found: Cause[] = []
  let group = ''
  let place = 0
  for (const line of lines.split('\n').filter((one) => one !== '')) {
    if (line.startsWith(' ')) {
      const [nameZh = '', nameEn = ''] = line.trim().split('|')
      place += 1
      found.push({
        code: `${group}-${String(place).padStart(2, '0')}`,
        nameZh,
        nameEn,
        level: 2,
        parent: group,
      })
      continue
    }
    const [code = '', nameZh = '', nameEn = ''] = line.split('|')
    group = code
    place = 0
    found.push({ code, nameZh, nameEn, level: 1, parent: '' })
  }
  return found
}
