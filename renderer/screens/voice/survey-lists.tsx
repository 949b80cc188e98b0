/** The sheets that came back, those still out, and the half-year round of the key customers. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { surveyItems } from '../../../shared/documents/forms/survey'
import type { SurveyOverview, SurveyRound } from '../../../shared/voice/answers'
import type { SurveyRow } from '../../../shared/voice/survey'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { StatusBadge, type StatusTone } from '../../ui/status-badge'
import { Day } from '../../ui/texts'
import { dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { TicketLink } from '../manager/row-links'
import { ReasonDialog } from '../ticket/reason-dialog'
import { SurveyEntry } from './survey-entry'

const shownAtMost = 200

export function AnsweredList({ surveys }: { readonly surveys: SurveyOverview['answered'] }) {
  const t = useT(voiceWords)
  const act = useAct()
  const { tell } = useLastFact()
  const [voiding, setVoiding] = useState<SurveyRow>()

  async function print(row: SurveyRow) {
    const done = await act.give('printDocument', {
      form: 'survey',
      subject: `survey/${row.id}`,
      number: row.ticketNumber,
    })
    if (done) tell({ text: t('printed', { form: t('formSurvey') }) })
  }

  return (
    <Panel title={t('answeredList')} flush>
      <ProblemBanner problem={act.problem} />
      {surveys.length === 0 ? (
        <p className={office.empty}>{t('noAnswers')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              <th scope="col">{t('customer')}</th>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('answers')}</th>
              <th scope="col">{t('suggestions')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('voidSurvey')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {surveys.slice(0, shownAtMost).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Day day={row.answeredDay} />
                </th>
                <td>{row.customerName || t('enterAnonymous')}</td>
                <td>
                  {row.ticketId === '' ? null : <TicketLink id={row.ticketId} number={row.ticketNumber} />}
                </td>
                <td>
                  <Answers levels={row.levels} />
                </td>
                <td className={office.wrap}>{row.suggestions}</td>
                <td className={office.end}>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={act.busy}
                    onClick={() => void print(row)}
                  >
                    {t('print')}
                  </Button>{' '}
                  <Button size="compact-xs" variant="default" onClick={() => setVoiding(row)}>
                    {t('voidSurvey')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {voiding ? <VoidDialog row={voiding} onClose={() => setVoiding(undefined)} /> : null}
    </Panel>
  )
}

function Answers({ levels }: { readonly levels: readonly number[] }) {
  const t = useT(voiceWords)
  const said = surveyItems
    .map((item, index) => `${t(`item_${item}`)} ${t(`level_${levels[index] as 1 | 2 | 3 | 4 | 5}`)}`)
    .join(' · ')
  return (
    <span className={levels.some((level) => level >= 4) ? office.bad : 'tabular'} title={said}>
      {levels.some((level) => level >= 4) ? '▲ ' : ''}
      {levels.join(' ')}
    </span>
  )
}

function VoidDialog({ row, onClose }: { readonly row: SurveyRow; readonly onClose: () => void }) {
  const t = useT(voiceWords)
  const { tell } = useLastFact()
  return (
    <ReasonDialog
      place={`voice.void.${row.id}`}
      title={t('voidTitle')}
      hint={t('voidHint')}
      label={t('reason')}
      confirmLabel={t('voidSurvey')}
      maxLength={400}
      destructive
      onClose={onClose}
      give={(act, reason) => act.give('voidSurvey', { surveyId: row.id, reason })}
      onDone={() => {
        tell({ text: t('voided') })
        onClose()
      }}
    />
  )
}

export function OutList({ surveys }: { readonly surveys: readonly SurveyRow[] | undefined }) {
  const t = useT(voiceWords)
  const [entering, setEntering] = useState<SurveyRow>()
  if (!surveys) return null
  return (
    <Panel title={t('outList', { count: surveys.length })} flush>
      {surveys.length === 0 ? (
        <p className={office.empty}>{t('outNone')}</p>
      ) : (
        <table className={office.table}>
          <tbody>
            {surveys.slice(0, shownAtMost).map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.customerName || t('enterAnonymous')}</th>
                <td>
                  <Day day={row.givenDay} />
                </td>
                <td className={office.end}>
                  <Button size="compact-xs" variant="default" onClick={() => setEntering(row)}>
                    {t('enter')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {entering ? (
        <Dialog
          title={`${t('enterTitle')} · ${entering.customerName || t('enterAnonymous')}`}
          onClose={() => setEntering(undefined)}
        >
          <SurveyEntry
            given={{
              surveyId: entering.id,
              ticketId: entering.ticketId,
              customerId: entering.customerId,
            }}
            onEntered={() => setEntering(undefined)}
          />
        </Dialog>
      ) : null}
    </Panel>
  )
}

const roundTone: Readonly<Record<SurveyRound['customers'][number]['state'], StatusTone>> = {
  due: 'waiting',
  out: 'received',
  answered: 'ready',
}

export function RoundList({ round }: { readonly round: SurveyRound | undefined }) {
  const t = useT(voiceWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const act = useAct()
  const { tell } = useLastFact()
  if (!round) return null

  async function giveOut(customerId: string) {
    const done = await act.give('giveOutSurvey', { surveyId: newId(), customerId, print: true })
    if (done) tell({ text: t('givenOut') })
  }

  const left = round.customers.filter((one) => one.state === 'due').length
  return (
    <Panel title={t('roundTitle', { from: round.fromDay, to: round.toDay })} flush>
      <ProblemBanner problem={act.problem} />
      {round.customers.length === 0 ? (
        <p className={office.empty}>{t('roundNone')}</p>
      ) : (
        <>
          {left > 0 ? <p className={office.empty}>{t('roundLeft', { count: left })}</p> : null}
          <table className={office.table}>
            <tbody>
              {round.customers.map(({ customer, state, day }) => (
                <tr key={customer.id}>
                  <th scope="row" className={office.wrap}>
                    <button
                      type="button"
                      className={office.link}
                      onClick={() => open({ kind: 'customer', id: customer.id })}
                    >
                      {customer.name}
                    </button>
                  </th>
                  <td title={day === '' ? undefined : dayText(day, language)}>
                    <StatusBadge tone={roundTone[state]} label={t(`round_${state}`)} />
                  </td>
                  <td className={office.end}>
                    {state === 'due' ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        disabled={act.busy}
                        onClick={() => void giveOut(customer.id)}
                      >
                        {t('giveOut')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  )
}
