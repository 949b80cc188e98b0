/** The privacy desk: what is held on a person, their copy, the retention run, and who looked at whom. */

import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { CustomerHit } from '../../../shared/questions/lookups'
import type { PersonHeld } from '../../../shared/questions/privacy'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { privacyWords } from '../../i18n/privacy'
import { Dialog, useConfirm } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useNow } from '../../ui/now'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { Day, Moment } from '../../ui/texts'
import { dayAt, dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson, useStatus } from '../../workstation'
import { customerChoice } from '../customer/customer-choice'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { periodOf } from '../manager/period'
import { RecordList } from '../manager/record-page'
import classes from './settings.module.css'

interface PersonItem extends SearchItem {
  readonly hit: CustomerHit
}

export function PrivacySection() {
  const t = useT(privacyWords)
  const { timeZone } = useStatus().outlet
  const quarter = periodOf('quarter', dayAt(useNow(), timeZone))
  // What is exported here stands in the log below at once.
  const [looks, setLooks] = useState(0)
  return (
    <>
      <PersonPanel onLooked={() => setLooks((before) => before + 1)} />
      <RetentionPanel />
      <Panel title={t('looksTitle')}>
        <RecordList key={looks} group="looks" fromDay={quarter.fromDay} toDay={quarter.toDay} />
      </Panel>
    </>
  )
}

function PersonPanel(props: { readonly onLooked: () => void }) {
  const t = useT(privacyWords)
  const { open } = useNavigation()
  const [customerId, setCustomerId] = useState<string>()
  const [asking, setAsking] = useState(false)
  const held = useQuestion('personHeld', customerId === undefined ? null : { customerId })
  const find = useCallback(async (text: string): Promise<readonly PersonItem[]> => {
    const answer = await ask('findCustomers', { text, limit: 12 })
    if (answer.kind !== 'ok') return []
    return answer.value.map(customerChoice)
  }, [])
  return (
    <Panel title={t('person')}>
      <p className={office.note}>{t('findHint')}</p>
      <SearchBox<PersonItem>
        label={t('find')}
        search={find}
        keepTitle
        onText={() => setCustomerId(undefined)}
        onPick={({ hit }) => setCustomerId(hit.id)}
      />
      <AskedProblem asked={held} />
      {held.data ? (
        <>
          {held.data.erased ? <ErrorBanner tone="waiting" what={t('isErased')} /> : <Held held={held.data} />}
          <div className={classes.acts}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => customerId && open({ kind: 'customer', id: customerId })}
            >
              {t('openRecord')}
            </Button>
            {held.data.erased ? null : (
              <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
                {t('export')}
              </Button>
            )}
            <span className={office.note}>{t('eraseHere')}</span>
          </div>
        </>
      ) : null}
      {asking && held.data ? (
        <ExportDialog
          held={held.data}
          onClose={() => {
            setAsking(false)
            held.reload()
            props.onLooked()
          }}
        />
      ) : null}
    </Panel>
  )
}

const counts = [
  'tickets',
  'devices',
  'payments',
  'photos',
  'signatures',
  'complaints',
  'surveys',
  'slips',
  'looks',
] as const

function Held({ held }: { readonly held: PersonHeld }) {
  const t = useT(privacyWords)
  return (
    <table className={office.table}>
      <tbody>
        <tr>
          <th scope="row">{t('since')}</th>
          <td>
            <Moment atMs={held.enteredAtMs} />
          </td>
          <th scope="row">{t('consent')}</th>
          <td>{held.consentGiven ? t('consentYes', { version: held.consentVersion }) : t('consentNo')}</td>
          <th scope="row">{t('retainedUntil')}</th>
          <td>{held.retainedUntil === '' ? t('notYet') : <Day day={held.retainedUntil} />}</td>
        </tr>
        {[0, 3, 6].map((from) => (
          <tr key={from}>
            {counts.slice(from, from + 3).map((key) => (
              <Count key={key} name={t(key)}>
                {held[key]}{' '}
                {key === 'tickets' && held.openTickets > 0
                  ? t('openTickets', { count: held.openTickets })
                  : ''}
              </Count>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Count(props: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <th scope="row">{props.name}</th>
      <td>{props.children}</td>
    </>
  )
}

function ExportDialog(props: { readonly held: PersonHeld; readonly onClose: () => void }) {
  const t = useT(privacyWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const act = useAct()
  const { customerId, name } = props.held
  const typed = useTextDraft(`privacy.export.${customerId}`, t('exportReason'))
  const reason = typed.value

  async function save() {
    const done = await act.run(() =>
      ask('exportPerson', {
        customerId,
        reason: reason.trim(),
        language: language === 'zh' ? 'zh-CN' : 'en',
      }),
    )
    if (!done) return
    typed.clear()
    tell({ text: done.value.state === 'saved' ? t('exported', { name }) : t('notExported') })
    props.onClose()
  }

  return (
    <Dialog
      title={t('exportTitle', { name })}
      onClose={props.onClose}
      primary={{ label: t('export'), run: () => void save(), disabled: reason.trim() === '' || act.busy }}
    >
      <ProblemBanner problem={act.problem} />
      <p className={office.note}>{t('exportHint')}</p>
      <TextField label={t('reason')} autoFocus required maxLength={400} value={reason} onChange={typed.set} />
    </Dialog>
  )
}

function RetentionPanel() {
  const t = useT(privacyWords)
  const language = useLanguage()
  const { role } = usePerson()
  const { tell } = useLastFact()
  const confirm = useConfirm()
  const act = useAct()
  const asked = useQuestion('retention', {})
  const retention = asked.data

  async function run() {
    const done = await act.run(() => ask('runRetention', {}))
    if (!done) return
    tell({ text: t('ran', { count: done.value.erased }) })
    asked.reload()
  }

  return (
    <Panel
      title={t('retention')}
      actions={
        role === 'administrator' && retention ? (
          <Button
            size="compact-sm"
            disabled={act.busy}
            onClick={() =>
              confirm.ask({
                question: t('runAsks', { count: retention.due }),
                consequence: t('runConsequence'),
                confirmLabel: t('run'),
                onConfirm: () => void run(),
              })
            }
          >
            {t('run')}
          </Button>
        ) : null
      }
    >
      <AskedProblem asked={asked} />
      <ProblemBanner problem={act.problem} />
      {retention ? (
        <>
          <p className={office.note}>
            {t('retentionHint', { years: retention.years, day: dayText(retention.untilDay, language) })}
          </p>
          <p>
            <strong>{t('due', { count: retention.due })}</strong>
          </p>
          {retention.runs.length === 0 ? (
            <p className={office.note}>{t('noRuns')}</p>
          ) : (
            <table className={office.table}>
              <thead>
                <tr>
                  <th scope="col">{t('runWhen')}</th>
                  <th scope="col">{t('runWho')}</th>
                  <th scope="col">{t('runUntil')}</th>
                  <th scope="col" className={office.end}>
                    {t('runDue')}
                  </th>
                  <th scope="col" className={office.end}>
                    {t('runErased')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {retention.runs.map((one) => (
                  <tr key={one.atMs}>
                    <td>
                      <Moment atMs={one.atMs} />
                    </td>
                    <td>{one.actorName}</td>
                    <td>
                      <Day day={one.untilDay} />
                    </td>
                    <td className={office.end}>{one.due}</td>
                    <td className={office.end}>{one.erased}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      ) : null}
      {confirm.dialog}
    </Panel>
  )
}
