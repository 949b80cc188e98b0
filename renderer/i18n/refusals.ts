/**
 * What a person reads when the program says no. Each sentence says what happened and what to do next; none names
 * a part of the program. Reasons that belong to one place are added in that place's own file with
 * `defineRefusals`; an unknown reason still gives a sentence, never a blank.
 */

import type { Answer, Failed } from '../../shared/result'
import { defineRefusals, i18n, type Language, translateIn } from './language'
import { benchSentences } from './refusals-of-bench'
import { stockSentences } from './refusals-of-stock'
import { workSentences } from './refusals-of-work'

export const refusals = defineRefusals({
  ...workSentences,
  ...benchSentences,
  ...stockSentences,
  'changed-meanwhile': {
    zh: '这张单刚被别人改过，已为你刷新。请核对后再做一次，你填的内容还在。',
    en: 'Someone else just changed this. It has been refreshed; check it and try again. What you typed is still here.',
  },
  'not-allowed': {
    zh: '你的岗位不能做这一步，请找店长或管理员。',
    en: 'Your role may not do this. Ask the manager or an administrator.',
  },
  locked: { zh: '已锁屏，请先输入密码。', en: 'The screen is locked. Enter your PIN first.' },
  'not-found': {
    zh: '没有找到这条记录，请核对号码。',
    en: 'There is no such record. Check the number.',
  },
  'wrong-pin': {
    zh: '密码不对，还可以试 {{left}} 次。',
    en: 'Wrong PIN. {{left}} tries left.',
    enOne: 'Wrong PIN. 1 try left.',
  },
  'locked-out': {
    zh: '密码连续输错，请等 {{seconds}} 秒，或请管理员重设。',
    en: 'Too many wrong PINs. Wait {{seconds}} s, or ask an administrator to reset it.',
  },
  'no-shift': { zh: '还没有开班，请先到收银开班。', en: 'No shift is open. Open one at the till first.' },
  invalid: {
    zh: '有内容填得不对，请看标出的栏目。',
    en: 'Something is not filled in correctly. See the marked fields.',
  },
  'amount-not-a-number': {
    zh: '这不是金额，请输入数字，例如 12.50。',
    en: 'This is not an amount. Type digits, such as 12.50.',
  },
  'amount-too-many-decimals': {
    zh: '金额最多两位小数（到分）。',
    en: 'An amount has at most two decimals.',
  },
  'amount-negative': { zh: '金额不能是负数。', en: 'An amount can not be negative.' },
  'amount-too-large': { zh: '金额太大，请核对。', en: 'The amount is too large. Check it.' },
  'disk-full': {
    zh: '磁盘已满，没有保存。你填的内容还在，请腾出空间后再试。',
    en: 'The disk is full and nothing was saved. What you typed is still here; free some space and try again.',
  },
  unknown: {
    zh: '没有办成（{{reason}}）。你填的内容还在。',
    en: 'Not done ({{reason}}). What you typed is still here.',
  },
  failed: {
    zh: '程序出错，没有保存。你填的内容还在，请再试一次；若仍不行，把编号 {{reference}} 告诉管理员。',
    en: 'Something broke and nothing was saved. What you typed is still here. Try again; if it stays, give the administrator the reference {{reference}}.',
  },
  unreachable: {
    zh: '窗口连不上主程序，请重新启动 Counterbench。已保存的内容不受影响。',
    en: 'This window can not reach the program. Restart Counterbench; what was saved is safe.',
  },
  'ticket-already-there': {
    zh: '这张单已经保存过了，请在今日单里查看。',
    en: "This ticket has already been saved. Find it in today's list.",
  },
  'customer-unknown': {
    zh: '没有这位客户，请重新选择或新建。',
    en: 'There is no such customer. Choose again, or enter a new one.',
  },
  'customer-erased': {
    zh: '这位客户的信息已按要求删除，请新建客户。',
    en: "This customer's data was erased on request. Enter a new customer.",
  },
  'customer-already-there': { zh: '这位客户已经建档。', en: 'This customer is already entered.' },
  'already-merged': {
    zh: '其中一位已经合并过，请打开合并后的那一位。',
    en: 'One of the two was merged before. Open the record it was merged into.',
  },
  'not-merged': { zh: '这位客户没有合并过。', en: 'This customer was not merged.' },
  'device-missing': {
    zh: '请先填机器的型号；没有机器请选“咨询”。',
    en: "Enter the device's model first, or choose “Consultation” for a visit without one.",
  },
  'fault-missing': {
    zh: '请写故障，或勾选“故障待查”。',
    en: 'Say what is wrong, or tick “Fault not known yet”.',
  },
  'sale-day-in-future': {
    zh: '购买日期 {{day}} 在今天之后，请核对。',
    en: 'The purchase date {{day}} is after today. Check it.',
  },
  'promise-in-past': {
    zh: '预计完成的时间已经过了，请改一个以后的时间。',
    en: 'The promised time has already passed. Choose a later one.',
  },
  'no-open-day': {
    zh: '还没有开班，不能收付钱。请先到收银（F7）开班。',
    en: 'The day is not open, so no money can move. Open it at the till (F7) first.',
  },
  'ticket-unknown': { zh: '没有这张服务单，请核对单号。', en: 'There is no such ticket. Check the number.' },
  'not-now': {
    zh: '这张单现在的状态不能做这一步，请先看它到了哪一步。',
    en: 'The ticket is not at that step now. See where it stands first.',
  },
  'discount-reason-missing': { zh: '请写优惠的原因。', en: 'Say why the discount is given.' },
  'discount-too-large': {
    zh: '超过了你的优惠权限（{{percent}}%），请找店长。',
    en: 'That is over your limit of {{percent}} %. Ask the manager.',
  },
  'more-than-due': {
    zh: '金额比应收的多。现金多收的部分请找零。',
    en: 'That is more than is due. Give back the rest of the cash as change.',
  },
  'refund-more-than-paid': {
    zh: '这种付款方式没有收过这么多，请换一种方式或减少金额。',
    en: 'Not that much was paid this way. Choose another way, or less.',
  },
  'proof-note-missing': {
    zh: '没带凭证，请写明核对了什么。',
    en: 'There is no receipt: say what was checked instead.',
  },
  'manager-needed': {
    zh: '这一步要店长放行：请店长在这里输入自己的密码。',
    en: 'A manager has to release this, with their own PIN here.',
  },
  'not-paid': { zh: '还没付清，请先收款。', en: 'Not paid in full. Take the payment first.' },
  'refund-first': {
    zh: '还有钱要退给客户，请先退款。',
    en: 'Money is owed to the customer. Refund it first.',
  },
  'accessories-missing': {
    zh: '附件还没点还：{{names}}。请逐件点还。',
    en: 'Not given back yet: {{names}}. Tick each one.',
  },
  'no-customer-screen': {
    zh: '这台机器打不开客户屏，请重启程序再试。',
    en: "The customer's screen cannot be opened here. Restart the program and try again.",
  },
  'already-signed': {
    zh: '客户已经签过名了，不用再签。',
    en: 'The customer has signed already.',
  },
  'loaner-out': {
    zh: '备用机还没还：{{names}}。请先收回。',
    en: 'The loaner is still out: {{names}}. Take it back first.',
  },
  'loaner-unknown': {
    zh: '没有这台备用机，或已停用。请另选一台。',
    en: 'There is no such loaner, or it was retired. Choose another.',
  },
  'loaner-is-lent': {
    zh: '这台备用机已借给 {{number}}，请另选一台。',
    en: 'This loaner is out with {{number}}. Choose another.',
  },
  'loaner-not-lent': {
    zh: '这台备用机没有借出，不用收回。',
    en: 'This loaner is not lent; there is nothing to take back.',
  },
  'loaner-already-there': {
    zh: '这台备用机已经登记过了。',
    en: 'This loaner is on the register already.',
  },
  'queue-full': {
    zh: '今天的号已发完（999 号），请直接叫客户。',
    en: "Today's numbers are used up (999). Call the customers by hand.",
  },
  'queue-empty': { zh: '没有人在排队。', en: 'Nobody is waiting.' },
  'queue-nobody-called': {
    zh: '还没有叫号，请先叫下一位。',
    en: 'Nobody is called. Call the next one first.',
  },
  'queue-of-another-day': {
    zh: '营业日已经换成 {{day}}，请重新取号。',
    en: 'The business day is {{day}} now. Take a new number.',
  },
  'serial-differs': {
    zh: '序列号不是送出的那台（应为 {{expected}}），请核对机器。',
    en: 'This is not the device that was sent out (expected {{expected}}). Check it.',
  },
  'expiry-in-past': {
    zh: '报价有效期 {{day}} 已过，请改日期。',
    en: 'The quote would already be over on {{day}}. Change the date.',
  },
  'quote-unknown': {
    zh: '这份报价已经答复过或换了新的，请重新打开。',
    en: 'This quote was answered or replaced. Open the ticket again.',
  },
  'quote-expired': {
    zh: '报价 {{day}} 已过期，请让工程师重新报价。',
    en: 'The quote ended on {{day}}. Ask the technician for a new one.',
  },
  'quote-who-missing': { zh: '电话答复请写是谁说的。', en: 'By phone: say who answered.' },
  'test-missing': {
    zh: '质检还没通过，不能算修好。',
    en: 'The test has not passed, so it is not repaired yet.',
  },
  'diagnosis-missing': { zh: '还没有检测结论。', en: 'There is no diagnosis yet.' },
  'parts-in-device': {
    zh: '机器里装了备件，请先退料再取消。',
    en: 'Parts are fitted. Return them before cancelling.',
  },
  'deposit-held': {
    zh: '还押着客户的钱，请先退款（或由店长定为不退）再取消。',
    en: "We still hold the customer's money. Refund it, or have a manager keep it, before cancelling.",
  },
  'invoice-day-in-future': {
    zh: '开票日期 {{day}} 还没到，核对一下。',
    en: 'The invoice is dated {{day}}, which is still to come. Check the day.',
  },
  'invoice-there-already': { zh: '这张发票已经登记过了。', en: 'This invoice is recorded already.' },
  'nothing-to-invoice': {
    zh: '没有可开票的金额：还没结账，或者都开过了。',
    en: 'There is nothing to invoice: nothing was settled, or all of it is on an invoice.',
  },
  'invoice-more-than-paid': {
    zh: '开票金额比收到的多。',
    en: 'The invoice is for more than was paid.',
  },
  'invoice-unknown': { zh: '这张单子没有这张发票。', en: 'The ticket has no such invoice.' },
  'invoice-void-already': { zh: '这张发票已经作废了。', en: 'This invoice is void already.' },
  'more-than-held': {
    zh: '押金里没有这么多可以不退。',
    en: 'Not that much of the deposit is left to keep.',
  },
  'staff-unknown': {
    zh: '没有这位员工，或已离职，请另选一位。',
    en: 'There is no such person here any more. Choose someone else.',
  },
  'no-paper-set': {
    zh: '这种单子没有设打印纸，请到设置里选择。',
    en: 'No paper is set for this form. Choose one in Settings.',
  },
})

/** The sentence for an answer that is not `ok`; `undefined` for one that is. */
export function refusalText<Value>(answer: Answer<Value>, language: Language): string | undefined {
  return answer.kind === 'ok' ? undefined : problemText(answer, language)
}

/** Why something was not done: a refusal (of a command or of a pure decision), or a failure that is ours. */
export type Problem =
  | Failed
  | {
      readonly kind?: string
      readonly reason: string
      readonly detail?: Readonly<Record<string, string | number>>
    }

export function problemText(problem: Problem, language: Language): string {
  const t = translateIn(refusals, language)
  if ('reference' in problem) return t('failed', { reference: problem.reference })
  if (!i18n.exists(problem.reason, { ns: refusals.namespace, lng: language })) {
    return t('unknown', { reason: problem.reason })
  }
  const count = problem.detail?.left
  return i18n.t(problem.reason, {
    ns: refusals.namespace,
    lng: language,
    ...problem.detail,
    ...(typeof count === 'number' ? { count } : {}),
  })
}
