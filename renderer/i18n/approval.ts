/** Words of a second person who lets something pass at the clerk's window, or takes the drawer over. */

import { definePlace } from './language'

export const approvalWords = definePlace('approval', {
  managerHere: { zh: '店长在这里放行', en: 'A manager releases it here' },
  managerHint: {
    zh: '店长输入自己的密码，只放行这一步，不用换人登录。',
    en: 'The manager enters their own PIN. It lets this one step pass; nobody is signed out.',
  },
  manager: { zh: '哪位店长', en: 'Manager' },
  managerPin: { zh: '店长密码', en: "Manager's PIN" },
  noManager: { zh: '没有在岗的店长', en: 'There is no manager here' },
  takerPin: { zh: '{{name}} 的密码', en: 'PIN of {{name}}' },
  takerHint: {
    zh: '两人一起点过钱，另一位输入自己的密码确认。',
    en: 'Both have counted. The other one confirms it with their own PIN.',
  },
  overLimit: {
    zh: '超过你的权限（{{percent}}%），要店长放行。',
    en: 'Over your limit of {{percent}} %: a manager has to release it.',
  },
  givenBy: { zh: '{{name}} 给的', en: 'Given by {{name}}' },
  releasedBy: { zh: '{{name}} 放行', en: 'Released by {{name}}' },
})
