/** The custody screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function CustodyScreen() {
  return <EmptyPlace place="custody" />
}
