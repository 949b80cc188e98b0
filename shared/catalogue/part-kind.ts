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
  /** What people at the counter and the bench say instead; found like the name itself. */
  readonly alsoCalled?: readonly string[]
}

export const partKinds = {
  SCR: {
    zh: '屏幕总成',
    en: 'Screen assembly',
    ruleName: 'display',
    alsoCalled: ['显示屏', '屏总成', '内屏', 'LCD', 'display', 'screen'],
  },
  GLS: { zh: '玻璃盖板', en: 'Cover glass', alsoCalled: ['外屏', '玻璃屏', '触摸屏', 'touch glass'] },
  BAT: { zh: '电池', en: 'Battery', alsoCalled: ['电板', '电芯', 'battery pack'] },
  MBD: {
    zh: '主板',
    en: 'Mainboard',
    ruleName: 'mainboard',
    alsoCalled: ['主机板', 'motherboard', 'logic board'],
  },
  CHG: {
    zh: '尾插小板',
    en: 'Charging port board',
    alsoCalled: ['尾插', '充电口', '充电接口', 'USB口', 'dock connector', 'charging port'],
  },
  RCM: { zh: '后置摄像头', en: 'Rear camera', alsoCalled: ['后摄', '主摄', '后置镜头', 'main camera'] },
  FCM: { zh: '前置摄像头', en: 'Front camera', alsoCalled: ['前摄', '自拍镜头', 'selfie camera'] },
  CLN: { zh: '摄像头镜片', en: 'Camera lens glass', alsoCalled: ['镜片', '摄像头玻璃'] },
  BCV: { zh: '后盖', en: 'Back cover', alsoCalled: ['后壳', '电池盖', 'rear cover', 'back glass'] },
  FRM: { zh: '中框', en: 'Middle frame', alsoCalled: ['边框', '中壳', 'bezel frame'] },
  SPK: { zh: '扬声器', en: 'Loudspeaker', alsoCalled: ['喇叭', '外放', 'speaker'] },
  EAR: { zh: '听筒', en: 'Earpiece', alsoCalled: ['受话器', 'receiver'] },
  MIC: { zh: '麦克风', en: 'Microphone', alsoCalled: ['麦', '送话器'] },
  VIB: { zh: '振动马达', en: 'Vibration motor', alsoCalled: ['马达', '震动器', 'taptic'] },
  FPR: { zh: '指纹模组', en: 'Fingerprint module', alsoCalled: ['指纹排线', '指纹键', 'touch id'] },
  KEY: {
    zh: '电源音量键排线',
    en: 'Power and volume key cable',
    alsoCalled: ['开机键排线', '音量键排线', 'side key'],
  },
  FLX: {
    zh: '主副板连接排线',
    en: 'Board connecting cable',
    alsoCalled: ['主排线', '连接排线', 'main flex'],
  },
  ANT: { zh: '天线', en: 'Antenna', alsoCalled: ['信号天线'] },
  SIM: { zh: '卡托', en: 'SIM tray', alsoCalled: ['卡槽', 'SIM卡托'] },
  NFC: {
    zh: 'NFC无线充电线圈',
    en: 'NFC and wireless charging coil',
    alsoCalled: ['无线充线圈', 'wireless coil'],
  },
  ADH: { zh: '背胶', en: 'Adhesive', alsoCalled: ['胶条', '防水胶', 'tape'] },
  SCW: { zh: '螺丝套装', en: 'Screw set', alsoCalled: ['螺丝包', 'screws'] },
  KBD: { zh: '键盘', en: 'Keyboard', ruleName: 'keyboard', alsoCalled: ['键帽板'] },
  TPD: { zh: '触控板', en: 'Touchpad', alsoCalled: ['触摸板', 'trackpad'] },
  FAN: { zh: '风扇', en: 'Fan', alsoCalled: ['散热风扇', 'cooler fan'] },
  HSK: { zh: '散热模组', en: 'Heat sink', alsoCalled: ['散热铜管', '热管', 'heatsink'] },
  SSD: {
    zh: '固态硬盘',
    en: 'SSD',
    ruleName: 'hard-disk',
    alsoCalled: ['硬盘', '固态', 'solid state drive'],
  },
  HDD: {
    zh: '机械硬盘',
    en: 'Hard disk',
    ruleName: 'hard-disk',
    alsoCalled: ['硬盘', '机械盘', 'hard drive'],
  },
  MEM: { zh: '内存条', en: 'Memory', ruleName: 'memory', alsoCalled: ['内存', 'RAM', 'memory module'] },
  CPU: { zh: '处理器', en: 'Processor', ruleName: 'cpu', alsoCalled: ['CPU'] },
  GPU: { zh: '显卡', en: 'Graphics card', alsoCalled: ['独显', '显示卡', 'video card'] },
  ADP: {
    zh: '电源适配器',
    en: 'Power adapter',
    ruleName: 'power-adapter',
    alsoCalled: ['充电器', '电源线', 'charger'],
  },
  DCJ: { zh: '电源接口', en: 'Power jack', alsoCalled: ['充电头', '电源头', 'DC jack'] },
  HNG: { zh: '转轴', en: 'Hinge', alsoCalled: ['屏轴', '铰链'] },
  LCB: { zh: '屏线', en: 'Display cable', alsoCalled: ['屏排线', 'LVDS', 'EDP线'] },
  CVA: { zh: 'A壳', en: 'Lid (A cover)' },
  CVB: { zh: 'B壳', en: 'Bezel (B cover)' },
  CVC: { zh: 'C壳', en: 'Palm rest (C cover)' },
  CVD: { zh: 'D壳', en: 'Base (D cover)' },
  WIF: { zh: '无线网卡', en: 'Wireless card', alsoCalled: ['WiFi卡', '无线模块', 'wifi card'] },
  IOB: { zh: '接口小板', en: 'I/O board', alsoCalled: ['USB小板', '接口板'] },
  PNL: {
    zh: '液晶面板',
    en: 'Display panel',
    ruleName: 'display-panel',
    alsoCalled: ['液晶屏', '面板', 'LCD panel'],
  },
  PSU: { zh: '电源板', en: 'Power supply board', alsoCalled: ['电源模块', '电源'] },
  TCN: { zh: '逻辑板', en: 'T-con board', alsoCalled: ['屏驱动板', 'TCON'] },
  BLT: { zh: '背光灯条', en: 'Backlight strip', alsoCalled: ['灯条', 'LED条'] },
  TUN: { zh: '高频头', en: 'Tuner', ruleName: 'tuner' },
  RMT: { zh: '遥控器', en: 'Remote control', alsoCalled: ['遥控'] },
  STD: { zh: '底座', en: 'Stand' },
  PHD: { zh: '打印头', en: 'Print head', alsoCalled: ['喷头', 'printhead'] },
  FUS: { zh: '定影组件', en: 'Fuser unit', alsoCalled: ['定影器', '加热组件'] },
  TNR: { zh: '硒鼓', en: 'Toner cartridge', alsoCalled: ['粉盒', '碳粉盒', 'toner'] },
  INK: { zh: '墨盒', en: 'Ink cartridge', alsoCalled: ['墨水盒', 'ink'] },
  DRM: { zh: '感光鼓', en: 'Drum unit', alsoCalled: ['硒鼓感光鼓', '鼓芯'] },
  PRL: { zh: '搓纸轮', en: 'Pick-up roller', alsoCalled: ['进纸轮', '取纸轮', 'pickup roller'] },
  SCN: { zh: '扫描组件', en: 'Scanner unit', alsoCalled: ['扫描头'] },
  MOT: { zh: '电机', en: 'Motor', alsoCalled: ['马达'] },
  PNB: { zh: '操作面板', en: 'Control panel' },
  CBL: { zh: '数据线', en: 'Data cable', alsoCalled: ['充电线', 'USB线'] },
  HDS: { zh: '有线耳机', en: 'Wired headset', alsoCalled: ['耳机', '耳麦', 'earphones'] },
} as const satisfies Readonly<Record<string, PartKindInfo>>

export type PartKind = keyof typeof partKinds
export const partKindCodes = Object.keys(partKinds) as readonly PartKind[]
export const partKindSchema = z.enum(partKindCodes as readonly [PartKind, ...PartKind[]])

export function partKindInfo(kind: PartKind): PartKindInfo {
  return partKinds[kind]
}
