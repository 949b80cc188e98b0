/** The sentences of refusals that come from the bench: rules of work, the test gate, what is out, the knowledge base. */

export const benchSentences = {
  'step-not-yours': {
    zh: '本店规定这一步要由别的岗位来做，请找对应的同事。',
    en: 'At this outlet another role takes this step. Ask a colleague.',
  },
  'needs-comment': {
    zh: '这一步要先写明情况：在说明或备注里写一句。',
    en: 'This step needs a word: write it in the finding or as a note.',
  },
  'needs-photo': {
    zh: '这一步要先拍照：在工单的“照片”里加一张。',
    en: 'This step needs a photo: add one to the job first.',
  },
  'needs-preCheck': {
    zh: '还没有做拆机前检查，请先逐项记录。',
    en: 'The check before opening is not done yet. Record it first.',
  },
  'needs-diagnosis': { zh: '还没有检测结论，请先记录。', en: 'There is no diagnosis yet. Record it first.' },
  'needs-passedTest': {
    zh: '这类单要质检通过才能完工，请先质检。',
    en: 'This kind of ticket has to pass its test before it is ready.',
  },
  'cause-unknown': {
    zh: '没有原因代码 {{code}}，请从列表里选。',
    en: 'There is no cause {{code}}. Choose one from the list.',
  },
  'device-not-at-counter': {
    zh: '机器还在“{{place}}”，请先拿到前台、扫码移位，再取消。',
    en: 'The device is still at “{{place}}”. Bring it to the counter and move it by a scan first.',
  },
  'timer-not-running': {
    zh: '{{number}} 没有在计时。',
    en: 'No timer runs for {{number}}.',
  },
  'test-stale': {
    zh: '质检之后又动过机器，请再测一遍。',
    en: 'Somebody worked on the device after the test. Test it again.',
  },
  'test-incomplete': {
    zh: '质检清单还有必测项没有通过：{{names}}。',
    en: 'The checklist is not complete. Still to pass: {{names}}.',
  },
  'accessories-unsettled': {
    zh: '还有附件没有还给客户：{{names}}。还了或赔了再归档。',
    en: 'Accessories were not handed back: {{names}}. Settle them before archiving.',
  },
  'accessory-settled': { zh: '这件附件已经处理过了。', en: 'This accessory is settled already.' },
  'accessory-note-missing': {
    zh: '请写明怎么赔的，或者怎么查清没有这件。',
    en: 'Say how it was paid for, or how it was found that it never was here.',
  },
  'day-wrong': { zh: '日期 {{day}} 不对，请重选。', en: '{{day}} is not a day. Choose it again.' },
  'new-serial-missing': {
    zh: '换回来的机器要扫它的新序列号。',
    en: 'Scan the serial number of the device that came instead.',
  },
  'serial-not-new': {
    zh: '序列号 {{serial}} 就是送出去的那台，不是换新。',
    en: '{{serial}} is the device that was sent out, so it was not exchanged.',
  },
  'too-many-photos': {
    zh: '一张工单最多 {{most}} 张照片，请先删掉不用的。',
    en: 'A job holds {{most}} photos at most. Remove some first.',
  },
  'article-unknown': { zh: '没有这篇知识库文章。', en: 'There is no such article.' },
  'article-retired': { zh: '这篇文章已停用，请用新的。', en: 'This article is retired. Use a newer one.' },
  'article-there-already': { zh: '这篇文章已经保存过了。', en: 'This article is kept already.' },
  'article-without-steps': {
    zh: '文章至少要有一个步骤。',
    en: 'An article needs at least one step.',
  },
  'not-solved-yet': {
    zh: '这张单还没有修好，修好了再写成文章。',
    en: 'This ticket is not solved yet. Make an article of it when it is.',
  },
} as const
