/** How the program behaves on this computer: opening with the system, and taking the whole screen. */

import { Button } from '@mantine/core'
import { ask } from '../../door'
import { computerWords } from '../../i18n/computer'
import { useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'

export function ComputerPanel() {
  const t = useT(computerWords)
  const act = useAct()
  const { role } = usePerson()
  const asked = useQuestion('thisComputer', role === 'administrator' ? {} : null)
  const settings = asked.data
  if (!settings) return null

  async function change(next: { readonly autostart: boolean; readonly kiosk: boolean }) {
    if (await act.run(() => ask('setThisComputer', next))) asked.reload()
  }
  const choices = [
    { value: 'off', label: t('off') },
    { value: 'on', label: t('on') },
  ] as const

  return (
    <Panel
      title={t('title')}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          disabled={act.busy}
          onClick={() => void act.run(() => ask('quitProgram', {}))}
        >
          {t('quit')}
        </Button>
      }
    >
      <ProblemBanner problem={act.problem} />
      <BigChoice
        label={t('autostart')}
        choices={choices}
        value={settings.autostart ? 'on' : 'off'}
        onChange={(value) => void change({ ...settings, autostart: value === 'on' })}
      />
      <BigChoice
        label={t('kiosk')}
        choices={choices}
        value={settings.kiosk ? 'on' : 'off'}
        onChange={(value) => void change({ ...settings, kiosk: value === 'on' })}
      />
      <p className={office.note}>{t('kioskHint')}</p>
    </Panel>
  )
}
