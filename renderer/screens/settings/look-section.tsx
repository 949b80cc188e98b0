/** What a person may set for this computer: language, light or dark; and their own PIN. */

import { Button, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { writePreference } from '../../frame/preferences'
import { setLanguage, useLanguage, useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { BigChoice } from '../../ui/choices'
import { usePerson } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { ComputerPanel } from './computer-panel'
import { PinDialog } from './pin-dialog'

export function LookSection() {
  const t = useT(settingsWords)
  const language = useLanguage()
  const person = usePerson()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [pin, setPin] = useState(false)
  return (
    <>
      <Panel title={t('look')}>
        <p className={office.note}>{t('lookHint')}</p>
        <BigChoice
          label={t('language')}
          choices={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={(next) => {
            setLanguage(next)
            writePreference('language', next)
          }}
        />
        <BigChoice
          label={t('theme')}
          choices={[
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
            { value: 'auto', label: t('themeAuto') },
          ]}
          value={colorScheme}
          onChange={setColorScheme}
        />
      </Panel>
      <Panel title={t('myPin')}>
        <div className={office.row}>
          <Button variant="default" onClick={() => setPin(true)}>
            {t('changeMyPin')}
          </Button>
        </div>
      </Panel>
      <ComputerPanel />
      {pin ? (
        <PinDialog staffId={person.staffId} name={person.name} own onDone={() => setPin(false)} />
      ) : null}
    </>
  )
}
