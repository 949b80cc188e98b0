/** What a place shows while there is nothing in it: what to do, never a blank page. */

import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import type { PlaceId } from '../screens/places'
import { EmptyState } from '../ui/empty-state'

export function EmptyPlace({ place }: { readonly place: PlaceId }) {
  const t = useT(frameWords)
  return <EmptyState title={t('emptyPlace', { place: t(place) })} hint={t('emptyPlaceHint')} />
}
