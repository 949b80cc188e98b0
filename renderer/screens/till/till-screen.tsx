/** The till screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function TillScreen() {
  return <EmptyPlace place="till" />
}
