/** The program's version, and a newer one: looked for, shown in the staff's words, installed after a backup. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { UpdateOffer } from '../../../shared/questions/updates'
import { ask } from '../../door'
import { useLanguage, useT } from '../../i18n/language'
import { updateWords } from '../../i18n/updates'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import { Panel } from '../manager/panel'
import { sizeText } from './backup-table'
import classes from './backups.module.css'

export function VersionPanel() {
  const t = useT(updateWords)
  const language = useLanguage()
  const act = useAct()
  const isAdministrator = usePerson().role === 'administrator'
  const own = useQuestion('programVersion', {}).data
  const [offer, setOffer] = useState<UpdateOffer>()
  const [installing, setInstalling] = useState(false)

  async function look(name: 'checkUpdate' | 'checkUpdateFolder') {
    setOffer(undefined)
    const done = await act.run(() => ask(name, {}))
    if (done) setOffer(done.value)
  }
  async function install() {
    setInstalling(true)
    await act.run(() => ask('installUpdate', {}))
    setInstalling(false)
  }

  if (!own) return null
  if (own.version === '') {
    return (
      <Panel title={t('title')}>
        <p className={classes.found}>{t('checkout')}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={t('title')}
      actions={
        <>
          {own.fromServer ? (
            <Button
              size="compact-sm"
              variant="default"
              disabled={act.busy}
              onClick={() => void look('checkUpdate')}
            >
              {t('check')}
            </Button>
          ) : null}
          {isAdministrator ? (
            <Button
              size="compact-sm"
              variant="default"
              disabled={act.busy}
              onClick={() => void look('checkUpdateFolder')}
            >
              {t('fromStick')}
            </Button>
          ) : null}
        </>
      }
    >
      <span>{t('version', { version: own.version })}</span>
      {own.takenBack === '' ? null : (
        <ErrorBanner tone="waiting" what={t('takenBack', { version: own.takenBack })} />
      )}
      {own.notInstalled === '' || offer !== undefined ? null : (
        <ErrorBanner tone="waiting" what={t('notInstalled', { version: own.notInstalled })} />
      )}
      <ProblemBanner problem={act.problem} />
      {act.busy ? <span>{t(installing ? 'installing' : 'checking')}</span> : null}
      {offer?.kind === 'current' ? <span>✓ {t('current')}</span> : null}
      {offer?.kind === 'later' ? <span>{t('later', { version: offer.version })}</span> : null}
      {offer?.kind === 'offered' ? (
        <>
          <strong>{t('offered', { version: offer.version, size: sizeText(offer.bytes) })}</strong>
          <span>{t('changes')}</span>
          <ul className={classes.found}>
            {offer.notes[language].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <span>{t('installHint')}</span>
          {isAdministrator ? (
            <div className={classes.row}>
              <Button disabled={act.busy} onClick={() => void install()}>
                {t('install')}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </Panel>
  )
}
