/**
 * Which tickets a sample takes: by a rank that follows from seed and ticket alone, so that anybody can draw the same
 * sample again from the same period and seed, whatever order the tickets come in.
 */

export function drawSample(
  ticketIds: readonly string[],
  seed: string,
  sharePercent: number,
): readonly string[] {
  const wanted = sampleSize(ticketIds.length, sharePercent)
  return [...new Set(ticketIds)]
    .map((ticketId) => ({ ticketId, rank: rankOf(`${seed}/${ticketId}`) }))
    .sort((a, b) => a.rank - b.rank || (a.ticketId < b.ticketId ? -1 : 1))
    .slice(0, wanted)
    .map(({ ticketId }) => ticketId)
}

/** Rounded up: a share of a few tickets is at least one. */
export function sampleSize(population: number, sharePercent: number): number {
  return Math.max(0, Math.min(population, Math.ceil((population * sharePercent) / 100 - 1e-9)))
}

/** FNV-1a, then mixed (murmur3's last step): neighbours in a series of ids must not be neighbours in rank. */
function rankOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
