/**
 * A device model as the catalogue knows it. The id is ours and never changes; makers' model numbers (as printed on
 * the device) and the names that customers use are there to find it by, and may point to more than one model.
 */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)

export const deviceClasses = [
  'phone',
  'tablet',
  'pc',
  'av',
  'appliance',
  'printer',
  'network',
  'accessory',
] as const
export type DeviceClass = (typeof deviceClasses)[number]
export const deviceClassSchema = z.enum(deviceClasses)

export const deviceClassNames: Readonly<Record<DeviceClass, { readonly zh: string; readonly en: string }>> = {
  phone: { zh: '手机', en: 'Phone' },
  tablet: { zh: '平板', en: 'Tablet' },
  pc: { zh: '电脑', en: 'Computer' },
  av: { zh: '电视影音', en: 'Television and audio' },
  appliance: { zh: '家电', en: 'Appliance' },
  printer: { zh: '打印机', en: 'Printer' },
  network: { zh: '网络设备', en: 'Network device' },
  accessory: { zh: '配件', en: 'Accessory' },
}

export const modelSchema = z.strictObject({
  /** `huawei-mate-20-pro`. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(120),
  brand: text(40).min(1),
  brandZh: text(40).min(1),
  name: text(120).min(1),
  nameZh: text(120).min(1),
  modelNumbers: z.array(text(60).min(1)).max(60),
  class: deviceClassSchema,
  nicknames: z.array(text(60).min(1)).max(20),
})
export type DeviceModel = z.infer<typeof modelSchema>

/** Many models carry their maker's name already. */
export function englishModelName({ brand, name }: Pick<DeviceModel, 'brand' | 'name'>): string {
  return name.toLowerCase().startsWith(brand.toLowerCase()) ? name : `${brand} ${name}`
}

/** Which class of the warranty rules a device falls under. Tablets are sold under the rules for computers. */
export function warrantyClassOfDevice(deviceClass: DeviceClass): 'phone' | 'pc' | 'av' | 'general' {
  if (deviceClass === 'phone' || deviceClass === 'pc' || deviceClass === 'av') return deviceClass
  return deviceClass === 'tablet' ? 'pc' : 'general'
}
