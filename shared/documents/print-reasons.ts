/**
 * Why a paper did not come out, as a code the program can act on and a sentence a person can act on. Every
 * outcome other than "printed" carries one of these; there is no job without a reason.
 */

import type { Language } from './model'

export const printReasons = [
  'printer-off',
  'printer-not-found',
  'queue-missing',
  'queue-stopped',
  'queue-rejects',
  'spooler-down',
  'paper-out',
  'cover-open',
  'cutter-jam',
  'printer-error',
  'not-answering',
  'timeout',
  'cut-off',
  'cancelled',
  'options-refused',
  'aborted',
  'no-permission',
  'busy',
  'folder-missing',
  'disk-full',
  'rendering-failed',
  'wrong-paper',
  'practice',
] as const

export type PrintReason = (typeof printReasons)[number]

const sentences: Readonly<Record<PrintReason, readonly [string, string]>> = {
  practice: ['练习中不打印。', 'Nothing is printed in practice.'],
  'printer-off': [
    '打印机没有开机或网线没插好，请检查电源和网线后重打。',
    'The printer is off or not connected. Check power and cable, then print again.',
  ],
  'printer-not-found': [
    '找不到这台打印机的接口，请检查 USB 线，或在设置里重新选择端口。',
    'The printer’s port was not found. Check the USB cable or choose the port again in Settings.',
  ],
  'queue-missing': [
    '系统里没有这个打印队列，请在设置里重新选择打印机。',
    'The system has no such print queue. Choose the printer again in Settings.',
  ],
  'queue-stopped': [
    '打印队列已暂停，请在系统打印机里恢复后重打。',
    'The print queue is paused. Resume it in the system’s printers, then print again.',
  ],
  'queue-rejects': [
    '打印队列不接收任务，请在系统打印机里启用后重打。',
    'The print queue does not accept jobs. Enable it in the system’s printers, then print again.',
  ],
  'spooler-down': [
    '系统打印服务没有运行，请重启打印服务或电脑后重打。',
    'The system’s print service is not running. Restart it or the computer, then print again.',
  ],
  'paper-out': ['打印机缺纸，请装纸后重打。', 'The printer is out of paper. Load paper, then print again.'],
  'cover-open': [
    '打印机盖没有合上，请合好后重打。',
    'The printer’s cover is open. Close it, then print again.',
  ],
  'cutter-jam': ['切刀卡住，请清理卡纸后重打。', 'The cutter is jammed. Clear the paper, then print again.'],
  'printer-error': [
    '打印机报错，请关机再开机后重打。',
    'The printer reports an error. Switch it off and on, then print again.',
  ],
  'not-answering': [
    '打印机没有应答，请确认它没有卡住，再重打。',
    'The printer does not answer. Make sure it is not stuck, then print again.',
  ],
  timeout: [
    '等打印机太久没有结果，请看一下纸出来没有。',
    'The printer took too long. Look whether the paper came out.',
  ],
  'cut-off': [
    '打印到一半连接断了，请看一下纸出来没有、是否完整。',
    'The connection broke while printing. Look whether the paper came out and is complete.',
  ],
  cancelled: ['打印任务已取消。', 'The print job was cancelled.'],
  'options-refused': [
    '打印机不接受这种纸张或选项。请在打印机和系统里设好纸张后重打，或换一台打印机。',
    'The printer does not accept this paper or these options. Set the paper at the printer and in the system, then print again, or use another printer.',
  ],
  aborted: [
    '系统打印服务中止了这个任务，请检查驱动后重打。',
    'The print service gave up on this job. Check the driver, then print again.',
  ],
  'no-permission': [
    '没有权限使用这台打印机，请让管理员授权。',
    'No permission to use this printer. Ask the administrator for access.',
  ],
  busy: [
    '打印机正被别的程序占用，请稍后重打。',
    'Another program is using the printer. Print again in a moment.',
  ],
  'folder-missing': [
    '保存文件的文件夹不存在，请在设置里重新选择。',
    'The folder for files does not exist. Choose it again in Settings.',
  ],
  'disk-full': [
    '磁盘空间不足，文件没有保存，请清理后重打。',
    'The disk is full and the file was not saved. Free some space, then print again.',
  ],
  'rendering-failed': [
    '版面没有生成，请换一种纸张或联系管理员。',
    'The page could not be laid out. Try another paper or tell the administrator.',
  ],
  'wrong-paper': [
    '这种单据不能用这种纸打印，请换打印机或纸张。',
    'This form cannot be printed on this paper. Choose another printer or paper.',
  ],
}

export function printReasonText(reason: PrintReason, language: Language): string {
  return sentences[reason][language === 'zh-CN' ? 0 : 1]
}
