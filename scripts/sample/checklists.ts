/**
 * What is looked at, counted and tested, by device class. Conditions: `id|Chinese|English|options`, each option
 * `id:Chinese:English:severity`, the good one first. Tests: `id|Chinese|English|! if always required|part kinds after
 * which it is required`. Accessories: `id|Chinese|English|# if its serial number is asked for`.
 */

import type { Checklists } from '../../shared/catalogue/checklist'
import { type DeviceClass, deviceClasses } from '../../shared/catalogue/model'
import { partKindSchema } from '../../shared/catalogue/part-kind'

const fine = 'good:完好:Good:0'
const scratches = `${fine},light:轻微划痕:Light scratches:1,deep:明显划痕:Deep scratches:2,broken:破损:Broken:3`
const works = 'good:正常:Works:0,faulty:异常:Faulty:2,untested:无法测试:Cannot be tested:1'
const clean = 'good:未进液:Dry:0,suspected:疑似进液:Liquid suspected:2,wet:已进液:Liquid inside:3'
const closed = 'good:未拆修:Unopened:0,opened:曾拆修:Opened before:2,sealBroken:防拆标损坏:Seal broken:3'

interface Lists {
  readonly condition: string
  readonly tests: string
  readonly accessories: string
}

const handheld: Lists = {
  condition: `
power|开机状态|Starts|good:能开机:Starts:0,noStart:不开机:Does not start:2,unknown:无电未知:Flat, unknown:1
screen|屏幕|Screen|${fine},light:轻微划痕:Light scratches:1,cracked:碎裂:Cracked:3,spots:漏液花屏:Spots or lines:3
back|后盖|Back cover|${scratches}
frame|边框|Frame|${fine},dents:磕碰:Dents:1,bent:变形:Bent:3
camera|摄像头镜片|Camera glass|${fine},scratched:划伤:Scratched:1,cracked:碎裂:Cracked:3
port|充电口|Charging port|${fine},dirty:有异物:Dirty:1,loose:松动:Loose:2
keys|按键|Keys|${works}
liquid|进液痕迹|Liquid marks|${clean}
opened|拆修痕迹|Signs of opening|${closed}
lock|锁屏与账号锁|Locks|good:已解锁:Unlocked:0,screenLock:有锁屏密码:Screen lock:1,accountLock:有账号锁:Account lock:2
`,
  tests: `
boot|开机进入桌面|Starts to home screen|!|
display|显示无坏点、无色差|Display without faults|!|SCR
touch|全屏触摸|Touch on the whole screen|!|SCR
charge|充电与充电电流|Charging and current|!|BAT,CHG,MBD
call|通话（听筒、麦克风）|Call (earpiece, microphone)|!|EAR,MIC,MBD,CHG
speaker|扬声器|Loudspeaker||SPK,SCR
cameraRear|后置拍照对焦|Rear camera and focus||RCM,CLN,BCV
cameraFront|前置拍照|Front camera||FCM,SCR
wifi|WiFi与蓝牙|Wi-Fi and Bluetooth|!|MBD,ANT
network|SIM卡与移动网络|SIM and mobile network|!|SIM,ANT,MBD
fingerprint|指纹、面容解锁|Fingerprint and face unlock||FPR,SCR,FCM
keysVibrate|按键与振动|Keys and vibration||KEY,VIB
sensors|距离、光线感应|Proximity and light sensors||SCR,FLX
seal|合缝与防水胶|Seams and seal||SCR,BCV,BAT,ADH
reset|个人资料未丢失或已征得同意|Data kept, or loss agreed|!|MBD
`,
  accessories: `
charger|充电器|Charger|
cable|数据线|Cable|
earphones|耳机|Earphones|
case|保护壳|Case|
simCard|SIM卡|SIM card|
memoryCard|存储卡|Memory card|
box|包装盒|Box|
invoice|发票|Invoice|
warrantyCard|保修卡|Warranty card|
`,
}

