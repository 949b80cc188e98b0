/**
 * Which element draws which line of a long list. Those that leave at one end are written anew at the other, which costs
 * less than making some and throwing others away in each frame, and while the list moves none of them changes its place
 * among the others: an element that is moved is styled and laid out as if it were new. At rest they stand in the order of
 * their lines, which is the order in which a screen reader reads them.
 */

import { useRef } from 'react'

export interface Seated<Item> {
  readonly item: Item
  readonly key: string
}

/**
 * Lines in sight follow one another, so that no two have the same seat; never fewer seats than before, so that what
 * stands in sight keeps its own. `own`: the key of a line that is drawn by an element of its own.
 */
export function useSeats<Item extends { readonly index: number }>(
  items: readonly Item[],
  own: (item: Item) => string | undefined,
  isMoving: boolean,
): readonly Seated<Item>[] {
  const count = useRef(1)
  const places = useRef(new Map<string, number>())
  if (items.length > count.current) count.current = items.length
  const seated = items.map((item) => ({ item, key: own(item) ?? `${item.index % count.current}` }))
  if (!isMoving) places.current.clear()
  for (const { key } of seated) {
    if (!places.current.has(key)) places.current.set(key, places.current.size)
  }
  const placeOf = ({ key }: Seated<Item>): number => places.current.get(key) ?? 0
  return isMoving ? seated.sort((one, other) => placeOf(one) - placeOf(other)) : seated
}
