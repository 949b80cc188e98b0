/** The time zones an outlet is likely to be in; the one it has is always among them. */

const likely = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Hong_Kong',
  'Asia/Macau',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Bangkok',
  'Asia/Ho_Chi_Minh',
  'Asia/Jakarta',
  'Asia/Manila',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Dubai',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
]

export function zonesWith(zone: string): readonly { readonly value: string; readonly label: string }[] {
  const zones = likely.includes(zone) ? likely : [zone, ...likely]
  return zones.map((name) => ({ value: name, label: name.replace('_', ' ') }))
}
