/**
 * Hides an address on paper that the person does not keep; names and phones are masked by the customer's own rules.
 * Masking something already masked changes nothing, so that a caller can never unmask by masking twice.
 */

/** Keeps what a courier's district needs (the first part) and hides the door. */
export function maskAddress(address: string): string {
  if (address.includes('*')) return address
  const letters = [...address.trim()]
  return `${letters.slice(0, Math.min(6, Math.ceil(letters.length / 3))).join('')}****`
}
