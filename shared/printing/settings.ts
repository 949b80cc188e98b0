/**
 * How one printer is reached and what it can do, as the administrator set it and the printer doctor found it.
 * Settings cross IPC and are stored as facts, so everything is checked here and nothing is trusted later.
 */

import { z } from 'zod'
import { paperKinds } from '../documents/paper'

/** Never starts with a dash: the name becomes an argument of the system's print command. */
export const printerQueueSchema = z
  .string()
  .min(1)
  .max(220)
  .regex(/^[^-\p{Cc}][^\p{Cc}]*$/u, 'queue-name')

export const printerConnectionSchema = z.discriminatedUnion('kind', [
  /** A queue of the operating system. `raw`: hand over printer commands untouched. */
  z.object({ kind: z.literal('system'), queue: printerQueueSchema, raw: z.boolean() }),
  z.object({
    kind: z.literal('tcp'),
    host: z.string().regex(/^[A-Za-z0-9._:-]{1,253}$/, 'host'),
    port: z.number().int().min(1).max(65_535),
  }),
  /** `/dev/usb/lp0`, `/dev/ttyUSB0`, or on Windows a shared printer `\\localhost\POS80`. */
  z.object({ kind: z.literal('device'), path: z.string().min(1).max(400) }),
  /** Where no printer is set: a PDF (or the command bytes) in a folder. */
  z.object({ kind: z.literal('file'), folder: z.string().min(1).max(1000) }),
])

export const receiptProfileSchema = z.object({
  /** Characters of single width on one line: 48 or 42 on 80 mm, 32 or 30 on 58 mm. */
  columns: z.number().int().min(24).max(64),
  /** What the printer understands. `raster`: it knows no Chinese and gets a picture. */
  text: z.enum(['gb18030', 'gbk', 'raster']),
  cut: z.enum(['partial', 'full', 'none']),
  drawer: z.enum(['none', 'pin2', 'pin5']),
  buzzer: z.boolean(),
  qr: z.enum(['printer', 'image']),
  /** Dots across the print head, for pictures: 576 on 80 mm, 384 on 58 mm. */
  dots: z.number().int().min(192).max(1024),
})

export const printerSettingsSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
  connection: printerConnectionSchema,
  paper: z.enum(paperKinds),
  orientation: z.enum(['portrait', 'landscape']),
  /** Rolls only: whether the printer takes commands, or pages through its driver. */
  rollAs: z.enum(['commands', 'page']),
  receipt: receiptProfileSchema,
  /** Whether it answers status questions; `auto` asks once per job and believes silence. */
  answersStatus: z.enum(['auto', 'yes', 'no']),
  timeLimitSeconds: z.number().int().min(2).max(600),
})

export type PrinterConnection = z.infer<typeof printerConnectionSchema>
export type ReceiptProfile = z.infer<typeof receiptProfileSchema>
export type PrinterSettings = z.infer<typeof printerSettingsSchema>

export const profile80: ReceiptProfile = {
  columns: 48,
  text: 'gb18030',
  cut: 'partial',
  drawer: 'none',
  buzzer: false,
  qr: 'image',
  dots: 576,
}

export const profile58: ReceiptProfile = { ...profile80, columns: 32, cut: 'none', dots: 384 }
