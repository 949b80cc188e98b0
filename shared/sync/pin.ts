/** The pin of headquarters' certificate: its SHA-256 fingerprint, as people copy it, with colons or without. */

/** 64 hex digits; `undefined`: none. */
export function normalPin(text: string): string | undefined {
  const plain = text.replace(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(plain) ? plain : undefined
}
