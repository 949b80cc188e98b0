/**
 * Restoring, step by step: where the backups are, which one, try it, see what would be missing, then do it. The same
 * in the settings, at the first start and where the records can not be opened. Nothing changes before the last key.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BackupCheck, BackupEntry } from '../../../shared/questions/backups'
import { ask } from '../../door'
import { backupWords } from '../../i18n/backups'
import { useLanguage, useT } from '../../i18n/language'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { momentText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { BackupTable } from './backup-table'
import classes from './backups.module.css'

export function RestoreSteps({ given }: { readonly given?: BackupEntry }) {
  const t = useT(backupWords)
  const act = useAct()
  const [found, setFound] = useState<{ readonly folder: string; readonly list: readonly BackupEntry[] }>()
  const [chosen, setChosen] = useState<BackupEntry | undefined>(given)
  const [code, setCode] = useState('')
  const [withCode, setWithCode] = useState(false)
  const [check, setCheck] = useState<BackupCheck>()
  const [restarting, setRestarting] = useState(false)

  async function find() {
    const done = await act.run(() => ask('findBackups', {}))
    if (!done || done.value.folder === '') return
    setFound({ folder: done.value.folder, list: done.value.found })
    choose(done.value.found[0])
  }

  function choose(entry: BackupEntry | undefined) {
    setChosen(entry)
    setCheck(undefined)
    setWithCode(false)
    act.clear()
  }

  const which = (entry: BackupEntry) => ({
    place: entry.place,
    file: entry.file,
    code: withCode ? code.trim() : '',
  })

  async function tryIt() {
    if (!chosen) return
    const answer = await ask('checkBackup', which(chosen))
    // The key of this computer does not fit: the code's field is the answer to that, not an error.
    if (answer.kind === 'refused' && answer.reason === 'backup-key-needed' && chosen.hasRecovery) {
      setWithCode(true)
    }
    const done = await act.run(async () => answer)
    if (done) setCheck(done.value)
  }

  async function restore() {
    if (!chosen) return
    const done = await act.run(() => ask('restoreBackup', which(chosen)))
    if (done) setRestarting(true)
  }

  return (
    <div className={office.column}>
      <ProblemBanner problem={act.problem} />
      {given ? null : (
        <>
          <p className={classes.found}>{t('restoreHint')}</p>
          <div className={classes.row}>
            <Button
              variant={found ? 'default' : 'filled'}
              disabled={act.busy || restarting}
              onClick={() => void find()}
            >
              {t('chooseFolder')}
            </Button>
          </div>
        </>
      )}
      {found && found.list.length === 0 ? (
        <ErrorBanner tone="waiting" what={t('nothingFound', { folder: found.folder })} />
      ) : null}
      {found && found.list.length > 0 ? (
        <>
          <p className={classes.found}>{t('found', { count: found.list.length })}</p>
          <BackupTable entries={found.list} chosen={chosen} onChoose={choose} foreign />
        </>
      ) : null}
      {given ? <BackupTable entries={[given]} chosen={given} /> : null}
      {chosen && !check ? (
        <>
          {withCode ? (
            <TextField
              label={t('codeField')}
              hint={t('codeFieldHint')}
              code
              autoFocus
              maxLength={60}
              value={code}
              onChange={setCode}
            />
          ) : null}
          <div className={classes.row}>
            <Button disabled={act.busy || (withCode && code.trim() === '')} onClick={() => void tryIt()}>
              {act.busy ? t('checking') : t('check')}
            </Button>
            {chosen.hasRecovery && !withCode ? (
              <Button variant="default" onClick={() => setWithCode(true)}>
                {t('useCode')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {chosen && check ? (
        <>
          <Missing check={check} />
          <div className={classes.row}>
            <Button color="red.9" disabled={act.busy || restarting} onClick={() => void restore()}>
              {restarting ? t('restarting') : t('restoreNow')}
            </Button>
            <Button variant="default" disabled={restarting} onClick={() => choose(given)}>
              {t('another')}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  )
}

/** What a restore would cost, before it is done. */
function Missing({ check }: { readonly check: BackupCheck }) {
  const t = useT(backupWords)
  const language = useLanguage()
  const { manifest, missing } = check
  const when = momentText(manifest.lastFactAtMs, manifest.zone, language)
  const numbers = missing.numbers.join(language === 'zh' ? '、' : ', ')
  return (
    <>
      <p className={office.good}>✓ {t('checked', { facts: manifest.facts, when })}</p>
      {check.salvaged === 0 ? null : (
        <p className={office.good}>✓ {t('salvaged', { count: check.salvaged })}</p>
      )}
      {missing.same ? (
        missing.facts === 0 ? (
          <p className={classes.found}>{t('missingNone')}</p>
        ) : (
          <ErrorBanner
            tone="waiting"
            what={t('missing', { count: missing.facts })}
            next={
              missing.numbers.length === 0
                ? t('keptAside')
                : `${t('missingTickets', { numbers })}${
                    missing.more === 0 ? '' : t('missingMore', { count: missing.more })
                  }`
            }
          />
        )
      ) : (
        <ErrorBanner tone="waiting" what={t('missingUnknown', { when })} />
      )}
      {missing.erasures === 0 ? null : (
        <ErrorBanner tone="waiting" what={t('missingErasures', { count: missing.erasures })} />
      )}
      <p className={classes.found}>{t('keptAside')}</p>
    </>
  )
}
