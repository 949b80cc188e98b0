/** Words of the settings of this computer, and of a bundle that was opened by a double click. */

import { definePlace, defineRefusals } from './language'

export const computerWords = definePlace('computer', {
  title: { zh: '这台电脑', en: 'This computer' },
  autostart: { zh: '开机后自动打开', en: 'Open when the computer starts' },
  kiosk: { zh: '全屏锁定（只能用这个程序）', en: 'Whole screen, nothing else reachable' },
  kioskHint: {
    zh: '全屏锁定时窗口关不掉：由管理员在这里关闭程序，或取消全屏锁定。',
    en: 'The window then does not close: an administrator ends the program here, or switches this off.',
  },
  quit: { zh: '关闭程序', en: 'End the program' },
  on: { zh: '是', en: 'Yes' },
  off: { zh: '否', en: 'No' },
  bundleTitle: { zh: '打开了一个对账包', en: 'A bundle was opened' },
  bundleHint: {
    zh: '“{{name}}”是总部的回包。读入后，两边的数据会核对一遍；改过的包不会被接受。',
    en: '“{{name}}” is an answer of headquarters. It is checked and taken in; an altered one is not.',
  },
  bundleTake: { zh: '读入', en: 'Take it in' },
  bundleOther: {
    zh: '“{{name}}”要由店长或管理员登录后读入。',
    en: 'A manager or administrator has to sign in to take “{{name}}” in.',
  },
})

export const computerRefusals = defineRefusals({
  'computer-settings-not-kept': {
    zh: '这项设置没有存下来（磁盘满了，或没有权限）。',
    en: 'The setting could not be kept: the disk is full, or there is no right to write.',
  },
  'no-file-handed': { zh: '没有等着读入的对账包。', en: 'No bundle is waiting.' },
})
