/** Words of the window that opens when the records can not be opened. */

import { definePlace } from './language'

export const rescueWords = definePlace('rescue', {
  newerTitle: {
    zh: '这台电脑的记录属于更新版本的程序',
    en: 'The records of this computer belong to a newer program',
  },
  newerText: {
    zh: '记录完好，一条也没有动。请安装最新版本（问管理员或总部），装好后照常打开。不要删除或移动任何文件。',
    en: 'They are whole and untouched. Install the newest version (ask your administrator or headquarters) and open it as usual. Delete and move nothing.',
  },
  keyTitle: { zh: '打不开这台电脑的钥匙', en: 'The key of this computer can not be opened' },
  keyText: {
    zh: '记录还在，也是好的，只是钥匙打不开（换了电脑、换了用户或重装过系统）。请输入店长保险柜里的恢复码；找不到的话，问总部，总部可能替本网点保管着一个。',
    en: "The records are there and whole, but their key is not (another computer, another user, a new system). Enter the recovery code from the manager's safe; where it is lost, headquarters may keep one for this outlet.",
  },
  keyNoCode: {
    zh: '这台电脑没有生成过恢复码。请用 U 盘或共享里的备份恢复，或找管理员把原来的 station.key 放回去。',
    en: 'No recovery code was ever made here. Restore from a backup, or ask your administrator for the original station.key.',
  },
  damagedTitle: { zh: '打不开这台电脑的记录', en: 'The records of this computer can not be opened' },
  damagedText: {
    zh: '记录文件坏了。不要删除任何文件。可以从备份恢复：现在的文件会原样移到一边，留给技术人员。',
    en: 'Their file is damaged. Delete nothing. They can be restored from a backup; the present files are moved aside as they are, for whoever repairs them.',
  },
  goneTitle: { zh: '这台电脑的记录不见了', en: 'The records of this computer are gone' },
  goneText: {
    zh: '记录文件是空的或被拿走了，而旁边的标记写着这里记过账。请从备份恢复；备份之后记的，总部会按编号补齐。若真要从零开始，请管理员把整个文件夹移走。',
    en: 'Their file is empty or was taken away, while the mark beside it says that this computer has kept records. Restore from a backup; what came after it, headquarters names by number. To begin with nothing on purpose, let your administrator move the whole folder away.',
  },
  where: { zh: '记录在 {{folder}}', en: 'The records are in {{folder}}' },
  version: { zh: '本程序版本 {{version}}', en: 'This program is version {{version}}' },
  open: { zh: '打开', en: 'Open' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  quit: { zh: '退出', en: 'Quit' },
})
