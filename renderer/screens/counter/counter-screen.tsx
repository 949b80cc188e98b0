/** The counter screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function CounterScreen() {
  return <EmptyPlace place="counter" />
}
