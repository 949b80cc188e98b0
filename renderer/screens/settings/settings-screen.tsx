/** The settings screen. */

import { EmptyPlace } from '../../frame/empty-place'

export function SettingsScreen() {
  return <EmptyPlace place="settings" />
}
