/** On which papers the outlet prints a form: as usual, or its own choice. A workstation may be set otherwise. */

import { SegmentedControl } from '@mantine/core'
import type { PaperKind } from '../../../shared/documents/paper'
import { mostPapers } from '../../../shared/paper-template/state'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { templatesWords } from '../../i18n/templates'
import fields from '../../ui/fields.module.css'
import classes from './templates.module.css'

export function PapersUsed(props: {
  /** Those that the form is drawn on. */
  readonly possible: readonly PaperKind[]
  readonly usual: readonly PaperKind[]
  readonly value: readonly PaperKind[] | undefined
  readonly onChange: (papers: readonly PaperKind[] | undefined) => void
}) {
  const t = useT(templatesWords)
  const prints = useT(printsWords)
  const { possible, usual, value, onChange } = props
  const names = (papers: readonly PaperKind[]) => papers.map((paper) => prints(`paper_${paper}`)).join(' + ')

  function toggle(papers: readonly PaperKind[], paper: PaperKind) {
    onChange(
      papers.includes(paper)
        ? papers.filter((one) => one !== paper)
        : possible.filter((one) => one === paper || papers.includes(one)),
    )
  }

  return (
    <div>
      <div className={classes.part}>
        <span className={classes.partName}>{t('papersUsed')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('papersUsed')}
          value={value ? 'own' : 'usual'}
          data={[
            { value: 'usual', label: t('papersUsual', { papers: names(usual) }) },
            { value: 'own', label: t('papersOwn') },
          ]}
          onChange={(next) => onChange(next === 'own' ? usual : undefined)}
        />
        <span className={classes.hint}>{value?.length === 0 ? t('papersNotPrinted') : t('papersHint')}</span>
      </div>
      {value ? (
        <div className={fields.chips}>
          {possible.map((paper) => {
            const on = value.includes(paper)
            return (
              <button
                key={paper}
                type="button"
                className={fields.chip}
                aria-pressed={on}
                disabled={!on && value.length >= mostPapers}
                onClick={() => toggle(value, paper)}
              >
                {on ? <span aria-hidden>✓</span> : null}
                {prints(`paper_${paper}`)}
              </button>
            )
          })}
        </div>
      ) : null}
    </div>
  )
}
