/** The one box for parts inside a job: what fits this model first, then everything else of the catalogue. */

import type { PartHit } from '../../../shared/questions/lookups'
import { ask } from '../../door'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { Money } from '../../ui/texts'
import { localName } from './section'

export function PartSearch(props: {
  readonly modelId: string
  readonly onPick: (partNumber: string) => void
}) {
  const t = useT(benchWords)
  const language = useLanguage()
  const { modelId } = props

  async function search(text: string): Promise<readonly SearchItem[]> {
    const [fitting, all] = await Promise.all([
      modelId === '' ? undefined : ask('findParts', { text, modelId, limit: 12 }),
      text === '' ? undefined : ask('findParts', { text, limit: 12 }),
    ])
    const fits = fitting?.kind === 'ok' ? fitting.value.parts : []
    const others = (all?.kind === 'ok' ? all.value.parts : []).filter(
      ({ partNumber }) => !fits.some((known) => known.partNumber === partNumber),
    )
    return [
      ...fits.map((part) => item(part, t('fitsModel'))),
      ...others.map((part) => item(part, t('otherParts'))),
    ]
  }

  function item(part: PartHit, group: string): SearchItem {
    const bin = part.bin === '' ? '' : ` · ${part.bin}`
    return {
      key: part.partNumber,
      title: localName(part, language),
      note: `${part.partNumber}${bin}`,
      aside: (
        <>
          {part.available > 0 ? t('available', { count: part.available }) : `○ ${t('noneLeft')}`}{' '}
          <Money fen={part.priceFen} />
        </>
      ),
      group,
    }
  }

  return (
    <SearchBox
      label={t('findPart')}
      hideLabel
      placeholder={t('findPart')}
      search={search}
      onPick={({ key }) => props.onPick(key)}
      whenEmpty={modelId !== ''}
    />
  )
}
