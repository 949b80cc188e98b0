/**
 * What a person reads when the program says no. Each sentence says what happened and what to do next; none names
 * a part of the program. Reasons that belong to one place are added in that place's own file with
 * `defineRefusals`; an unknown reason still gives a sentence, never a blank.
 */

import type { Answer, Failed, Refused } from '../../shared/result'
import { defineRefusals, i18n, type Language, translateIn } from './language'

export const refusals = defineRefusals({
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
})

/** The sentence for an answer that is not `ok`; `undefined` for one that is. */
export function refusalText<Value>(answer: Answer<Value>, language: Language): string | undefined {
  return answer.kind === 'ok' ? undefined : problemText(answer, language)
}

export function problemText(problem: Refused | Failed, language: Language): string {
  const t = translateIn(refusals, language)
  if (problem.kind === 'failed') return t('failed', { reference: problem.reference })
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
