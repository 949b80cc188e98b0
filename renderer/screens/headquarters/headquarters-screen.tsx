/** The headquarters screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function HeadquartersScreen() {
  return <EmptyPlace place="headquarters" />
}
