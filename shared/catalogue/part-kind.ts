/**
 * The kinds of parts: the letters in a part number (`CB-SCR-…`), what staff call them, and which name the warranty
 * rules have for them. Fault codes and likely parts speak of kinds, because a fault is the same on every model.
 */

import { z } from 'zod'

export interface PartKindInfo {
  readonly zh: string
  readonly en: string
  /** The part's name in the warranty rules, where they have one. */
  readonly ruleName?: string
}

export const partKinds = {
  SCR: { zh: '屏幕总成', en: 'Screen assembly', ruleName: 'display' },
  GLS: { zh: '玻璃盖板', en: 'Cover glass' },
  BAT: { zh: '电池', en: 'Battery' },
  MBD: { zh: '主板', en: 'Mainboard', ruleName: 'mainboard' },
  CHG: { zh: '尾插小板', en: 'Charging port board' },
  RCM: { zh: '后置摄像头', en: 'Rear camera' },
  FCM: { zh: '前置摄像头', en: 'Front camera' },
  CLN: { zh: '摄像头镜片', en: 'Camera lens glass' },
  BCV: { zh: '后盖', en: 'Back cover' },
  FRM: { zh: '中框', en: 'Middle frame' },
  SPK: { zh: '扬声器', en: 'Loudspeaker' },
  EAR: { zh: '听筒', en: 'Earpiece' },
  MIC: { zh: '麦克风', en: 'Microphone' },
  VIB: { zh: '振动马达', en: 'Vibration motor' },
  FPR: { zh: '指纹模组', en: 'Fingerprint module' },
  KEY: { zh: '电源音量键排线', en: 'Power and volume key cable' },
  FLX: { zh: '主副板连接排线', en: 'Board connecting cable' },
  ANT: { zh: '天线', en: 'Antenna' },
  SIM: { zh: '卡托', en: 'SIM tray' },
  NFC: { zh: 'NFC无线充电线圈', en: 'NFC and wireless charging coil' },
  ADH: { zh: '背胶', en: 'Adhesive' },
  SCW: { zh: '螺丝套装', en: 'Screw set' },
  KBD: { zh: '键盘', en: 'Keyboard', ruleName: 'keyboard' },
  TPD: { zh: '触控板', en: 'Touchpad' },
  FAN: { zh: '风扇', en: 'Fan' },
  HSK: { zh: '散热模组', en: 'Heat sink' },
  SSD: { zh: '固态硬盘', en: 'SSD', ruleName: 'hard-disk' },
  HDD: { zh: '机械硬盘', en: 'Hard disk', ruleName: 'hard-disk' },
  MEM: { zh: '内存条', en: 'Memory', ruleName: 'memory' },
  CPU: { zh: '处理器', en: 'Processor', ruleName: 'cpu' },
  GPU: { zh: '显卡', en: 'Graphics card' },
  ADP: { zh: '电源适配器', en: 'Power adapter', ruleName: 'power-adapter' },
  DCJ: { zh: '电源接口', en: 'Power jack' },
  HNG: { zh: '转轴', en: 'Hinge' },
  LCB: { zh: '屏线', en: 'Display cable' },
  CVA: { zh: 'A壳', en: 'Lid (A cover)' },
  CVB: { zh: 'B壳', en: 'Bezel (B cover)' },
  CVC: { zh: 'C壳', en: 'Palm rest (C cover)' },
  CVD: { zh: 'D壳', en: 'Base (D cover)' },
  WIF: { zh: '无线网卡', en: 'Wireless card' },
  IOB: { zh: '接口小板', en: 'I/O board' },
  PNL: { zh: '液晶面板', en: 'Display panel', ruleName: 'display-panel' },
  PSU: { zh: '电源板', en: 'Power supply board' },
  TCN: { zh: '逻辑板', en: 'T-con board' },
  BLT: { zh: '背光灯条', en: 'Backlight strip' },
  TUN: { zh: '高频头', en: 'Tuner', ruleName: 'tuner' },
  RMT: { zh: '遥控器', en: 'Remote control' },
  STD: { zh: '底座', en: 'Stand' },
  PHD: { zh: '打印头', en: 'Print head' },
  FUS: { zh: '定影组件', en: 'Fuser unit' },
  TNR: { zh: '硒鼓', en: 'Toner cartridge' },
  INK: { zh: '墨盒', en: 'Ink cartridge' },
  DRM: { zh: '感光鼓', en: 'Drum unit' },
  PRL: { zh: '搓纸轮', en: 'Pick-up roller' },
  SCN: { zh: '扫描组件', en: 'Scanner unit' },
  MOT: { zh: '电机', en: 'Motor' },
  PNB: { zh: '操作面板', en: 'Control panel' },
  CBL: { zh: '数据线', en: 'Data cable' },
  HDS: { zh: '有线耳机', en: 'Wired headset' },
} as const satisfies Readonly<Record<string, PartKindInfo>>

export type PartKind = keyof typeof partKinds
export const partKindCodes = Object.keys(partKinds) as readonly PartKind[]
export const partKindSchema = z.enum(partKindCodes as readonly [PartKind, ...PartKind[]])

export function partKindInfo(kind: PartKind): PartKindInfo {
  return partKinds[kind]
}
