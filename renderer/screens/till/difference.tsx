/** A counted difference in words: over, short or agreeing; never a bare sign. */

import { formatYuan } from '../../../shared/money'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import office from '../manager/office.module.css'

export function Difference({ fen }: { readonly fen: number }) {
  const t = useT(tillWords)
  if (fen === 0) return <span className={office.good}>✓ {t('differenceNone')}</span>
  const amount = formatYuan(Math.abs(fen))
  return (
    <span className={office.bad}>
      ▲ {fen > 0 ? t('differenceOver', { amount }) : t('differenceShort', { amount })}
    </span>
  )
}
