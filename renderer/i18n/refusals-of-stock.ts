/** The sentences of refusals that come from stock, deliveries, transfers, old parts and counting. */

export const stockSentences = {
  'serials-missing': {
    zh: '这种备件按序列号管理：{{quantity}} 件要扫 {{quantity}} 个不同的序列号，现在有 {{given}} 个。',
    en: 'This part has serial numbers: {{quantity}} pieces need {{quantity}} different ones, {{given}} given.',
  },
  'part-without-serials': {
    zh: '这种备件不按序列号管理，请去掉序列号。',
    en: 'This part has no serial numbers. Take them out.',
  },
  'serial-not-there': {
    zh: '序列号 {{serial}} 不在这个位置，请核对实物。',
    en: 'Serial {{serial}} is not in that place. Check the piece.',
  },
  'serial-already-here': {
    zh: '序列号 {{serial}} 已经在本店记录里，不能再入库。',
    en: 'Serial {{serial}} is on record here already and can not be received again.',
  },
  'serial-one-piece': {
    zh: '有序列号的备件一次只能领一件。',
    en: 'Pieces with a serial number are fitted one at a time.',
  },
  'serial-counted-twice': {
    zh: '序列号 {{serial}} 已经点过了。',
    en: 'Serial {{serial}} has been counted already.',
  },
  'already-diagnosed': {
    zh: '故障已经确认，请直接留件。',
    en: 'The fault is known already. Reserve the part for good.',
  },
  'not-enough-of-part': {
    zh: '{{partNumber}} 只有 {{available}} 件可用，要 {{wanted}} 件。',
    en: 'Only {{available}} of {{partNumber}} are there, {{wanted}} wanted.',
  },
  'transfer-to-self': {
    zh: '不能调拨给本店自己。',
    en: 'Parts can not be transferred to this very outlet.',
  },
  'bin-not-scannable': {
    zh: '库位 {{bin}} 打不成条码：请用大写字母、数字和短横，例如 A-01。',
    en: 'Bin {{bin}} can not be scanned. Use capitals, digits and dashes, as in A-01.',
  },
  'too-many-labels': {
    zh: '一次最多打 {{most}} 张标签，现在是 {{count}} 张。',
    en: 'At most {{most}} labels in one job; these are {{count}}.',
  },
  'part-twice': {
    zh: '{{partNumber}} 写了两行，请合成一行。',
    en: '{{partNumber}} stands on two lines. Make them one.',
  },
  'supply-already-there': { zh: '这批货已经登记过了。', en: 'This delivery is on record already.' },
  'supply-unknown': { zh: '没有这批货。', en: 'There is no such delivery.' },
  'supply-closed': { zh: '这批货已经收完或取消了。', en: 'This delivery is finished or cancelled.' },
  'nothing-counted': { zh: '一件也没有点，请先点货。', en: 'Nothing has been counted yet.' },
  'more-defective-than-arrived': {
    zh: '坏件不能比到货还多。',
    en: 'More faulty pieces than have arrived.',
  },
  'transfer-already-there': { zh: '这张调拨单已经有了。', en: 'This transfer is on record already.' },
  'transfer-unknown': { zh: '没有这张调拨单。', en: 'There is no such transfer.' },
  'transfer-ended': { zh: '这张调拨单已经了结。', en: 'This transfer has ended already.' },
  'old-part-unknown': { zh: '旧件账上没有这一件。', en: 'This old part is not on the ledger.' },
  'old-part-not-open': { zh: '这件旧件已经寄出或了结。', en: 'This old part has been sent or settled.' },
  'old-part-not-collected': {
    zh: '单 {{number}} 的旧件还没有收进返还箱，请先收好再寄。',
    en: 'The old part of {{number}} is not in the return box yet. Put it there first.',
  },
  'old-part-not-sent': { zh: '这件旧件还没有寄出。', en: 'This old part has not been sent yet.' },
  'stocktake-already-there': { zh: '这次盘点已经开始了。', en: 'This count has been started already.' },
  'stocktake-unknown': { zh: '没有这次盘点。', en: 'There is no such count.' },
  'stocktake-not-counting': {
    zh: '这次盘点已经点完，不能再加。',
    en: 'This count is over; nothing can be added.',
  },
  'stocktake-not-ended': {
    zh: '还在清点，点完才能处理差异。',
    en: 'Counting is still going on. End it first.',
  },
  'stocktake-line-unknown': {
    zh: '{{partNumber}} 没有待处理的差异。',
    en: '{{partNumber}} has no open difference.',
  },
  'count-again': {
    zh: '{{partNumber}} 在清点中途有出入库，请重新盘点这一种。',
    en: '{{partNumber}} was moved while it was counted. Count it again.',
  },
  'counted-below-promised': {
    zh: '{{partNumber}} 实数比已留和冻结的还少（可用 {{available}}）。请先放回留件，再认这个差异。',
    en: 'Fewer of {{partNumber}} than are reserved and held ({{available}} free). Release a reservation first.',
  },
  'catalogue-import-running': {
    zh: '已经在装目录了，请等它装完。',
    en: 'A catalogue is being loaded already.',
  },
  'opening-files-off': {
    zh: '这里不能打开文件，请在本机窗口里操作。',
    en: "Files can not be opened here. Use the program's own window.",
  },
  'catalogue-file-wrong': {
    zh: '目录文件第 {{line}} 行读不懂，没有装；旧目录照常用。',
    en: 'Line {{line}} of the catalogue file can not be read. Nothing was loaded; the old catalogue stays.',
  },
  'catalogue-file-incomplete': {
    zh: '目录文件不完整：应有 {{expected}} 种，只有 {{found}} 种。没有装，旧目录照常用。',
    en: 'The file is not whole: {{expected}} parts said, {{found}} found. Nothing was loaded; the old catalogue stays.',
  },
  'catalogue-import-failed': {
    zh: '目录没有装成，旧目录照常用。请看磁盘空间，再装一次。',
    en: 'The catalogue could not be loaded; the old one stays. Check the free space and try again.',
  },
} as const
