/**
 * Fault codes in two levels: first what it is about, then what is seen. `code|Chinese|English|likely parts`, the
 * second level indented. The letters before the dash name the device class.
 */

import type { Fault } from '../../shared/catalogue/fault'
import type { DeviceClass } from '../../shared/catalogue/model'
import { type PartKind, partKindSchema } from '../../shared/catalogue/part-kind'

const classOf: Readonly<Record<string, DeviceClass>> = {
  PH: 'phone',
  TB: 'tablet',
  PC: 'pc',
  TV: 'av',
  AP: 'appliance',
  PR: 'printer',
  NW: 'network',
  AC: 'accessory',
}

/** Phones and tablets break in nearly the same ways. */
const handheld = `
SCR|屏幕显示|Screen|SCR,GLS
 外屏碎裂|Cracked glass|SCR,GLS
 不显示|No display|SCR,MBD
 花屏、线条|Lines or wrong colours|SCR
 触摸失灵|Touch does not react|SCR
 触摸跳屏|Touch jumps by itself|SCR
 漏液、黑斑|Black spots, leaking panel|SCR
 亮度异常、闪屏|Flicker or wrong brightness|SCR,MBD
 烧屏残影|Burnt-in image|SCR
PWR|电源充电|Power and charging|BAT,CHG,MBD
 不开机|Does not start|MBD,BAT,KEY
 不充电|Does not charge|CHG,BAT,MBD
 充电慢|Charges slowly|CHG,BAT,ADP
 待机短、掉电快|Battery runs down fast|BAT
 自动关机|Switches off by itself|BAT,MBD
 反复重启|Restarts again and again|MBD,BAT
 发热严重|Gets very hot|BAT,MBD
 电池鼓包|Swollen battery|BAT,BCV
 电源键失灵|Power key does not react|KEY
NET|网络通信|Network and calls|ANT,MBD
 无服务|No service|ANT,MBD
 信号弱|Weak signal|ANT
 不识SIM卡|SIM card not found|SIM,MBD
 WiFi异常|Wi-Fi does not work|MBD,ANT
 蓝牙异常|Bluetooth does not work|MBD
 定位不准|Wrong position (GPS)|ANT
SND|声音|Sound|SPK,EAR,MIC
 扬声器无声、破音|Loudspeaker silent or distorted|SPK
 听筒无声、音小|Earpiece silent or faint|EAR
 对方听不到|The other side hears nothing|MIC,CHG
 不振动|Does not vibrate|VIB
 耳机不识别|Headset not found|CHG
CAM|拍照|Camera|RCM,FCM,CLN
 后摄无法打开|Rear camera does not open|RCM
 前摄无法打开|Front camera does not open|FCM
 拍照模糊、不对焦|Blurred, no focus|RCM,CLN
 镜片碎裂|Lens glass broken|CLN
 闪光灯不亮|Flash does not fire|RCM,FLX
BIO|按键与解锁|Keys and unlocking|FPR,KEY
 指纹失灵|Fingerprint does not react|FPR,SCR
 面容解锁失败|Face unlock fails|FCM
 音量键失灵|Volume keys do not react|KEY
BDY|外观结构|Body|BCV,FRM
 后盖碎裂|Back cover broken|BCV
 中框变形|Frame bent|FRM
 尾插松动|Charging port loose|CHG
 卡托断裂|SIM tray broken|SIM
LIQ|进液|Liquid|MBD,CHG
 进水不开机|Wet, does not start|MBD,BAT
 进水部分功能异常|Wet, partly works|MBD,CHG
SFT|软件系统|Software|
 卡在开机画面|Stuck at start screen|MBD
 系统卡顿|Slow system|
 忘记锁屏密码|Screen lock forgotten|
 账号锁|Account lock|
 应用闪退|Apps close by themselves|
 系统升级失败|Update failed|
DAT|数据|Data|
 资料恢复|Data recovery|MBD
 资料迁移|Data transfer|
`

/** A tablet is not held to the ear and does not vibrate. */
const tabletTable = handheld
  .split('\n')
  .filter((line) => !/\|(?:EAR|VIB)$/.test(line))
  .map((line) => line.replace('SPK,EAR,MIC', 'SPK,MIC'))
  .join('\n')

