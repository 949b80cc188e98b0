/** The parts screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function PartsScreen() {
  return <EmptyPlace place="parts" />
}