const lists: Readonly<Record<DeviceClass, Lists>> = {
  phone: handheld,
  tablet: {
    ...handheld,
    accessories: `
charger|充电器|Charger|
cable|数据线|Cable|
pen|手写笔|Pen|#
keyboard|键盘|Keyboard|#
case|保护套|Case|
simCard|SIM卡|SIM card|
memoryCard|存储卡|Memory card|
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
  pc: {
    condition: `
power|开机状态|Starts|good:能开机:Starts:0,noStart:不开机:Does not start:2,unknown:无电未知:Flat, unknown:1
screen|屏幕|Screen|${fine},light:轻微划痕:Light scratches:1,spots:坏点漏光:Dead pixels or leaks:2,cracked:碎裂:Cracked:3
lid|A面外壳|Lid|${scratches}
base|底壳|Base|${scratches}
hinge|转轴|Hinge|${fine},loose:松动:Loose:2,broken:断裂:Broken:3
keyboard|键盘|Keyboard|${fine},worn:磨损:Worn:1,missing:缺键帽:Keys missing:2,faulty:按键失灵:Keys do not react:2
touchpad|触控板|Touchpad|${works}
ports|接口|Ports|${fine},loose:松动:Loose:2,damaged:损坏:Damaged:3
screws|螺丝脚垫|Screws and feet|good:齐全:Complete:0,missing:缺失:Missing:1
liquid|进液痕迹|Liquid marks|${clean}
opened|拆修痕迹|Signs of opening|${closed}
password|开机密码|Password|good:无密码:None:0,has:有密码:Has one:1
`,
    tests: `
boot|开机进入系统|Starts to the system|!|
display|显示无坏点、亮度可调|Display and brightness|!|SCR,LCB
keyboard|全部按键|All keys|!|KBD,CVC
touchpad|触控板|Touchpad||TPD,CVC
charge|充电与电池|Charging and battery|!|BAT,ADP,DCJ,MBD
temperature|满载温度15分钟|Temperature under load, 15 min|!|FAN,HSK,MBD,CPU
storage|硬盘健康|Disk health|!|SSD,HDD
memory|内存测试|Memory test||MEM,MBD
wifi|无线与蓝牙|Wi-Fi and Bluetooth|!|WIF,MBD
usb|USB与其他接口|USB and other ports||IOB,MBD
sound|扬声器与麦克风|Speaker and microphone||SPK,LCB
camera|摄像头|Camera||FCM,LCB
hinge|开合顺畅|Opens and closes smoothly||HNG,CVA,SCR
screws|螺丝齐全|All screws in place|!|
dataKept|个人资料未丢失或已征得同意|Data kept, or loss agreed|!|SSD,HDD
`,
    accessories: `
adapter|电源适配器|Power adapter|#
powerCord|电源线|Power cord|
mouse|鼠标|Mouse|
dongle|无线接收器|Wireless receiver|
dock|扩展坞|Dock|#
bag|电脑包|Bag|
usbStick|U盘|USB stick|
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
  av: {
    condition: `
power|开机状态|Starts|${works}
panel|屏幕|Panel|${fine},light:轻微划痕:Light scratches:1,spots:亮点黑斑:Spots:2,cracked:碎裂:Cracked:3
cabinet|外壳|Cabinet|${scratches}
ports|接口|Ports|${fine},damaged:损坏:Damaged:2
opened|拆修痕迹|Signs of opening|${closed}
liquid|进液痕迹|Liquid marks|${clean}
`,
    tests: `
boot|开机|Starts|!|
picture|图像无线条、光斑|Picture without lines or spots|!|PNL,BLT,TCN
sound|声音|Sound|!|SPK,MBD
network|联网|Network||WIF,MBD
inputs|HDMI、AV接口|HDMI and AV inputs||MBD
remote|遥控|Remote||RMT,MBD
burnIn|老化30分钟|Runs 30 minutes|!|PSU,MBD,BLT
`,
    accessories: `
remote|遥控器|Remote control|
powerCord|电源线|Power cord|
stand|底座|Stand|
mount|挂架|Wall mount|
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
  appliance: {
    condition: `
power|通电状态|Power|${works}
cabinet|外壳|Cabinet|${scratches}
cord|电源线|Power cord|${fine},damaged:破损:Damaged:3
leak|漏水痕迹|Signs of leaking|good:无:None:0,signs:有:Signs:2
opened|拆修痕迹|Signs of opening|${closed}
`,
    tests: `
run|通电运转|Runs|!|
controls|按键与显示|Keys and display|!|PNB,MBD
noise|无异响|No noise|!|MOT,FAN
insulation|绝缘与接地|Insulation and earth|!|PSU,MOT,MBD
leak|无漏水|No leak||MOT,CVD
burnIn|连续运行15分钟|Runs 15 minutes|!|
`,
    accessories: `
remote|遥控器|Remote control|
base|底座、充电座|Base or charging dock|
inner|内胆、滤网|Inner pot or filter|
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
  printer: {
    condition: `
power|通电状态|Power|${works}
cabinet|外壳|Cabinet|${scratches}
tray|纸盒|Paper tray|good:齐全:Complete:0,damaged:损坏:Damaged:2,missing:缺失:Missing:2
supplies|耗材|Supplies|good:原装在位:Original, in place:0,other:非原装:Not original:1,missing:未带:Not brought:1
paperPath|走纸通道|Paper path|good:无异物:Clear:0,stuck:有异物:Something stuck:2
opened|拆修痕迹|Signs of opening|${closed}
`,
    tests: `
boot|通电自检|Self-test|!|
printPage|打印测试页|Test page|!|TNR,DRM,PHD,FUS,INK
feed|连续走纸20张|Feeds 20 sheets|!|PRL,MOT
scan|扫描复印|Scan and copy||SCN
connect|电脑连接|Connects to a computer|!|MBD,CBL
clean|机内清洁|Clean inside||
`,
    accessories: `
powerCord|电源线|Power cord|
dataCable|数据线|Data cable|
tray|纸盒|Paper tray|
cartridge|硒鼓、墨盒|Cartridge|
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
  network: {
    condition: `
power|通电状态|Power|${works}
cabinet|外壳|Cabinet|${scratches}
ports|网口|Ports|${fine},loose:松动:Loose:2
antenna|天线|Antennas|good:齐全:Complete:0,broken:断裂:Broken:2,missing:缺失:Missing:2
opened|拆修痕迹|Signs of opening|${closed}
`,
    tests: `
boot|通电启动|Starts|!|
ports|全部网口|All ports|!|MBD
wifi|无线信号与测速|Wi-Fi signal and speed|!|ANT,MBD
burnIn|运行30分钟不掉线|30 minutes without drops|!|ADP,MBD
reset|恢复出厂设置|Reset to factory settings||
`,
    accessories: `
adapter|电源适配器|Power adapter|
cable|网线|Network cable|
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
  accessory: {
    condition: `
function|功能|Function|${works}
body|外观|Body|${scratches}
cord|线材|Cord|${fine},worn:破皮:Worn:2,broken:断裂:Broken:3
`,
    tests: `
function|功能正常|Works|!|
body|外观无破损|Not damaged|!|
`,
    accessories: `
box|包装盒|Box|
invoice|发票|Invoice|
`,
  },
}

export function checklists(): Checklists {
  return Object.fromEntries(
    deviceClasses.map((deviceClass) => {
      const { condition, tests, accessories } = lists[deviceClass]
      return [
        deviceClass,
        {
          condition: rows(condition).map(([id = '', nameZh = '', nameEn = '', options = '']) => ({
            id,
            nameZh,
            nameEn,
            options: optionsOf(options),
          })),
          tests: rows(tests).map(([id = '', nameZh = '', nameEn = '', required, kinds = '']) => ({
            id,
            nameZh,
            nameEn,
            required: required === '!',
            afterKinds: kinds
              .split(',')
              .filter(Boolean)
              .map((kind) => partKindSchema.parse(kind)),
          })),
          accessories: rows(accessories).map(([id = '', nameZh = '', nameEn = '', serial]) => ({
            id,
            nameZh,
            nameEn,
            asksSerial: serial === '#',
          })),
        },
      ]
    }),
  ) as Checklists
}

function rows(table: string): readonly string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|'))
}

function optionsOf(cell: string) {
  // "Flat, unknown" has a comma of its own: a new option begins at `id:`.
  return cell.split(/,(?=[a-zA-Z]+:)/).map((option) => {
    const [id = '', nameZh = '', nameEn = '', severity = ''] = option.split(':')
    const weight = Number(severity)
    return {
      id,
      nameZh,
      nameEn,
      state: weight === 0 ? ('good' as const) : ('bad' as const),
      severity: weight,
    }
  })
}
