/** Words of the first start: a few questions, then the outlet is open. */

import { definePlace } from './language'

export const setupWords = definePlace('setup', {
  title: { zh: '第一次使用', en: 'First start' },
  welcome: {
    zh: '几个问题，两分钟就好。以后都能在设置里改，只有网点代码和工作站字母不能改。',
    en: 'A few questions, two minutes. All can be changed later in Settings, except the outlet code and the letter.',
  },
  stepLanguage: { zh: '语言', en: 'Language' },
  stepOutlet: { zh: '网点', en: 'Outlet' },
  stepPerson: { zh: '管理员', en: 'Administrator' },
  stepHeadquarters: { zh: '总部', en: 'Headquarters' },
  stepReady: { zh: '核对', en: 'Check' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  restored: {
    zh: '上次填的还在。密码和注册码不保存，请重新输入。',
    en: 'What was typed before is still here. A PIN and the one-time code are not kept: type them again.',
  },
  stepOf: { zh: '第 {{step}} 步，共 {{steps}} 步', en: 'Step {{step}} of {{steps}}' },

  languageHint: {
    zh: '窗口和单据的语言，随时可换。',
    en: 'For windows and slips; it can be switched at any time.',
  },
  outletCode: { zh: '网点代码', en: 'Outlet code' },
  outletCodeHint: {
    zh: '2 到 8 位大写字母和数字，例如 SZ01。印在每个单号里，总部会给。',
    en: '2 to 8 capital letters and digits, such as SZ01. It is part of every number; headquarters gives it.',
  },
  outletCodeWrong: { zh: '要 2 到 8 位大写字母或数字。', en: '2 to 8 capital letters or digits.' },
  station: { zh: '工作站字母', en: 'Workstation letter' },
  stationHint: {
    zh: '这台电脑的字母。同一网点每台不同，单号才不会重。',
    en: 'The letter of this computer. Each at the outlet has its own, so that numbers never clash.',
  },
  stationWrong: { zh: '要一个字母 A 到 Z。', en: 'One letter, A to Z.' },
  nameMissing: { zh: '请填名称，会印在单据上。', en: 'Enter the name; it is printed on every slip.' },
  hours: { zh: '营业时间', en: 'Opening hours' },
  administrator: { zh: '您的姓名', en: 'Your name' },
  administratorHint: {
    zh: '第一位管理员：添加员工、设打印机、改政策。',
    en: 'The first administrator: adds staff, printers and policies.',
  },
  administratorMissing: { zh: '请填姓名。', en: 'Enter the name.' },
  connectNow: { zh: '现在连接', en: 'Connect now' },
  connectNowNote: { zh: '总部给了地址和注册码', en: 'address and code are at hand' },
  connectLater: { zh: '以后再连', en: 'Later' },
  connectLaterNote: { zh: '不连总部也能一直用', en: 'all work goes on without it' },
  headquarters: { zh: '总部', en: 'Headquarters' },
  url: { zh: '总部地址', en: 'Address' },
  urlHint: { zh: '例如 https://hq.example.com', en: 'such as https://hq.example.com' },
  urlWrong: { zh: '地址要以 http:// 或 https:// 开头。', en: 'The address starts with http:// or https://.' },
  code: { zh: '一次性注册码', en: 'One-time code' },
  codeMissing: { zh: '请填注册码，或选“以后再连”。', en: 'Enter the code, or choose “Later”.' },
  printers: { zh: '打印机', en: 'Printers' },
  printersHint: {
    zh: '哪台打印机装哪种纸。不选的先存成 PDF；以后在“设置 → 打印机”里改和试打。',
    en: 'Which printer holds which paper. What has none is kept as PDF; change and test it later in Settings, Printers.',
  },
  noPrinterFound: {
    zh: '这台电脑上没有找到打印机。单据先存成 PDF；装好后在“设置 → 打印机”添加。',
    en: 'No printer was found on this computer. Slips are kept as PDF; add one later in Settings, Printers.',
  },
  printer_receipt: { zh: '80 毫米小票', en: '80 mm receipts' },
  printer_sheets: { zh: 'A4 / A5 表单', en: 'A4 and A5 sheets' },
  printer_labels: { zh: '60×40 标签', en: '60×40 labels' },
  asPdf: { zh: '存成 PDF', en: 'Keep as PDF' },
  review: { zh: '看一遍，没错就开始。', en: 'Look it over, and begin.' },
  change: { zh: '修改', en: 'Change' },
  open: { zh: '开始使用', en: 'Begin' },
  opening: { zh: '正在准备…', en: 'Preparing…' },
  restoreInstead: { zh: '换电脑或重装？从备份恢复…', en: 'New computer? Restore from a backup…' },
  closed: { zh: '休息', en: 'closed' },
})
