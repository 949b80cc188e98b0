/** Words of reconciling by a file on a stick, and what is said when headquarters or a file is refused. */

import { definePlace, defineRefusals } from './language'

export const stickWords = definePlace('stickPlace', {
  title: { zh: '没有网络时：U 盘对账', en: 'Without a network: by stick' },
  hint: {
    zh: '把文件带到总部导入，再把总部给的回执带回来。文件已加密，丢了别人也看不到。',
    en: 'Take the file to headquarters and bring its answer back. It is sealed: whoever finds it can read nothing.',
  },
  write: { zh: '写出文件…', en: 'Write a file…' },
  take: { zh: '读入回执…', en: 'Read the answer…' },
  print: { zh: '打印交接单', en: 'Print the slip' },
  written: { zh: '最近写出', en: 'Last written' },
  answered: { zh: '最近读入', en: 'Last answer read' },
  none: { zh: '还没有', en: 'none yet' },
  fileLine: { zh: '第 {{number}} 号 · {{facts}} 条', en: 'No. {{number}} · {{facts}} records' },
  codes: { zh: '核对码', en: 'Codes' },
  codesHint: {
    zh: '总部导入后显示同样的核对码，就说明两边一样。',
    en: 'Headquarters shows the same codes after reading the file when both hold the same.',
  },
  same: { zh: '两边一样', en: 'Both hold the same' },
  notYet: { zh: '等回执', en: 'Waiting for the answer' },
  toldWritten: {
    zh: '已写出 {{facts}} 条，请带到总部',
    en: '{{facts}} records written; take them to headquarters',
  },
  toldCancelled: { zh: '没有写出文件', en: 'No file was written' },
  takenGood: {
    zh: '回执已读入：总部新收 {{acknowledged}} 条，本店收到 {{received}} 条，两边一样。',
    en: 'Answer read: headquarters has {{acknowledged}} more records, {{received}} came here, both hold the same.',
  },
  takenCatalogue: { zh: '备件目录收到 {{parts}} 条。', en: '{{parts}} parts of the catalogue came with it.' },
  takenCatalogueMore: {
    zh: '备件目录收到 {{parts}} 条，其余随下一份回执到；这之前照旧用现在的目录。',
    en: '{{parts}} parts of the catalogue came with it, the rest comes with the next answer; until then the present one answers.',
  },
  takenSerials: {
    zh: '序列号清单收到 {{numbers}} 个。',
    en: '{{numbers}} numbers of the serial list came with it.',
  },
  takenSerialsMore: {
    zh: '序列号清单收到 {{numbers}} 个，其余随下一份回执到；这之前照旧用现在的清单。',
    en: '{{numbers}} numbers of the serial list came with it, the rest comes with the next answer; until then the present list answers.',
  },
  takenDifferent: {
    zh: '回执已读入：有 {{differences}} 处不一致，请看“差异”。',
    en: 'Answer read: {{differences}} differences, see below.',
  },
  takenAgain: { zh: '这份回执以前读过，什么都没有变。', en: 'This answer was read before; nothing changed.' },
  takenCut: {
    zh: '文件不完整，只读入了前面的部分。请重新拷贝后再读一次。',
    en: 'The file ends early; what came before its end was taken. Copy it again and read it once more.',
  },
  waiting: {
    zh: '写出之后又有 {{count}} 条新记录，下次一起带。',
    en: '{{count}} records since then go with the next file.',
  },
  slipTitle: { zh: 'U 盘对账交接单', en: 'Slip for the stick' },
  slipItem: { zh: '项目', en: 'Item' },
  slipValue: { zh: '内容', en: 'Value' },
  slipStation: { zh: '工作站', en: 'Workstation' },
  slipNumber: { zh: '文件号', en: 'File number' },
  slipAt: { zh: '写出时间', en: 'Written at' },
  slipFacts: { zh: '记录条数', en: 'Records in it' },
  slipCode: { zh: '核对码', en: 'Code' },
  slipThere: { zh: '总部核对（签字、日期）', en: 'Checked at headquarters (name, date)' },
  toldPrinted: { zh: '交接单已打印', en: 'The slip was printed' },
  notPrinted: { zh: '交接单没有打出来，请检查打印机。', en: 'The slip was not printed. Check the printer.' },
})

