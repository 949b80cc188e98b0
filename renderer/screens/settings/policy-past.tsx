/** What the policies were before, who changed them and why; and all settings as a file, read in after a look. */

import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import type { SettingsChanges } from '../../../shared/questions/settings-file'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { privacyWords } from '../../i18n/privacy'
import { Dialog } from '../../ui/dialog'
import { useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { useChoiceValue, usePathName } from './policy-names'
import { usePolicyValue } from './policy-words'
import classes from './settings.module.css'

const shownChanges = 12

export function PolicyPast({ revision }: { readonly revision: number }) {
  const t = useT(privacyWords)
  const pathName = usePathName()
  const listValue = usePolicyValue()
  const choiceValue = useChoiceValue()
  const said = (path: string, value: string) => choiceValue(path, value) ?? listValue(path, value)
  const asked = useQuestion('policyHistory', {}, [revision])
  return (
    <>
      <SettingsFile />
      <Panel title={t('history')}>
        <AskedProblem asked={asked} />
        {asked.data?.length === 0 ? <p className={office.note}>{t('noHistory')}</p> : null}
        {asked.data && asked.data.length > 0 ? (
          <table className={office.table}>
            <tbody>
              {asked.data.map((change) => (
                <tr key={`${change.atMs} ${change.reason}`}>
                  <th scope="row">
                    <Moment atMs={change.atMs} /> {change.actorName}
                  </th>
                  <td className={office.wrap}>{change.reason}</td>
                  <td className={office.wrap}>
                    {change.changes.slice(0, shownChanges).map(({ path, was, now }) => (
                      <div key={path}>
                        {pathName(path)}: {said(path, was)} → <strong>{said(path, now)}</strong>
                      </div>
                    ))}
                    {change.changes.length > shownChanges ? `… ${change.changes.length}` : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Panel>
    </>
  )
}

function SettingsFile() {
  const t = useT(privacyWords)
  const language = useLanguage()
  const { role } = usePerson()
  const { tell } = useLastFact()
  const act = useAct()
  const [reading, setReading] = useState(false)

  async function save() {
    const done = await act.run(() => ask('exportSettings', { language: language === 'zh' ? 'zh-CN' : 'en' }))
    if (done) tell({ text: done.value.state === 'saved' ? t('savedFile') : t('notExported') })
  }

  return (
    <Panel
      title={t('file')}
      actions={
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void save()}>
            {t('saveFile')}
          </Button>
          {role === 'administrator' ? (
            <Button size="compact-sm" variant="default" onClick={() => setReading(true)}>
              {t('readFile')}
            </Button>
          ) : null}
        </div>
      }
    >
      <ProblemBanner problem={act.problem} />
      <p className={office.note}>{t('fileHint')}</p>
      {reading ? <ImportDialog onClose={() => setReading(false)} /> : null}
    </Panel>
  )
}

function ImportDialog(props: { readonly onClose: () => void }) {
  const t = useT(privacyWords)
  const { tell } = useLastFact()
  const act = useAct()
  const [file, setFile] = useState<{ readonly text: string; readonly changes: SettingsChanges }>()
  const why = useTextDraft('settings.file.reason')
  const reason = why.value
  const changes = file ? [...file.changes.policy, ...file.changes.outlet] : []

  async function read(chosen: File | null) {
    if (!chosen) return
    const text = await chosen.text()
    const done = await act.run(() => ask('importSettings', { text, apply: false }))
    setFile(done ? { text, changes: done.value } : undefined)
  }

  async function apply() {
    if (!file) return
    const done = await act.run(() =>
      ask('importSettings', { text: file.text, apply: true, reason: reason.trim() }),
    )
    if (!done) return
    why.clear()
    tell({ text: t('applied', { count: changes.length }) })
    props.onClose()
  }

  return (
    <Dialog
      title={t('importTitle')}
      size={760}
      onClose={props.onClose}
      primary={{
        label: t('apply'),
        run: () => void apply(),
        disabled: changes.length === 0 || reason.trim() === '' || act.busy,
      }}
    >
      <ProblemBanner problem={act.problem} />
      <p className={office.note}>{t('importHint')}</p>
      <FileButton accept="application/json" onChange={(chosen) => void read(chosen)}>
        {(button) => (
          <Button {...button} variant="default">
            {t('chooseFile')}
          </Button>
        )}
      </FileButton>
      {file ? (
        changes.length === 0 ? (
          <p>{t('nothingToChange')}</p>
        ) : (
          <>
            <p>
              <strong>{t('wouldChange', { count: changes.length })}</strong>
            </p>
            <ChangesTable changes={changes} />
            <TextField label={t('reason')} required maxLength={400} value={reason} onChange={why.set} />
          </>
        )
      ) : null}
    </Dialog>
  )
}

function ChangesTable({ changes }: { readonly changes: SettingsChanges['policy'] }) {
  const t = useT(privacyWords)
  const pathName = usePathName()
  const said = usePolicyValue()
  return (
    <table className={office.table}>
      <thead>
        <tr>
          <th scope="col">{t('setting')}</th>
          <th scope="col">{t('was')}</th>
          <th scope="col">{t('now')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, was, now }) => (
          <tr key={path}>
            <th scope="row">{pathName(path)}</th>
            <td className={office.wrap}>{said(path, was)}</td>
            <td className={office.wrap}>{said(path, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
