/**
 * Hides what identifies a person on paper that the person does not keep. Masking something already masked
 * changes nothing, so that a caller can never unmask by masking twice.
 */

/** `13812345678` → `138****5678`; `021-62345678` → `021-****5678`; short numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.includes('*')) return phone
  const digits = phone.replace(/\D/g, '')
  const mobile = /^(?:86)?(1\d{10})$/.exec(digits)?.[1]
  if (mobile) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
  if (digits.length < 7) return `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`
  const area = /^\s*(0\d{2,3})[-\s]/.exec(phone)?.[1]
  return `${area ? `${area}-` : ''}****${digits.slice(-4)}`
}

/** `张小明` → `张*明`, `张明` → `张*`, `John Smith` → `J*** S****`. Companies are not persons and stay. */
export function maskName(name: string): string {
  const plain = name.trim()
  if (plain.includes('*') || plain === '') return plain
  if (/\p{Script=Han}/u.test(plain)) {
    const letters = [...plain]
    if (letters.length === 1) return '*'
    if (letters.length === 2) return `${letters[0]}*`
    return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
  }
  return plain
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}${'*'.repeat(Math.max(1, [...word].length - 1))}`)
    .join(' ')
}

/** Keeps what a courier's district needs (the first part) and hides the door. */
export function maskAddress(address: string): string {
  if (address.includes('*')) return address
  const letters = [...address.trim()]
  return `${letters.slice(0, Math.min(6, Math.ceil(letters.length / 3))).join('')}****`
}
