/** Words of backups and restoring: in the settings, at the first start, and where the records can not be opened. */

import { definePlace, defineRefusals } from './language'

export const backupWords = definePlace('backups', {
  backups: { zh: '备份', en: 'Backups' },
  backupsHint: {
    zh: '每小时和日结后自动备份，逐条核对过才算数。保留最近 24 个小时、30 天、12 个月的。',
    en: 'Made by itself each hour and at day close; one counts only after every record was checked. Kept: 24 hours, 30 days, 12 months.',
  },
  none: { zh: '还没有备份。按 F5 现在做一个。', en: 'There is no backup yet. Press F5 to make one.' },
  made: { zh: '时间', en: 'Made' },
  why: { zh: '原因', en: 'Why' },
  hourly: { zh: '每小时', en: 'hourly' },
  dayClose: { zh: '日结', en: 'day close' },
  byHand: { zh: '手动', en: 'by hand' },
  beforeUpdate: { zh: '更新前', en: 'before an update' },
  day: { zh: '最后营业日', en: 'Last day in it' },
  records: { zh: '记录', en: 'Records' },
  place: { zh: '在哪里', en: 'Where' },
  here: { zh: '本机', en: 'here' },
  second: { zh: '第二处', en: 'second place' },
  both: { zh: '本机和第二处', en: 'here and second place' },
  size: { zh: '大小', en: 'Size' },
  rehearse: { zh: '演练', en: 'Rehearse' },
  rehearsing: { zh: '正在演练…', en: 'Rehearsing…' },
  rehearsed: {
    zh: '演练通过：{{facts}} 条记录逐条核对，{{streams}} 个对象全部读出，用时 {{seconds}} 秒。什么都没改。',
    en: 'It can be restored: {{facts}} records checked one by one, {{streams}} things read, {{seconds}} s. Nothing was changed.',
  },
  sinceNone: { zh: '备份之后没有新记录。', en: 'Nothing was recorded after it.' },
  since: {
    zh: '备份之后又有 {{count}} 条记录。',
    en: '{{count}} records came after it.',
    enOne: '1 record came after it.',
  },
  restore: { zh: '恢复…', en: 'Restore…' },
  fromElsewhere: { zh: '从别处恢复…', en: 'Restore from elsewhere…' },

  secondPlace: { zh: '第二处', en: 'Second place' },
  secondNone: {
    zh: '备份只在这台电脑上。电脑坏了或丢了，备份也就没了。请选另一块硬盘、共享文件夹或 U 盘。',
    en: 'The backups lie on this computer only, and are gone with it. Choose another disk, a shared folder or a stick.',
  },
  secondOk: { zh: '最近一次拷贝：{{when}}', en: 'Last copied: {{when}}' },
  secondNever: {
    zh: '还没有拷贝过，下一次备份时会拷贝。',
    en: 'Nothing was copied yet; the next backup goes there.',
  },
  secondProblem: {
    zh: '上次没能拷贝到 {{folder}}（{{problem}}）。请检查 U 盘或共享文件夹；下一次备份会再试。',
    en: 'The last copy to {{folder}} failed ({{problem}}). Check the stick or the share; the next backup tries again.',
  },
  choose: { zh: '选文件夹…', en: 'Choose a folder…' },
  chooseAnother: { zh: '换一个…', en: 'Choose another…' },
  stopUsing: { zh: '不再使用', en: 'Stop using it' },
  chosenNow: { zh: '第二处：{{folder}}', en: 'Second place: {{folder}}' },

  recovery: { zh: '恢复码', en: 'Recovery code' },
  recoveryNone: {
    zh: '还没有恢复码。没有它，换了电脑备份就打不开。请现在生成并打印，放进保险柜。',
    en: 'There is no recovery code. Without it no other computer can open the backups. Make and print one now, for the safe.',
  },
  recoveryMade: {
    zh: '{{when}} 生成。只有店长那张纸上有，程序里不存。',
    en: "Made {{when}}. It stands only on the manager's sheet; the program does not keep it.",
  },
  makeCode: { zh: '生成恢复码…', en: 'Make a recovery code…' },
  makeNewCode: { zh: '重新生成…', en: 'Make a new one…' },
  newCodeAsk: { zh: '重新生成恢复码？', en: 'Make a new recovery code?' },
  newCodeConsequence: {
    zh: '从下一个备份起只认新码。旧的备份仍用旧码，旧的那张纸请留着。',
    en: 'From the next backup on only the new code works. Older backups still need the old sheet: keep it.',
  },
  codeShown: {
    zh: '这个码只显示这一次。打印出来，或抄在纸上，放进保险柜。',
    en: 'It is shown this once. Print it, or write it down, and put it into the safe.',
  },
  codePrint: { zh: '打印', en: 'Print' },
  codePrinted: {
    zh: '已送到打印机。请看纸出来了没有。',
    en: 'Sent to the printer. See whether the sheet came out.',
  },
  codeNotPrinted: {
    zh: '没有打印出来（{{reason}}）。请抄下来。',
    en: 'It was not printed ({{reason}}). Write it down.',
  },
  codeProve: { zh: '照纸上输入最后四位', en: 'Type its last four letters from the sheet' },
  codeProveWrong: { zh: '和上面的码不一样。', en: 'They differ from the code above.' },
  codeKept: { zh: '收好了', en: 'It is safe' },

  restoreTitle: { zh: '从备份恢复', en: 'Restore from a backup' },
  restoreHint: {
    zh: '选备份所在的文件夹、共享或 U 盘。选中以后先试开，确认之前什么都不改。',
    en: 'Choose the folder, share or stick with the backups. It is tried first; nothing changes before you say so.',
  },
  chooseFolder: { zh: '选备份所在的文件夹…', en: 'Choose where the backups are…' },
  nothingFound: {
    zh: '{{folder}} 里没有备份。备份是成对的 journal-….sqlite 和 .json 文件。',
    en: 'There are no backups in {{folder}}. A backup is a pair of files, journal-….sqlite and .json.',
  },
  found: {
    zh: '找到 {{count}} 个备份，最新的在最上面',
    en: '{{count}} backups, the newest first',
    enOne: '1 backup',
  },
  whose: { zh: '网点和工作站', en: 'Outlet, workstation' },
  opensWithCode: { zh: '可用恢复码', en: 'opens with the code' },
  codeField: { zh: '恢复码', en: 'Recovery code' },
  codeFieldHint: {
    zh: '店长保险柜里那张纸上的 28 位。大小写、空格、横线都不用管。',
    en: "The 28 letters on the sheet in the manager's safe. Capitals, blanks and dashes do not matter.",
  },
  useCode: { zh: '用恢复码打开', en: 'Open it with the recovery code' },
  check: { zh: '试开', en: 'Try it' },
  checking: { zh: '正在逐条核对…', en: 'Checking every record…' },
  checked: {
    zh: '备份完好：{{facts}} 条记录，最后一条是 {{when}}。',
    en: 'It is whole: {{facts}} records, the last of {{when}}.',
  },
  missingNone: {
    zh: '和本机现在的记录一样多，恢复不会少什么。',
    en: 'It holds as much as this computer: nothing would be missing.',
  },
  missing: {
    zh: '恢复后，本机会少 {{count}} 条备份之后的记录。',
    en: 'This computer would lack {{count}} records that came after it.',
    enOne: 'This computer would lack 1 record that came after it.',
  },
  missingTickets: { zh: '其中的服务单：{{numbers}}', en: 'Among them the tickets {{numbers}}' },
  missingMore: { zh: '，另有 {{count}} 张', en: ' and {{count}} more' },
  missingErasures: {
    zh: '备份之后应要求删除过 {{count}} 位客户的信息，恢复后要再删一次。',
    en: '{{count}} people were erased after it; they must be erased again.',
    enOne: '1 person was erased after it and must be erased again.',
  },
  salvaged: {
    zh: '损坏的记录里还读出了备份之后的 {{count}} 条，逐条核对无误，会一起恢复。',
    en: '{{count}} records made after this backup could still be read from the damaged ones. Each was checked, and they come back too.',
    enOne:
      'One record made after this backup could still be read from the damaged ones. It was checked, and it comes back too.',
  },
  missingUnknown: {
    zh: '{{when}} 之后的记录不在这个备份里。恢复后请按“立即对账”，总部会说明还缺什么。',
    en: 'What happened after {{when}} is not in this backup. Press "Reconcile now" afterwards: headquarters says what is missing.',
  },
  keptAside: {
    zh: '本机现在的记录不会删除，会移到 before-restore 文件夹。恢复后用新的单号系列，不会重号。',
    en: 'What this computer holds now is not deleted but moved to a folder before-restore. Numbers go on in a new series, so that none is given twice.',
  },
  restoreNow: { zh: '恢复并重新启动', en: 'Restore and restart' },
  restarting: { zh: '正在重新启动…', en: 'Starting again…' },
  another: { zh: '选别的备份', en: 'Another backup' },
})

export const backupRefusals = defineRefusals({
  'backup-unknown': {
    zh: '找不到这个备份。U 盘是不是拔掉了？',
    en: 'This backup is not there. Was the stick pulled out?',
  },
  'backup-altered': {
    zh: '这个备份和做的时候不一样了（被改过或 U 盘坏了）。请选别的。',
    en: 'This backup is not what it was when it was made: altered, or the stick is failing. Choose another one.',
  },
  'backup-newer': {
    zh: '这个备份是更新版本的程序做的。请先更新程序再恢复。',
    en: 'This backup was made by a newer program. Update the program first.',
  },
  'backup-key-needed': {
    zh: '这台电脑的钥匙打不开它，要用店长的恢复码。',
    en: "This computer's key does not open it. It takes the manager's recovery code.",
  },
  'recovery-code-wrong': {
    zh: '恢复码不对，请照纸上再输一遍；也可能是另一次生成的码。',
    en: 'The code does not open it. Type it again from the sheet; it may also be one made at another time.',
  },
  'folder-not-writable': {
    zh: '不能写进这个文件夹，请换一个。',
    en: 'Nothing can be written to this folder. Choose another one.',
  },
})
