/**
 * The code on the claim receipt that opens a customer's own status page. It is made of the receiving fact's id and its
 * random salt, which only the outlet and headquarters hold: nobody can guess it, nothing has to be sent for it, and it
 * says nothing of the person.
 */

export const statusPath = '/s/'

/** The text whose hash gives the code. */
export function statusCodeText(factId: string, salt: string): string {
  return `counterbench-status:${factId}:${salt}`
}

/** `SZ01-` and 96 bits of the hash. */
export function statusCode(outlet: string, sha256Hex: string): string {
  return `${outlet}-${sha256Hex.slice(0, 24)}`
}

export function readStatusCode(
  typed: string,
): { readonly outlet: string; readonly code: string } | undefined {
  const match = /^([A-Z0-9]{2,8})-([0-9a-f]{24})$/.exec(typed)
  const [, outlet = ''] = match ?? []
  return match ? { outlet, code: typed } : undefined
}
