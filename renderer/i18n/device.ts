/** Words of a device's passport. */

import { definePlace } from './language'

export const deviceWords = definePlace('device', {
  device: { zh: '机器', en: 'Device' },
  notFound: { zh: '没有这台机器的记录', en: 'This device is not known here' },
  notFoundHint: { zh: '到前台受理后就有记录。', en: 'It will be once it has been received at the counter.' },
  serial: { zh: '序列号', en: 'Serial' },
  imei: { zh: 'IMEI', en: 'IMEI' },
  imei2: { zh: 'IMEI 2', en: 'IMEI 2' },
  model: { zh: '型号', en: 'Model' },
  bought: { zh: '购买日期', en: 'Bought on' },
  made: { zh: '生产日期', en: 'Made on' },
  invoice: { zh: '发票号', en: 'Invoice no.' },
  unknownDay: { zh: '不详', en: 'not known' },
  visits: { zh: '来过 {{count}} 次', en: '{{count}} visits', enOne: '1 visit' },
  history: { zh: '服务记录', en: 'Visits' },
  known: { zh: '上次已有的问题', en: 'Defects noted before' },
  noKnown: { zh: '没有记过问题', en: 'No defect was noted' },
  on: { zh: '{{day}} 记', en: 'noted {{day}}' },
  recalls: { zh: '召回与通知', en: 'Recalls and notices' },
  lastCustomer: { zh: '上次送修', en: 'Brought in by' },
  exchanged: { zh: '这台已换成另一台机器。', en: 'This one was exchanged for another.' },
  openOther: { zh: '打开新机', en: 'Open the new one' },
  openTicket: { zh: '有未完成的服务单', en: 'It has an open ticket' },
  receive: { zh: '受理这台机器', en: 'Receive this device' },
  photos: { zh: '以前的照片', en: 'Earlier photos' },
})