export const stickRefusals = defineRefusals({
  'bundle-unreadable': {
    zh: '这不是对账文件，或已经损坏。请重新拷贝一次。',
    en: 'This is no reconciliation file, or it is damaged. Copy it again.',
  },
  'bundle-not-for-us': {
    zh: '这份文件不是给本工作站的。请选总部给本站的回执。',
    en: 'This file is not for this workstation. Choose the answer that headquarters gave for it.',
  },
  'bundle-newer-program': {
    zh: '这份文件来自更新的程序。请先更新本机程序。',
    en: 'This file was made by a newer program. Update this one first.',
  },
  'bundle-signature-wrong': {
    zh: '文件的签名不对，可能被改过，没有读入。请重新拷贝。',
    en: 'The signature is wrong, the file may have been changed, and nothing was taken. Copy it again.',
  },
  'bundle-other-headquarters': {
    zh: '这份文件来自另一个总部，没有读入。',
    en: 'This file comes from another headquarters and was not taken.',
  },
  'bundle-stale': {
    zh: '这份回执比已经读过的旧，没有读入。请用最新的。',
    en: 'This answer is older than the one already read and was not taken. Use the newest.',
  },
  'not-connected': {
    zh: '还没有连接总部。第一次要联网注册一次，之后才能用 U 盘。',
    en: 'Not connected to headquarters yet. Connect once over a network; after that a stick will do.',
  },
  'file-not-read': {
    zh: '文件读不出来。请检查 U 盘，再试一次。',
    en: 'The file could not be read. Check the stick and try again.',
  },
  'pin-wrong': {
    zh: '证书指纹不对：应是 64 位的 SHA-256。',
    en: 'The pin is not right: it is a SHA-256 of 64 hexadecimal digits.',
  },
  'certificate-differs': {
    zh: '对方出示的证书和指纹不符，没有连接。请向总部核对指纹。',
    en: 'The certificate shown is not the pinned one, and nothing was sent. Check the pin with headquarters.',
  },
  'code-unknown': {
    zh: '总部不认这个注册码：可能输错、已用过或过期。请向总部再要一个。',
    en: 'Headquarters does not know this code: mistyped, used or expired. Ask for a new one.',
  },
  'code-for-other-station': {
    zh: '这个注册码是给另一台工作站的。请核对工作站字母。',
    en: 'This code is for another workstation. Check the station letter.',
  },
  'letter-in-use': {
    zh: '这个工作站字母已有别的机器写过记录。请换一个字母，或用原机器的备份恢复。',
    en: "Another machine has written under this letter. Take another letter, or restore the old machine's backup.",
  },
  'unknown-station': {
    zh: '总部不认识本工作站。请让管理员重新注册。',
    en: 'Headquarters does not know this workstation. An administrator connects it anew.',
  },
  revoked: {
    zh: '总部已停用本工作站。请联系总部。',
    en: 'Headquarters has revoked this workstation. Ask headquarters.',
  },
  'signature-wrong': {
    zh: '总部核对签名没有通过。请让管理员重新注册。',
    en: 'Headquarters did not accept the signature. An administrator connects anew.',
  },
  'counter-behind': {
    zh: '和总部的计数对不上，稍后会自动再试。',
    en: 'The request counter is behind; it is tried again by itself.',
  },
  'epoch-changed': {
    zh: '总部刚从备份恢复，稍后会自动再试。',
    en: 'Headquarters was just restored; it is tried again by itself.',
  },
  'other-headquarters': { zh: '这是另一个总部。', en: 'This is another headquarters.' },
  gap: {
    zh: '总部缺前面的记录，下次会从缺的地方补起。',
    en: 'Headquarters lacks earlier records; the next run begins there.',
  },
  busy: { zh: '总部正忙，稍后会自动再试。', en: 'Headquarters is busy; it is tried again by itself.' },
  'protocol-too-old': {
    zh: '本机程序太旧，总部不再接受。请更新程序。',
    en: 'This program is too old for headquarters. Update it.',
  },
  'protocol-too-new': {
    zh: '总部的程序比本机旧。等总部更新后会自动对账。',
    en: "Headquarters' program is older than this one. It goes on by itself once headquarters is updated.",
  },
})
