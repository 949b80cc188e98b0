/** Every figure with its value, its target, the period before and how it is counted. The value opens its tickets. */

import type { ReactNode } from 'react'
import { figureDefinition, figureName, figureOpens } from '../../../shared/figures/figure-words'
import type { Figure } from '../../../shared/questions/figures'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { changeText, figureText, targetMet, wayOf } from './figure-text'
import classes from './manager.module.css'
import office from './office.module.css'
import { Panel } from './panel'

export function FiguresTable(props: {
  readonly actions: ReactNode
  readonly figures: readonly Figure[]
  readonly onShow: (figure: Figure) => void
}) {
  const t = useT(managerWords)
  const language = useLanguage()
  return (
    <Panel title={t('tabFigures')} flush actions={props.actions}>
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className={office.end}>
              {t('value')}
            </th>
            <th scope="col">{t('target')}</th>
            <th scope="col" className={office.end}>
              {t('previous')}
            </th>
            <th scope="col">{t('change')}</th>
            <th scope="col">{t('definition')}</th>
          </tr>
        </thead>
        <tbody>
          {props.figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{figureName(figure.id, language)}</th>
              <td className={office.end}>
                <FigureValue figure={figure} language={language} onShow={props.onShow} />
              </td>
              <td>
                <Target figure={figure} />
              </td>
              <td className={office.end}>
                {figure.previous === null ? '–' : figureText(figure.previous, figure.unit, language)}
              </td>
              <td>
                <Change figure={figure} />
              </td>
              <td className={`${classes.definition} ${office.wrap}`}>
                {figureDefinition(figure.id, language)} {figureOpens(figure.id, language)}{' '}
                {t('basedOn', { count: figure.of })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function FigureValue(props: {
  readonly figure: Figure
  readonly language: Language
  readonly onShow: (figure: Figure) => void
}) {
  const t = useT(managerWords)
  const { figure } = props
  if (figure.value === null) return <span className={office.note}>{t('nothingMeasured')}</span>
  const said = figureText(figure.value, figure.unit, props.language)
  return (
    <button
      type="button"
      className={office.link}
      onClick={() => props.onShow(figure)}
      title={t('showBehind')}
    >
      {said}
    </button>
  )
}

function Target({ figure }: { readonly figure: Figure }) {
  const t = useT(managerWords)
  const language = useLanguage()
  if (figure.target === null) return null
  const met = targetMet(figure)
  const value = figureText(figure.target, figure.unit, language)
  return (
    <>
      {t(figure.better === 'more' ? 'atLeast' : 'atMost', { value })}{' '}
      {met === undefined ? null : met ? (
        <span className={office.good}>✓ {t('targetMet')}</span>
      ) : (
        <span className={office.bad}>▲ {t('targetMissed')}</span>
      )}
    </>
  )
}

function Change({ figure }: { readonly figure: Figure }) {
  const t = useT(managerWords)
  const way = wayOf(figure)
  if (!way) return null
  // More or fewer devices is neither good nor bad by itself.
  const judged = figure.target !== null || figure.unit === 'percent' || figure.unit === 'minutes'
  const said = changeText(figure, (n) => t('points', { n }))
  return (
    <span className={classes.change} data-way={judged ? way : undefined}>
      {way === 'same' ? t('same') : `${said} ${judged ? t(way) : ''}`}
    </span>
  )
}
