/** The top line: the one box, then where and who we are, and the lights. Nothing here needs a mouse. */

import { ActionIcon, Button } from '@mantine/core'
import {
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconSun,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import type { RefObject } from 'react'
import { frameWords } from '../i18n/frame'
import { useLanguage, useT } from '../i18n/language'
import type { Hotkey } from '../ui/hotkeys'
import { dayText } from '../ui/time-text'
import { type Role, usePerson, useStatus } from '../workstation'
import { EverythingBox } from './everything-box'
import { HeadquartersLight, PrinterLight } from './lights'
import classes from './top-bar.module.css'

export interface TopBarProps {
  readonly boxRef: RefObject<HTMLInputElement | null>
  readonly commands: readonly Hotkey[]
  readonly dark: boolean
  readonly sound: boolean
  readonly onLock: () => void
  readonly onLanguage: () => void
  readonly onTheme: () => void
  readonly onSound: () => void
  readonly onKeyMap: () => void
  readonly onHeadquarters: (() => void) | undefined
  readonly onPrinter: (() => void) | undefined
  readonly onShift: (() => void) | undefined
}

export const roleKey = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const satisfies Readonly<Record<Role, string>>

export function TopBar(props: TopBarProps) {
  const t = useT(frameWords)
  const language = useLanguage()
  const person = usePerson()
  const { outlet, station, shift } = useStatus()
  const Theme = props.dark ? IconSun : IconMoon
  const Sound = props.sound ? IconVolume : IconVolumeOff
  return (
    <header className={classes.bar}>
      <div className={classes.box}>
        <EverythingBox inputRef={props.boxRef} commands={props.commands} />
      </div>
      <div className={classes.facts}>
        <span className={classes.outlet} title={outlet.name}>
          {outlet.code}-{station}
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.light}
          data-tone={shift.kind === 'open' ? 'neutral' : 'waiting'}
          disabled={!props.onShift}
          onClick={() => props.onShift?.()}
          title={
            shift.kind === 'open'
              ? t('shiftOpen', { day: dayText(shift.businessDay, language) })
              : t('shiftClosed')
          }
        >
          {shift.kind === 'open' ? t('shiftOpen', { day: shift.businessDay.slice(5) }) : t('shiftClosed')}
        </Button>
        <HeadquartersLight onOpen={props.onHeadquarters} />
        <PrinterLight onOpen={props.onPrinter} />
      </div>
      <div className={classes.tools}>
        <ActionIcon
          aria-label={t('switchSound')}
          title={t('switchSound')}
          aria-pressed={props.sound}
          onClick={props.onSound}
        >
          <Sound size={17} />
        </ActionIcon>
        <ActionIcon aria-label={t('switchTheme')} title={t('switchTheme')} onClick={props.onTheme}>
          <Theme size={17} />
        </ActionIcon>
        <ActionIcon aria-label={t('switchLanguage')} title={t('switchLanguage')} onClick={props.onLanguage}>
          <IconLanguage size={17} />
        </ActionIcon>
        <ActionIcon aria-label={t('keyMap')} title={`${t('keyMap')} (Ctrl+/)`} onClick={props.onKeyMap}>
          <IconKeyboard size={17} />
        </ActionIcon>
      </div>
      <Button
        variant="default"
        size="compact-md"
        className={classes.person}
        rightSection={<IconLock size={15} aria-hidden />}
        onClick={props.onLock}
        aria-label={`${t('person', { name: person.name, role: t(roleKey[person.role]) })} · ${t('lock')}`}
        title={`${t(roleKey[person.role])} · ${t('lock')} (F12)`}
      >
        {person.name}
      </Button>
    </header>
  )
}
