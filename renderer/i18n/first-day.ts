/** Words of the first-day lesson: what to do, how, and that it was done. */

import { definePlace } from './language'

export const firstDayWords = definePlace('firstDay', {
  title: { zh: '第一天', en: 'The first day' },
  offer: {
    zh: '第一次用？跟着做一遍第一天，大约二十分钟，做完一步自动到下一步。',
    en: 'New here? Do the first day once, step by step. It takes some twenty minutes and sees what you did.',
  },
  offerElsewhere: {
    zh: '要一步一步跟着做：店长或管理员在“设置 → 数据安全 → 练习”里打开练习窗口。',
    en: 'To do it step by step: a manager or administrator opens practice under Settings → Data safety → Practice.',
  },
  begin: { zh: '开始', en: 'Begin' },
  notNow: { zh: '不用', en: 'Not now' },
  again: { zh: '从头再来', en: 'From the beginning' },
  step: { zh: '第 {{at}} 步，共 {{of}} 步', en: 'Step {{at}} of {{of}}' },
  goThere: { zh: '去那里', en: 'Go there' },
  pass: { zh: '跳过这步', en: 'Skip this step' },
  stop: { zh: '结束练习课', en: 'End the lesson' },
  needs: {
    zh: '这一步要{{roles}}来做：按 F12 锁屏，换人登录。',
    en: 'This step is for: {{roles}}. Press F12 and sign in as one of them.',
  },
  done: { zh: '做对了：{{step}}', en: 'Done: {{step}}' },
  through: {
    zh: '第一天做完了。再试三件坏事：填到一半按 F12 再回来；收款时少输一位；取机不带凭证。',
    en: 'The first day is through. Now try three bad things: lock with F12 in the middle of a form; type one digit too few when you take money; hand over without the receipt.',
  },
  or: { zh: '或', en: ' or ' },

  openDay: { zh: '开门', en: 'Open the day' },
  openDayHow: {
    zh: '按 F7 到收银，输入钱箱里的备用金（例如 500），开班。',
    en: 'F7 opens the till. Enter the float that lies in the drawer (say 500) and open.',
  },
  receive: { zh: '收一台机器', en: 'Take a device in' },
  receiveHow: {
    zh: '按 F2，输入串号（随便 10 位数字），选型号，填客户 13800000000、故障“屏幕碎”。按 F5 收机。',
    en: 'F2. Type a serial number (any ten digits), choose a model, a customer 13800000000, the fault “display broken”. F5 receives it.',
  },
  find: { zh: '找到它', en: 'Find it again' },
  findHow: {
    zh: '按 Ctrl+K，输入刚才单号的后几位或客户电话后四位，回车打开服务单。看完按 Esc 回来。',
    en: 'Ctrl+K, then the last digits of its number or of the phone, and Enter opens the ticket. Esc comes back.',
  },
  take: { zh: '接一单', en: 'Take a job' },
  takeHow: {
    zh: '按 F3 到工位，再按 N：最急的一单归你，开始检测。',
    en: 'F3 is the bench, and N gives you the most urgent job. Begin the diagnosis.',
  },
  diagnose: { zh: '写诊断', en: 'Write down what is wrong' },
  diagnoseHow: {
    zh: '在这一单里选故障代码，写下发现了什么，保存。',
    en: 'On the job choose the fault code, write what you found, and save it.',
  },
  ready: { zh: '测试通过，待取', en: 'Test it, make it ready' },
  readyHow: {
    zh: '要用备件就领一个；按 Alt+T 逐项测试，全过之后“待取”。按钮灰着时，把鼠标放上去看缺什么。',
    en: 'Take a part if it needs one. Alt+T goes through the tests; with all passed make it ready. A grey button says what is missing when you point at it.',
  },
  handOver: { zh: '交还客户', en: 'Hand it over' },
  handOverHow: {
    zh: '扫取机凭证（或 Ctrl+K 输单号），收款，核对配件，请客户签字，交还。',
    en: 'Scan the receipt (or Ctrl+K and its number), take the payment, tick the accessories, let the customer sign, hand over.',
  },
  closeDay: { zh: '日结', en: 'Close the day' },
  closeDayHow: {
    zh: '按 F7，再按 F5。先数钱再看应有多少：现金先随便填一个数（例如 500），看它要什么原因；可以退回去重新点数。',
    en: 'F7, then F5. You count before you see what should be there: enter any sum (say 500), see what it asks, and count again.',
  },
  figures: { zh: '看今天的数字', en: 'Look at the figures' },
  figuresHow: {
    zh: '按 F8，看今天；点开一根柱子，里面就是那些单子。',
    en: 'F8 shows today. Press on a bar: the tickets behind it open.',
  },
})
