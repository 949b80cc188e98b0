/** Words of the program's own version and of taking a newer one. */

import { definePlace, defineRefusals } from './language'

export const updateWords = definePlace('updates', {
  title: { zh: '程序版本', en: 'Program version' },
  version: { zh: '现在是 {{version}}', en: 'This is version {{version}}' },
  checkout: {
    zh: '这是开发环境里运行的程序，不能在这里更新。',
    en: 'It runs from a checkout and is not updated from here.',
  },
  check: { zh: '查找更新', en: 'Look for an update' },
  fromStick: { zh: '从 U 盘更新…', en: 'Update from a stick…' },
  checking: { zh: '正在查找…', en: 'Looking…' },
  current: { zh: '已是最新版本。', en: 'It is the newest version.' },
  later: {
    zh: '有 {{version}}，先在别的网点使用，过几天轮到这里。',
    en: 'There is {{version}}; other outlets get it first, this one in some days.',
  },
  offered: { zh: '可以更新到 {{version}}（{{size}}）', en: 'Version {{version}} is ready ({{size}})' },
  changes: { zh: '有什么变化：', en: 'What changes:' },
  install: { zh: '备份并安装', en: 'Back up and install' },
  installing: { zh: '正在下载、核对、备份…', en: 'Fetching, checking, backing up…' },
  installHint: {
    zh: '先自动备份，再安装，程序会自己重新打开。记录和没打完的单据都会保留；新版本两次打不开，就自动换回现在这个。',
    en: 'A backup comes first, then it installs and the program opens again by itself. Records and slips that wait are kept. If the new version does not open twice, this one comes back by itself.',
  },
  takenBack: {
    zh: '{{version}} 装上后打不开，已自动换回这个版本。记录没有变。请等下一个更新。',
    en: 'Version {{version}} was installed and did not open; this one came back by itself. The records are as they were. Wait for the next update.',
  },
  notInstalled: {
    zh: '上次 {{version}} 没有装上（没有权限，或被取消）。程序和记录都没有变，可以再装一次。',
    en: 'Last time the system did not install version {{version}} (no rights, or cancelled). Program and records are as they were; try it again.',
  },
})

export const updateRefusals = defineRefusals({
  'update-no-server': {
    zh: '这台电脑没有设更新服务器，请用 U 盘更新。',
    en: 'No update server is set for this computer. Use a stick.',
  },
  'update-unreachable': {
    zh: '连不上更新服务器，或下载中断了。程序没有变，请稍后再试。',
    en: 'The server can not be reached, or the download broke off. Nothing changed; try again later.',
  },
  'update-not-there': {
    zh: '这里没有更新。更新文件夹里有 update.json 和安装包。',
    en: 'There is no update here. Its folder holds update.json and the package.',
  },
  'update-not-signed': {
    zh: '这个更新没有发布者的签名，不能装。',
    en: 'This update is not signed by its publisher and is not installed.',
  },
  'update-altered': {
    zh: '安装包和发布的不一样，已丢弃。请重新下载或换一个 U 盘。',
    en: 'The package is not what was released and was thrown away. Fetch it again or use another stick.',
  },
  'update-wrong-channel': { zh: '这个更新是给别的渠道的。', en: 'This update is for another channel.' },
  'update-older': {
    zh: '这个版本比现在的旧，不能装。',
    en: 'This version is older than the present one and is not installed.',
  },
  'update-replayed': {
    zh: '这是以前发布过的旧更新，不能再装。',
    en: 'This is an earlier release that was replaced; it is not installed again.',
  },
  'update-expired': { zh: '这个更新已过期，请拿新的。', en: 'This update has expired. Get the present one.' },
  'update-from-the-future': {
    zh: '更新的日期在今天之后。请核对这台电脑的日期。',
    en: 'The update is dated after today. Check the date of this computer.',
  },
  'update-not-for-this-system': {
    zh: '这个更新里没有适合这台电脑系统的安装包。',
    en: 'This update holds no package for this system.',
  },
  'update-did-not-start': {
    zh: '{{version}} 在这台电脑上装过，打不开，已经换回来了。请等下一个更新。',
    en: 'Version {{version}} was installed here, did not open, and was taken back. Wait for the next update.',
  },
  'update-not-installed': {
    zh: '系统的安装程序没有装上（没有权限，或被取消）。程序没有变。',
    en: 'The system’s installer did not install it (no rights, or cancelled). The program is as it was.',
  },
  'update-printer-busy': {
    zh: '正在打印，打完再更新。',
    en: 'A slip is being printed. Update when it is through.',
  },
  'update-being-edited': {
    zh: '有人正在填单子。保存或放弃之后再更新。',
    en: 'Somebody is filling in a form. Update after it is saved or left.',
  },
})
