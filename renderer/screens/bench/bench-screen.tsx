/** The bench screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function BenchScreen() {
  return <EmptyPlace place="bench" />
}
