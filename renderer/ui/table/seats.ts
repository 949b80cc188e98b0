/**
 * Which element draws which line of a long list. Those that leave at one end are written anew at the other, which costs
 * less than making some and throwing others away in each frame, and while the list moves none of them changes its place
 * among the others: an element that is moved is styled and laid out as if it were new. At rest they stand in the order of
 * their lines, which is the order in which a screen reader reads them.
 */

export interface Seated<Item> {
  readonly item: Item
  readonly key: string
}

interface Numbered {
  readonly index: number
}

/** `own`: the key of a line that is drawn by an element of its own. */
export type Seating = <Item extends Numbered>(
  items: readonly Item[],
  own: (item: Item) => string | undefined,
  isMoving: boolean,
) => readonly Seated<Item>[]

/**
 * Lines in sight follow one another, so that no two have the same seat; never fewer seats than before, so that what
 * stands in sight keeps its own. Asked twice with the same lines it answers the same.
 */
export function createSeating(): Seating {
  let count = 1
  const places = new Map<string, number>()
  return (items, own, isMoving) => {
    if (items.length > count) count = items.length
    const seated = items.map((item) => ({ item, key: own(item) ?? `${item.index % count}` }))
    if (!isMoving) places.clear()
    for (const { key } of seated) if (!places.has(key)) places.set(key, places.size)
    const placeOf = ({ key }: { readonly key: string }): number => places.get(key) ?? 0
    return isMoving ? seated.sort((one, other) => placeOf(one) - placeOf(other)) : seated
  }
}
