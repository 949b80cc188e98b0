/** The manager screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function ManagerScreen() {
  return <EmptyPlace place="manager" />
}