const computer = `
PWR|电源充电|Power and charging|MBD,ADP,BAT
 不开机|Does not start|MBD,ADP,DCJ
 不充电|Does not charge|ADP,DCJ,BAT
 电池不存电|Battery holds no charge|BAT
 电池鼓包|Swollen battery|BAT
 自动关机|Switches off by itself|FAN,HSK,MBD
 电源接口松动|Power jack loose|DCJ
SCR|屏幕显示|Screen|SCR,LCB
 碎屏|Broken panel|SCR
 不显示|No display|LCB,SCR,MBD
 花屏、线条|Lines or wrong colours|SCR,LCB
 闪屏|Flicker|LCB,SCR
 坏点|Dead pixels|SCR
 外接显示无输出|No picture on external screen|IOB,MBD
INP|键盘触控|Keyboard and touchpad|KBD,TPD
 部分按键失灵|Some keys do not react|KBD
 键盘进液|Liquid in keyboard|KBD,CVC,MBD
 触控板失灵|Touchpad does not react|TPD
 键帽脱落|Key cap came off|KBD
HOT|散热噪音|Heat and noise|FAN,HSK
 风扇异响|Fan noise|FAN
 温度过高、降频|Overheats, slows down|FAN,HSK
 风扇不转|Fan does not turn|FAN,MBD
STO|硬盘存储|Storage|SSD,HDD
 不识别硬盘|Disk not found|SSD,HDD,MBD
 硬盘异响、坏道|Disk noise or bad sectors|HDD,SSD
 加装升级|Upgrade|SSD,MEM
MEM|内存蓝屏|Memory and crashes|MEM,MBD
 蓝屏|Blue screen|MEM,SSD,MBD
 内存报错|Memory error|MEM
 死机|Freezes|MEM,MBD,FAN
BDY|外壳结构|Body|HNG,CVA,CVC
 转轴断裂、松动|Hinge broken or loose|HNG,CVA
 外壳开裂|Case cracked|CVA,CVC,CVD
 脚垫、螺丝缺失|Feet or screws missing|SCW,CVD
NET|网络接口|Network and ports|WIF,IOB
 无线网络异常|Wi-Fi does not work|WIF
 USB接口失灵|USB port does not work|IOB,MBD
 摄像头异常|Camera does not work|FCM,LCB
SND|声音|Sound|SPK,MBD
 无声、破音|Silent or distorted|SPK
 麦克风异常|Microphone does not work|FCM,LCB
LIQ|进液|Liquid|MBD,KBD
 进水不开机|Wet, does not start|MBD
 进水部分功能异常|Wet, partly works|KBD,MBD
SFT|软件系统|Software|
 系统无法启动|System does not start|SSD
 系统重装|Reinstall system|
 中毒、弹窗|Virus or pop-ups|
 驱动异常|Driver trouble|
 忘记开机密码|Password forgotten|
DAT|数据|Data|
 资料恢复|Data recovery|SSD,HDD
 资料迁移|Data transfer|
`

const television = `
PWR|电源|Power|PSU,MBD
 不开机|Does not start|PSU,MBD
 自动关机|Switches off by itself|PSU,BLT
 指示灯闪烁不启动|Light blinks, does not start|MBD,PSU
SCR|图像|Picture|PNL,BLT,TCN
 有声无图|Sound but no picture|BLT,TCN,PNL
 背光不亮、发暗|Dark picture|BLT,PSU
 花屏、竖线|Lines on the picture|PNL,TCN
 碎屏|Broken panel|PNL
 局部发白、光斑|Bright spots|BLT
SND|声音|Sound|SPK,MBD
 无声|No sound|SPK,MBD
 破音|Distorted sound|SPK
NET|网络信号|Network and signal|WIF,TUN
 连不上网|No network|WIF,MBD
 收不到台|No channels|TUN,MBD
 接口无信号|No signal at the socket|MBD
RMT|遥控按键|Remote and keys|RMT
 遥控失灵|Remote does not react|RMT
SFT|软件系统|Software|MBD
 卡在开机画面|Stuck at start screen|MBD
 系统卡顿|Slow system|
INS|安装调试|Installation|STD
 挂装|Wall mounting|
 底座安装|Stand mounting|STD
 调试|Setting up|
`

