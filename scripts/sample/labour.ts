/**
 * Labour codes: `code|Chinese|English|classes|yuan|minutes|warranty days|skill`. Prices in the range of Chinese
 * service counters.
 */

import type { Labour } from '../../shared/catalogue/labour'
import { labourSchema } from '../../shared/catalogue/labour'

const table = `
LB-GN-INS|检测费|Diagnosis|phone,tablet,pc,av,appliance,printer,network,accessory|30|15|0|basic
LB-GN-CLN|清洁保养|Cleaning and maintenance|phone,tablet,pc,av,appliance,printer,network|60|30|0|basic
LB-GN-URG|加急服务|Express service|phone,tablet,pc,av,appliance,printer,network|50|5|0|basic
LB-GN-CON|技术咨询|Consultation|phone,tablet,pc,av,appliance,printer,network,accessory|0|10|0|basic
LB-GN-ACC|配件更换|Accessory exchange|phone,tablet,pc,av,appliance,printer,network,accessory|0|5|0|basic
LB-PH-SCR|更换屏幕总成|Replace screen assembly|phone|80|40|90|basic
LB-PH-GLS|外屏压合|Re-bond cover glass|phone|150|90|90|board
LB-PH-BAT|更换电池|Replace battery|phone|40|25|90|basic
LB-PH-CHG|更换尾插|Replace charging port|phone|60|30|90|basic
LB-PH-BCV|更换后盖|Replace back cover|phone|40|25|30|basic
LB-PH-CAM|更换摄像头|Replace camera|phone|60|35|90|basic
LB-PH-SPK|更换扬声器、听筒|Replace speaker or earpiece|phone|40|25|90|basic
LB-PH-KEY|更换按键排线|Replace key cable|phone|50|30|90|basic
LB-PH-FPR|更换指纹模组|Replace fingerprint module|phone|50|30|90|basic
LB-PH-MBD|更换主板|Replace mainboard|phone|120|60|90|board
LB-PH-BGA|主板芯片级维修|Board-level repair|phone,tablet|260|120|90|board
LB-PH-LIQ|进液清洗处理|Liquid damage treatment|phone,tablet|120|60|0|board
LB-PH-FRM|更换中框|Replace frame|phone|100|60|30|basic
LB-PH-SFT|刷机、系统升级|Reinstall or update system|phone,tablet|50|30|30|software
LB-PH-UNL|账号锁协助处理|Help with account lock|phone,tablet|80|30|0|software
LB-PH-TRF|资料迁移|Data transfer|phone,tablet,pc|60|40|0|data
LB-PH-REC|资料恢复|Data recovery|phone,tablet|400|180|0|data
LB-TB-SCR|更换平板屏幕|Replace tablet screen|tablet|120|60|90|basic
LB-TB-BAT|更换平板电池|Replace tablet battery|tablet|80|45|90|basic
LB-TB-CHG|更换平板尾插|Replace tablet charging port|tablet|90|45|90|board
LB-TB-MBD|更换平板主板|Replace tablet mainboard|tablet|140|70|90|board
LB-TB-SPK|更换平板扬声器|Replace tablet speaker|tablet|60|35|90|basic
LB-PC-SCR|更换笔记本屏幕|Replace laptop screen|pc|100|40|90|basic
LB-PC-LCB|更换屏线|Replace display cable|pc|90|50|90|basic
LB-PC-KBD|更换键盘|Replace keyboard|pc|80|45|90|basic
LB-PC-BAT|更换笔记本电池|Replace laptop battery|pc|50|20|90|basic
LB-PC-FAN|更换风扇|Replace fan|pc|80|40|90|basic
LB-PC-TIM|清灰换硅脂|Clean and renew thermal paste|pc|80|40|30|basic
LB-PC-HNG|更换、修复转轴|Replace or repair hinge|pc|120|70|90|basic
LB-PC-CVR|更换外壳|Replace case part|pc|100|60|30|basic
LB-PC-DCJ|更换电源接口|Replace power jack|pc|90|50|90|basic
LB-PC-MBD|更换主板|Replace mainboard|pc|180|90|90|board
LB-PC-BGA|主板芯片级维修|Board-level repair|pc|380|180|90|board
LB-PC-LIQ|进液清洗处理|Liquid damage treatment|pc|200|120|0|board
LB-PC-UPG|加装内存、硬盘|Fit memory or disk|pc|50|25|90|basic
LB-PC-SYS|系统安装|Install system|pc|80|60|30|software
LB-PC-VIR|病毒清除|Remove virus|pc|80|60|0|software
LB-PC-DRV|驱动、软件调试|Set up drivers and software|pc,printer|50|30|0|software
LB-PC-REC|硬盘资料恢复|Disk data recovery|pc|600|240|0|data
LB-TV-PNL|更换液晶面板|Replace panel|av|300|120|90|field
LB-TV-BLT|更换背光灯条|Replace backlight strips|av|220|120|90|board
LB-TV-PSU|更换电源板|Replace power board|av|120|45|90|basic
LB-TV-MBD|更换主板|Replace mainboard|av|120|45|90|basic
LB-TV-TCN|更换逻辑板|Replace T-con board|av|120|45|90|basic
LB-TV-INS|电视挂装调试|Mount and set up television|av|150|60|30|field
LB-TV-SFT|系统升级|Update system|av|60|30|30|software
LB-PR-FUS|更换定影组件|Replace fuser|printer|120|50|90|basic
LB-PR-PHD|更换打印头|Replace print head|printer|100|45|90|basic
LB-PR-PRL|更换搓纸轮|Replace pick-up roller|printer|60|30|90|basic
LB-PR-CLN|打印头清洗|Clean print head|printer|80|40|30|basic
LB-PR-MBD|更换主板、电源板|Replace main or power board|printer|120|50|90|board
LB-PR-SUP|更换耗材|Replace supplies|printer|20|10|0|basic
LB-PR-INS|打印机安装调试|Install and set up printer|printer|80|40|0|field
LB-NW-CFG|网络设置|Set up network|network|50|30|0|software
LB-NW-REP|路由器维修|Repair router|network|60|40|90|board
LB-AP-MOT|更换电机|Replace motor|appliance|120|60|90|basic
LB-AP-MBD|更换控制板|Replace control board|appliance|100|45|90|basic
LB-AP-CLN|家电清洗|Clean appliance|appliance|120|60|0|field
LB-AP-INS|家电安装|Install appliance|appliance|150|90|90|field
`

export function labour(): readonly Labour[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [code, nameZh, nameEn, classes = '', yuan, minutes, days, skill] = line.split('|')
      return labourSchema.parse({
        code,
        nameZh,
        nameEn,
        classes: classes.split(','),
        priceFen: Number(yuan) * 100,
        minutes: Number(minutes),
        warrantyDays: Number(days),
        skill,
      })
    })
}
