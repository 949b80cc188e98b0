/** Where headquarters is, and connecting to it once with a code. An administrator's work. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SyncOverview } from '../../../shared/questions/sync'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useT } from '../../i18n/language'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useAct } from '../../use-act'
import { usePerson } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'

export function ConnectionPanel(props: {
  readonly overview: SyncOverview
  readonly onConnected: () => void
}) {
  const t = useT(headquartersWords)
  const { overview } = props
  const { role } = usePerson()
  const [editing, setEditing] = useState(false)
  const administrates = role === 'administrator'
  return (
    <Panel title={t('connection')}>
      <dl className={office.facts}>
        {overview.connected ? (
          <>
            <dt>{t('url')}</dt>
            <dd>{overview.url}</dd>
          </>
        ) : null}
        {overview.stationId === '' ? null : (
          <>
            <dt>{t('stationId')}</dt>
            <dd>{overview.stationId}</dd>
          </>
        )}
        {overview.catalogueOf === '' ? null : (
          <>
            <dt>{t('catalogueOf')}</dt>
            <dd>{overview.catalogueOf}</dd>
          </>
        )}
      </dl>
      {administrates && (!overview.connected || editing) ? (
        <ConnectForm
          url={overview.url}
          onConnected={() => {
            setEditing(false)
            props.onConnected()
          }}
        />
      ) : administrates ? (
        <div className={office.row}>
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {t('reconnect')}
          </Button>
        </div>
      ) : overview.connected ? null : (
        <p className={office.note}>{t('connectAdministrator')}</p>
      )}
    </Panel>
  )
}

function ConnectForm(props: { readonly url: string; readonly onConnected: () => void }) {
  const t = useT(headquartersWords)
  const { tell } = useLastFact()
  const act = useAct()
  const [url, setUrl] = useState(props.url)
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [tried, setTried] = useState(false)
  const urlWrong = !isAddress(url)
  async function connect() {
    setTried(true)
    if (urlWrong || code.trim() === '') return
    const done = await act.run(() =>
      ask('connectHeadquarters', { url: url.trim(), enrolmentCode: code.trim(), pin: pin.trim() }),
    )
    if (!done) return
    tell({ text: t('connected', { url: url.trim() }) })
    props.onConnected()
  }
  return (
    <form
      noValidate
      className={office.column}
      onSubmit={(event) => {
        event.preventDefault()
        void connect()
      }}
    >
      <ProblemBanner problem={act.problem} />
      <TextField
        label={t('url')}
        hint={t('urlHint')}
        required
        value={url}
        maxLength={300}
        onChange={setUrl}
        error={tried && urlWrong ? t('urlWrong') : undefined}
      />
      <TextField
        label={t('code')}
        hint={t('codeHint')}
        required
        code
        value={code}
        maxLength={80}
        onChange={setCode}
        error={tried && code.trim() === '' ? t('codeMissing') : undefined}
      />
      <TextField label={t('pin')} hint={t('pinHint')} code value={pin} maxLength={120} onChange={setPin} />
      <div className={office.row}>
        <Button type="submit" disabled={act.busy}>
          {t('connect')}
        </Button>
      </div>
    </form>
  )
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text.trim())
}
