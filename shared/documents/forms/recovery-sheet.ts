/**
 * The manager's recovery sheet: the code that opens this station's backups on another machine, and what to do with
 * it. Printed once, for the safe; it is never kept with the other documents.
 */

import { frameForm, type PrintContext } from '../frame'
import type { DocumentModel } from '../model'
import { momentText } from '../moments'

export interface RecoverySheetData {
  readonly code: string
  readonly outlet: string
  readonly station: string
  readonly madeAtMs: number
}

export function recoverySheet(context: PrintContext, data: RecoverySheetData): DocumentModel {
  const zh = context.language === 'zh-CN'
  const steps = zh
    ? [
        '1. 把这张纸放进保险柜。不要拍照，不要放在电脑旁边，不要和备份 U 盘放在一起。',
        '2. 电脑坏了或丢了：在新电脑上装好程序，第一次使用时选“从备份恢复”。',
        '3. 选备份所在的文件夹或 U 盘，再输入上面的恢复码。大小写、空格、横线都不用管。',
        '4. 恢复后按“立即对账”，总部会说明备份之后还缺什么。',
        '5. 重新生成恢复码以后，新的备份只认新码；旧的备份仍用这一张。',
      ]
    : [
        '1. Put this sheet into the safe. No photo, not beside the computer, not with the stick that holds the backups.',
        '2. If the computer is broken or lost: install the program on another one and choose "Restore from a backup" at its first start.',
        '3. Choose the folder or stick with the backups, and type the code above. Capitals, blanks and dashes do not matter.',
        '4. Afterwards press "Reconcile now": headquarters says what happened after the backup.',
        '5. After a new code has been made, new backups open with the new one; older backups still with this one.',
      ]
  return frameForm(context, {
    form: 'recovery-sheet',
    title: zh ? '恢复码' : 'Recovery code',
    blocks: [
      {
        kind: 'fields',
        columns: 3,
        fields: [
          { key: 'outlet', label: zh ? '网点' : 'Outlet', value: data.outlet },
          { key: 'station', label: zh ? '工作站' : 'Workstation', value: data.station },
          {
            key: 'madeAt',
            label: zh ? '生成时间' : 'Made',
            value: momentText(data.madeAtMs, context.zone, context.language),
          },
        ],
      },
      { kind: 'spacer', millimetres: 6 },
      { kind: 'barcode', symbology: 'qr', content: data.code, caption: data.code, size: 'large' },
      { kind: 'spacer', millimetres: 6 },
      { kind: 'text', style: 'notice', text: steps.join('\n') },
      {
        kind: 'signatures',
        boxes: [{ label: zh ? '保管人签字' : 'Kept by' }, { label: zh ? '存放地点' : 'Where it lies' }],
      },
    ],
  })
}
