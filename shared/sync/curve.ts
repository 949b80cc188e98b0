/**
 * From a key that signs to the key of the same owner that things can be sealed for: the same point of curve 25519,
 * written as X25519 wants it (RFC 7748, 4.1). Public keys only pass through here; there is no secret to leak.
 */

const prime = 2n ** 255n - 19n
const signBit = 2n ** 255n

/** `undefined`: no point that could be sealed for. Both as 32 bytes, lowest first. */
export function sealingKeyOf(signingPublicKey: Uint8Array): Uint8Array | undefined {
  if (signingPublicKey.length !== 32) return undefined
  const y = numberOf(signingPublicKey) % signBit
  if (y >= prime) return undefined
  const below = modulo(1n - y)
  if (below === 0n) return undefined
  const u = modulo((1n + y) * inverse(below))
  return u === 0n ? undefined : bytesOf(u)
}

function inverse(value: bigint): bigint {
  let result = 1n
  let base = value
  for (let exponent = prime - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = modulo(result * base)
    base = modulo(base * base)
  }
  return result
}

function modulo(value: bigint): bigint {
  const rest = value % prime
  return rest < 0n ? rest + prime : rest
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n)
}

function bytesOf(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, place) => Number((number >> BigInt(8 * place)) & 255n))
}
