/** The side sheet of one part, from any place. */

import { SideSheet } from '../../frame/side-sheet'
import { useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import type { SheetProps } from '../sheets'
import { PartView } from './part-view'

export function PartSheet({ id }: SheetProps) {
  const t = useT(partsWords)
  return (
    <SideSheet title={`${t('number')} ${id}`}>
      <PartView partNumber={id} />
    </SideSheet>
  )
}
