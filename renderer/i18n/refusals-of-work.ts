/** The sentences of refusals that come from the work itself; `refusals.ts` says how they are shown. */

export const workSentences = {
  'clock-not-trusted': {
    zh: '电脑日期 {{day}} 比最后营业日 {{lastDay}} 晚太多，没有清理。请先核对日期。',
    en: 'The clock shows {{day}}, far ahead of the last business day {{lastDay}}. Nothing was erased. Check the date first.',
  },
  'settings-file-unreadable': {
    zh: '这不是设置文件，或者是别的版本的。什么都没改。',
    en: 'This is not a settings file, or one of another version. Nothing was changed.',
  },
  'practice-not-here': {
    zh: '这里不能开练习（已经在练习里，或者没有桌面）。',
    en: 'Practice can not be started here (this is practice already, or there is no desktop).',
  },
  'measure-unknown': { zh: '没有这条措施。', en: 'There is no such measure.' },
  'measure-closed': { zh: '这条措施已经评定过了。', en: 'This measure has been judged already.' },
  'measure-too-early': {
    zh: '措施还没到期（{{day}}），到期后再评定。',
    en: 'The measure runs until {{day}}; judge it after that.',
  },

  'print-unknown': { zh: '没有这份打印件。', en: 'There is no such paper.' },
  'print-not-unknown': {
    zh: '这份打印件的结果已经有人确认过了。',
    en: 'Somebody has already said what came of this paper.',
  },
  'print-not-failed': {
    zh: '这份打印件没有失败，要再打请用“补打”。',
    en: 'This paper did not fail. To print it again, use “Reprint”.',
  },
  'print-not-waiting': { zh: '这份打印件已经不在排队。', en: 'This paper is no longer waiting.' },
  'too-many-copies': {
    zh: '这份单据补打得太多了，请联系店长。',
    en: 'This paper was printed again too often. Ask the manager.',
  },
  'reprint-needs-second-proof': {
    zh: '受理凭证补打过，正本可能在别人手里。请选“没带凭证”，核对证件并写明。',
    en: 'The claim receipt was printed again; the original may be in other hands. Choose “No receipt”, check a document and write it down.',
  },
  'logo-unreadable': {
    zh: '这张图片用不了，请换一张 PNG 或 JPEG。',
    en: 'This picture can not be used. Choose another PNG or JPEG.',
  },
  'logo-too-large': {
    zh: '图片太大，最多 300 KB、2000×2000 点。',
    en: 'The picture is too large: 300 KB and 2000 × 2000 dots at most.',
  },
  'field-not-hideable': {
    zh: '这些内容不能去掉：没有它们，单据对不上记录。',
    en: 'These can not be left out: without them a paper can not be matched with its record.',
  },
  'template-broken': {
    zh: '按这样改，单据打不出来，没有保存。请检查改过的内容。',
    en: 'With these changes the paper can not be made, so nothing was saved. Check what was changed.',
  },
  'document-not-kept': { zh: '这张单据没有存档。', en: 'This paper was not kept.' },
  'document-damaged': {
    zh: '存档的这份读不出来了，可能磁盘有损坏。记录还在，可以补打。',
    en: 'What was kept of this paper can not be read: the disk may be damaged. Its record is there and it can be reprinted.',
  },
  'all-printed': {
    zh: '这几台的单子都打过了，再要就去补打。',
    en: 'These papers were all printed. Reprint them for another copy.',
  },
  'wrong-paper': {
    zh: '这种单据不能打在这种纸上，请换一种。',
    en: 'This form can not be printed on that paper. Choose another.',
  },
  'no-commands-kept': {
    zh: '这张单据不是用打印指令打的，请导出 PDF。',
    en: 'This paper was not printed by commands: export it as PDF.',
  },
  'document-erased': {
    zh: '客户资料已按要求清除，这张单据看不到了。',
    en: 'The customer’s data was erased, and this paper with it.',
  },
  'not-understood': {
    zh: '有内容的格式不对，没有保存。请检查填的内容。',
    en: 'Something is not in the right form and nothing was saved. Check what is filled in.',
  },
  'too-large': {
    zh: '内容太大，没有保存。请减少文字或照片。',
    en: 'That is too large and was not saved. Use less text or fewer photos.',
  },
  'list-too-long': {
    zh: '列表太长，一次最多打印 {{maximum}} 行。请先筛选，或导出成文件。',
    en: 'The list is too long to print: {{maximum}} rows at most. Filter it first, or export a file.',
  },
  'too-many-views': {
    zh: '视图太多，没有保存。请先删掉不用的。',
    en: 'There are too many views and this one was not kept. Delete some first.',
  },
  'file-too-large': {
    zh: '文件超过 20 MB，没有保存。请先筛选，少导出一些。',
    en: 'The file would be over 20 MB and was not saved. Filter the list first.',
  },
  'file-broken': {
    zh: '文件没有传完整，没有保存。请再导出一次。',
    en: 'The file did not arrive whole and was not saved. Export it again.',
  },
  'file-not-written': {
    zh: '文件没有写进去。请检查磁盘、U 盘，或文件是不是正在别处打开，再导出一次。',
    en: 'The file could not be written. Check the disk or stick, or whether the file is open elsewhere, and export again.',
  },
  'saving-files-off': {
    zh: '这里不能保存文件。请在服务台的窗口里导出。',
    en: "Files can not be saved here. Export from the program's own window.",
  },
  'not-set-up': { zh: '网点还没有设置好。', en: 'The outlet is not set up yet.' },
  'read-only': {
    zh: '现在只能看、不能保存。请告诉管理员。',
    en: 'Nothing can be saved at the moment. Tell the administrator.',
  },
  'serial-too-short': {
    zh: '序列号太短，至少 {{minimum}} 位。',
    en: 'Too short: at least {{minimum}} signs.',
  },
  'serial-too-long': {
    zh: '序列号太长，最多 {{maximum}} 位。',
    en: 'Too long: at most {{maximum}} signs.',
  },
  'serial-characters': {
    zh: '序列号里有不该有的字符，请再扫一次。',
    en: 'A serial number has only letters and digits. Scan it again.',
  },
  'imei-placeholder': {
    zh: '这是没写号的机器报的假 IMEI，请看机身标签。',
    en: 'That is the empty IMEI of a wiped phone. Read the label on the device.',
  },
  'imei-check-digit': {
    zh: 'IMEI 校验位不对，请再扫一次。',
    en: "The IMEI's check digit is wrong. Scan it again.",
  },
  'part-unknown': {
    zh: '目录里没有 {{partNumber}}，请核对编码，或看目录是不是最新的。',
    en: '{{partNumber}} is not in the catalogue. Check the number, or whether the catalogue is up to date.',
  },
  'not-enough-stock': {
    zh: '货不够：可用 {{available}}，要 {{wanted}}。可以登记缺件，或换代用件。',
    en: 'Not enough on the shelf: {{available}} free, {{wanted}} wanted. Wait for it, or take a substitute.',
  },
  'part-serial-missing': {
    zh: '这个备件有自己的序列号，请扫或填写。',
    en: 'This part has a serial number of its own. Scan it or type it.',
  },
  'part-not-awaited': { zh: '这张单没有在等这个备件。', en: 'The job does not wait for this part.' },
  'reservation-unknown': {
    zh: '这个留件已经放回或用掉了，已为你刷新。',
    en: 'This reservation was already released or used. The list is up to date now.',
  },
  'reservation-differs': {
    zh: '留件的数量或服务单对不上，请放回后重新留。',
    en: 'The reservation is for another job or quantity. Release it and reserve again.',
  },
  'usage-unknown': {
    zh: '这个备件不在这台机器上，可能已经退回。',
    en: 'This part is not in the device; it may have been returned already.',
  },
  'line-unknown': {
    zh: '这一行已经不在了，已为你刷新。',
    en: 'That line is gone already. The list is up to date now.',
  },
  'second-person-needed': {
    zh: '本店要求由另一个人质检，请同事来做。',
    en: 'Here a second person does the test. Ask a colleague.',
  },
  'secret-gone': {
    zh: '密码已经按规定清除，需要时请再问客户。',
    en: 'The passcode was erased as agreed. Ask the customer again if you need it.',
  },
  'day-already-open': {
    zh: '{{day}} 的班还开着，先关那一班。',
    en: 'The day {{day}} is still open. Close it first.',
  },
  'day-not-open': {
    zh: '这一班已经关了，已为你刷新。',
    en: 'This day is closed already. The screen is up to date now.',
  },
  'cash-not-counted': { zh: '请先点现金；没有就填 0。', en: 'Count the cash first; 0 if there is none.' },
  'difference-needs-reason': {
    zh: '点钞与账面不符，请写原因后再关班。',
    en: 'The count differs from the records. Say why, then close.',
  },
  'not-enough-cash': {
    zh: '钱箱里没有这么多现金，请核对金额。',
    en: 'There is not that much cash in the drawer. Check the amount.',
  },
  'already-set-up': {
    zh: '这台电脑已经设置过了，请直接登录。',
    en: 'This computer is set up already. Sign in.',
  },
  'outlet-code-fixed': {
    zh: '网点代码印在每个单号里，不能改。',
    en: 'The outlet code is part of every number and can not change.',
  },
  'weights-not-one': {
    zh: '五项权重相加要等于 1，现在是 {{sum}}。',
    en: 'The five weights must add up to 1; they are {{sum}}.',
  },
  'staff-already-there': {
    zh: '这位员工已经添加过了，请看列表。',
    en: 'This person is in the list already.',
  },
  'not-own-role': {
    zh: '自己的岗位和离岗要由另一位管理员来改。',
    en: 'Another administrator changes your own role or that you left.',
  },
  'not-a-return': {
    zh: '这张单不是退货，没有退机款。',
    en: 'This visit is no return: there is no price to pay back.',
  },
  'return-price-needs-reason': {
    zh: '和三包算出的退款不一样，请写明原因。',
    en: 'This is not what the warranty rules give. Say why.',
  },
  'return-price-paid': {
    zh: '已经退出去的比这还多，退机款不能再少。',
    en: 'More than that was paid back already.',
  },
  'remedy-not-offered': {
    zh: '三包今天不支持这样处理。要破例请写明原因，由店长放行。',
    en: 'The warranty rules do not give this today. As goodwill it needs a reason and a manager.',
  },
  'taker-must-confirm': {
    zh: '接班的人要用自己的密码确认。',
    en: 'Whoever takes over confirms it with their own PIN.',
  },
  'part-not-fitted': {
    zh: '这个配件没有装在这台机器上，请核对。',
    en: 'That part is not fitted in this device. Check it.',
  },
  'old-part-stays': {
    zh: '{{name}}是保修换下的，旧件要返还，不能给客户。',
    en: '{{name}} was replaced under warranty: the old one goes back to its maker.',
  },
  'no-pin': {
    zh: '还没有密码，请管理员在“设置 → 员工”里设。',
    en: 'There is no PIN yet. An administrator sets one in Settings, Staff.',
  },
  'pin-too-easy': {
    zh: '这个密码太好猜，不要连号或全同。',
    en: 'This PIN is too easy: not a row and not all the same digit.',
  },
  'printer-unknown': {
    zh: '没有这台打印机，可能已被删除，请重新选择。',
    en: 'There is no such printer; it may have been removed. Choose again.',
  },
  'subject-unknown': {
    zh: '要打印的记录找不到了，请刷新后再打。',
    en: 'What should be printed is not there. Open it again and print.',
  },
  'form-not-for-subject': {
    zh: '这张单打不了这种单据。',
    en: 'This form can not be printed for this record.',
  },
  'period-not-possible': {
    zh: '这段日期不行：结束不能早于开始，最长 800 天。',
    en: 'This period is not possible: it ends before it begins, or is longer than 800 days.',
  },
  'backup-failed': {
    zh: '备份没有成功，请看磁盘空间和备份位置后再试。',
    en: 'The backup did not succeed. Check the disk and where backups go, and try again.',
  },
  'backup-damaged': {
    zh: '备份写完核对时不一致，已作废。请再备份一次，仍不行就换磁盘。',
    en: 'The backup did not check out and was thrown away. Try again; if it stays, use another disk.',
  },
  'disk-error': {
    zh: '磁盘读写出错，没有保存。你填的内容还在，请告诉管理员。',
    en: 'The disk gave an error and nothing was saved. What you typed is still here; tell the administrator.',
  },
  'stream-impaired': {
    zh: '这条记录来自更新的版本，请先升级程序再改它。',
    en: 'This record was made by a newer version. Update the program before changing it.',
  },
  'address-wrong': {
    zh: '总部地址不对，请写成 https://hq.example.com。',
    en: 'The address is not right. Write it as https://hq.example.com.',
  },
  'https-needed': {
    zh: '总部地址要用 https:// 开头，才不会被人偷看。',
    en: 'The address must begin with https://, so that nobody can read along.',
  },
  'not-headquarters': {
    zh: '这个地址不是总部的服务，请核对地址。',
    en: 'There is no headquarters at this address. Check it.',
  },
  'headquarters-unreachable': {
    zh: '连不上总部，请看网络和地址。店里照常工作。',
    en: 'Headquarters can not be reached. Check network and address; the outlet works on.',
  },
  'protocol-differs': {
    zh: '总部和本店程序版本不合，请联系总部升级。',
    en: 'Headquarters runs a version that does not fit. Ask them about an update.',
  },
  'station-not-set-up': {
    zh: '这台工作站还没有设置好网点，请先完成第一次设置。',
    en: 'This workstation has no outlet yet. Finish the first start.',
  },
} as const