const printer = `
PAP|走纸|Paper feed|PRL,MOT
 卡纸|Paper jam|PRL,FUS
 不进纸|Takes no paper|PRL
 一次多张|Takes several sheets|PRL
PRT|打印质量|Print quality|TNR,DRM,PHD
 打印空白|Blank pages|TNR,PHD
 竖线、黑线|Lines|DRM,TNR
 偏淡|Faint|TNR,INK
 底灰、脏版|Grey background|DRM,TNR
 墨粉不牢|Toner rubs off|FUS
 喷头堵塞|Nozzles blocked|PHD,INK
PWR|电源|Power|PSU,MBD
 不通电|No power|PSU
 报错代码|Error code|MBD,FUS
 联动异响|Noise|MOT,FUS
SCN|扫描复印|Scan and copy|SCN
 扫描失败|Scan fails|SCN,MBD
 复印有线条|Lines on copies|SCN
NET|连接|Connection|MBD,CBL
 电脑不识别|Computer does not find it|CBL,MBD
 无线打印失败|Wireless printing fails|MBD
SUP|耗材|Supplies|TNR,INK
 不识别耗材|Cartridge not found|TNR,INK
 更换耗材|Replace supplies|TNR,INK,DRM
INS|安装调试|Installation|CBL
 驱动安装|Driver installation|
`

const networkDevice = `
PWR|电源|Power|ADP,MBD
 不通电|No power|ADP,MBD
 自动重启|Restarts by itself|ADP,MBD
NET|网络|Network|MBD,ANT
 无法上网|No internet|MBD
 无线信号弱|Weak Wi-Fi|ANT
 频繁掉线|Drops often|MBD,ADP
 网口不通|Port dead|MBD
SFT|设置|Settings|
 忘记管理密码|Admin password forgotten|
 恢复出厂、重新设置|Reset and set up again|
 升级失败|Update failed|MBD
`

const appliance = `
PWR|电源|Power|PSU,MBD
 不通电|No power|PSU,MBD
 工作中断电|Stops while working|PSU,MBD
 不充电|Does not charge|BAT,PSU
RUN|运转|Running|MOT,MBD
 电机不转|Motor does not turn|MOT,MBD
 异响|Noise|MOT,FAN
 不加热|Does not heat|MBD,PSU
 不制冷|Does not cool|MOT,MBD
 漏水|Leaks|CVD
CTL|控制显示|Controls|PNB,MBD
 按键失灵|Keys do not react|PNB
 报错代码|Error code|MBD,PNB
 无法联网|No network|MBD
INS|安装调试|Installation|
 安装|Installation|
 清洗保养|Cleaning|
`

const accessory = `
PWR|充电供电|Power|ADP,CBL
 不充电|Does not charge|ADP,CBL
 接触不良|Loose contact|CBL,HDS
 发热|Gets hot|ADP
SND|声音|Sound|HDS
 单边无声|One side silent|HDS
 无法配对|Does not pair|
BDY|外观|Body|
 破损|Broken|
`

export function faults(): readonly Fault[] {
  return [
    ...read('PH', handheld),
    ...read('TB', tabletTable),
    ...read('PC', computer),
    ...read('TV', television),
    ...read('PR', printer),
    ...read('NW', networkDevice),
    ...read('AP', appliance),
    ...read('AC', accessory),
  ]
}

function read(letters: string, table: string): readonly Fault[] {
  const deviceClass = classOf[letters]
  if (!deviceClass) throw new Error(`no class for ${letters}`)
  const found: Fault[] = []
  let parent = ''
  let number = 0
  for (const line of table.trim().split('\n')) {
    const cells = line.trim().split('|')
    if (line.startsWith(' ')) {
      number += 1
      const [nameZh = '', nameEn = '', kinds = ''] = cells
      const code = `${parent}-${number.toString().padStart(2, '0')}`
      found.push({
        code,
        nameZh,
        nameEn,
        class: deviceClass,
        level: 2,
        parent,
        commonPartKinds: kindsOf(kinds),
      })
    } else {
      const [subject = '', nameZh = '', nameEn = '', kinds = ''] = cells
      parent = `${letters}-${subject}`
      number = 0
      found.push({
        code: parent,
        nameZh,
        nameEn,
        class: deviceClass,
        level: 1,
        commonPartKinds: kindsOf(kinds),
      })
    }
  }
  // Last in each class, so that nobody is stuck for a code at the counter.
  const other = `${letters}-OTH`
  found.push(
    { code: other, nameZh: '其他', nameEn: 'Other', class: deviceClass, level: 1, commonPartKinds: [] },
    {
      code: `${other}-01`,
      nameZh: '待检测确认',
      nameEn: 'To be diagnosed',
      class: deviceClass,
      level: 2,
      parent: other,
      commonPartKinds: [],
    },
    {
      code: `${other}-02`,
      nameZh: '其他故障',
      nameEn: 'Another fault',
      class: deviceClass,
      level: 2,
      parent: other,
      commonPartKinds: [],
    },
  )
  return found
}

function kindsOf(cell: string): PartKind[] {
  return cell
    .split(',')
    .filter(Boolean)
    .map((kind) => partKindSchema.parse(kind))
}
