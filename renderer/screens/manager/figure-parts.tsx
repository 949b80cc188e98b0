/** The figures' own small tables: late by step, how long devices have been here, income by tender and kind. */

import type { Figures } from '../../../shared/questions/figures'
import type { TicketStatus } from '../../../shared/ticket/state'
import { figuresWords } from '../../i18n/figures'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { Money } from '../../ui/texts'
import { RankChart } from './charts'
import office from './office.module.css'
import { openingText } from './opening-text'
import { Panel } from './panel'

export type Show = (figure: string, key: string, title: string) => void
interface PartProps {
  readonly figures: Figures
  readonly onShow: Show
}

export function Steps({ figures, onShow }: PartProps) {
  const t = useT(figuresWords)
  const ticket = useT(ticketWords)
  const language = useLanguage()
  const name = (step: string) =>
    step === 'firstResponse' || step === 'promise'
      ? t(`step_${step}`)
      : ticket(`status_${step as TicketStatus}`)
  return (
    <Panel title={t('steps')} flush>
      {figures.steps.length === 0 ? (
        <p className={office.empty}>{t('nothing')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col" className={office.end}>
                {t('cases')}
              </th>
              <th scope="col" className={office.end}>
                {t('lateCases')}
              </th>
              <th scope="col" className={office.end}>
                {t('colMedian')}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.steps.map(({ step, cases, late, medianMinutes, customers }) => (
              <tr key={step}>
                <th scope="row">{name(step)}</th>
                <td className={office.end}>{cases}</td>
                <td className={office.end}>
                  {customers ? (
                    <span className={office.note}>{t('customersTime')}</span>
                  ) : late === 0 ? (
                    '0'
                  ) : (
                    <button
                      type="button"
                      className={`${office.link} ${office.bad}`}
                      onClick={() => onShow('step', step, `${t('lateCases')} · ${name(step)}`)}
                    >
                      ▲ {late}
                    </button>
                  )}
                </td>
                <td className={office.end}>
                  {medianMinutes === null ? '–' : openingText(medianMinutes, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={office.empty}>{t('stepsHint')}</p>
    </Panel>
  )
}

export function CustodyAge({ figures, onShow }: PartProps) {
  const t = useT(figuresWords)
  const { custodyAge } = figures
  return (
    <RankChart
      title={t('custodyAge')}
      marks={custodyAge.map(({ key }) => ({ key, name: t(`age_${key}`) }))}
      series={[{ id: 'custodyAge', name: t('devices'), values: custodyAge.map(({ count }) => count) }]}
      onMark={(figure, key) => {
        const age = custodyAge.find((one) => one.key === key)
        if (age) onShow(figure, key, t(`age_${age.key}`))
      }}
    />
  )
}

export function IncomeBy({ figures, onShow }: PartProps) {
  const t = useT(figuresWords)
  const ticket = useT(ticketWords)
  const { income } = figures
  return (
    <Panel title={t('incomeBy')} flush>
      {income.length === 0 ? (
        <p className={office.empty}>{t('nothing')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('tender')}</th>
              <th scope="col" className={office.end}>
                {t('number')}
              </th>
              <th scope="col" className={office.end}>
                {t('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {income.map(({ tender, kind, count, amountFen }) => {
              const name = `${ticket(`tender_${tender}`)} · ${t(`kind_${kind}`)}`
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className={office.end}>{count}</td>
                  <td className={office.end}>
                    <button
                      type="button"
                      className={office.link}
                      onClick={() => onShow('incomeBy', `${tender}/${kind}`, name)}
                    >
                      <Money fen={amountFen} />
                    </button>
                  </td>
                </tr>
              )
            })}
            <tr>
              <th scope="row">{t('total')}</th>
              <td className={office.end}>{income.reduce((sum, { count }) => sum + count, 0)}</td>
              <td className={office.end}>
                <Money fen={income.reduce((sum, { amountFen }) => sum + amountFen, 0)} strong />
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </Panel>
  )
}
