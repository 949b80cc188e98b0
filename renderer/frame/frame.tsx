/**
 * The frame around every screen: rail, top bar, work area, key line. Places stay alive while hidden, but their keys
 * and scanner are silent; a sheet lies over the place it was opened from.
 */

import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Activity, type ComponentType, memo, useEffect, useRef, useState } from 'react'
import { frameWords } from '../i18n/frame'
import { setLanguage, useLanguage, useT } from '../i18n/language'
import { places, placesFor } from '../screens/places'
import { SlipsDialog } from '../screens/prints/slips-centre'
import { UnsettledPrintsPanel } from '../screens/prints/unsettled-prints'
import { sheets } from '../screens/sheets'
import { type Hotkey, HotkeyLayer, useActiveHotkeys, useHotkeys } from '../ui/hotkeys'
import { usePerson, useWorkstation } from '../workstation'
import { DayWarnings } from './day-warnings'
import { FirstDay } from './first-day'
import classes from './frame.module.css'
import { HandedBundle } from './handed-bundle'
import { Help } from './help'
import { KeyLine } from './key-line'
import { KeyMap } from './key-map'
import { OwnSheet, useNavigation } from './navigation'
import { writePreference } from './preferences'
import { Rail } from './rail'
import { ScreenBoundary } from './screen-boundary'
import { TopBar } from './top-bar'
import { Warnings } from './warnings'

export interface FrameProps {
  readonly sound: boolean
  readonly onSound: (on: boolean) => void
}

export function Frame({ sound, onSound }: FrameProps) {
  const t = useT(frameWords)
  const language = useLanguage()
  const person = usePerson()
  const { lock } = useWorkstation()
  const navigation = useNavigation()
  const box = useRef<HTMLInputElement>(null)
  const work = useRef<HTMLElement>(null)
  const [slips, setSlips] = useState(false)
  const [help, setHelp] = useState(false)
  const [keyMap, setKeyMap] = useState<readonly Hotkey[]>()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const commands = useActiveHotkeys()
  const allowed = placesFor(person.role)
  const may = (id: (typeof places)[number]['id']) => allowed.some((place) => place.id === id)

  const switchLanguage = () => {
    const next = language === 'zh' ? 'en' : 'zh'
    setLanguage(next)
    writePreference('language', next)
  }
  const switchTheme = () => setColorScheme(dark ? 'light' : 'dark')
  const showKeyMap = () => setKeyMap(commands)

  const frameKeys: readonly Hotkey[] = [
    { keys: 'Ctrl+K', label: t('everything'), run: () => box.current?.select(), quiet: true },
    ...allowed.map((place) => ({
      keys: place.fKey,
      label: t('goTo', { place: t(place.labelKey) }),
      run: () => navigation.go(place.id),
      quiet: true,
    })),
    { keys: 'F1', label: t('help'), run: () => setHelp(true) },
    { keys: 'Ctrl+/', label: t('keyMap'), run: showKeyMap, hidden: true },
    { keys: '?', label: t('keyMap'), run: showKeyMap, hidden: true },
    { keys: 'F12', label: t('lock'), run: lock, everywhere: true },
    { keys: 'Ctrl+Alt+L', label: t('switchLanguage'), run: switchLanguage, quiet: true, everywhere: true },
    { keys: 'Ctrl+Alt+D', label: t('switchTheme'), run: switchTheme, quiet: true, everywhere: true },
  ]
  useHotkeys(frameKeys)

  // A new place takes the focus, so that its keys work at once; a screen may move it to its first field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a change of place only.
  useEffect(() => {
    if (!work.current?.contains(document.activeElement)) work.current?.focus({ preventScroll: true })
  }, [navigation.place])

  return (
    <div className={classes.frame}>
      <TopBar
        boxRef={box}
        commands={commands}
        dark={dark}
        sound={sound}
        onLock={lock}
        onLanguage={switchLanguage}
        onTheme={switchTheme}
        onSound={() => onSound(!sound)}
        onKeyMap={showKeyMap}
        onHeadquarters={may('headquarters') ? () => navigation.go('headquarters') : undefined}
        onPrinter={() => setSlips(true)}
        onShift={may('till') ? () => navigation.go('till') : undefined}
      />
      <div className={classes.middle}>
        <Rail />
        <main ref={work} className={classes.work} tabIndex={-1} aria-label={t('work')}>
          <h1 className="visually-hidden">{t(navigation.place)}</h1>
          <Warnings />
          <DayWarnings />
          <FirstDay />
          <UnsettledPrintsPanel />
          {places
            .filter((place) => navigation.visited.includes(place.id))
            .map(({ id, Screen }) => (
              <Activity key={id} mode={id === navigation.place ? 'visible' : 'hidden'}>
                <PlaceArea Screen={Screen} />
              </Activity>
            ))}
          {navigation.sheets.map((sheet) => {
            const Sheet = sheets[sheet.kind]
            return (
              <OwnSheet key={`${sheet.kind}-${sheet.id}`} value={sheet}>
                <ScreenBoundary>
                  <Sheet id={sheet.id} />
                </ScreenBoundary>
              </OwnSheet>
            )
          })}
        </main>
      </div>
      <KeyLine />
      <HandedBundle />
      {slips ? <SlipsDialog onClose={() => setSlips(false)} /> : null}
      {help ? (
        <Help
          place={navigation.place}
          onKeys={() => {
            setHelp(false)
            showKeyMap()
          }}
          onClose={() => setHelp(false)}
        />
      ) : null}
      {keyMap ? (
        <KeyMap
          keys={keyMap}
          frameKeys={frameKeys.map(({ keys }) => keys)}
          onClose={() => setKeyMap(undefined)}
        />
      ) : null}
    </div>
  )
}

/** The frame is drawn whenever a key comes or goes; the work area only when something in it changes. */
const PlaceArea = memo(function PlaceArea({ Screen }: { readonly Screen: ComponentType<object> }) {
  return (
    <HotkeyLayer modal={false}>
      <div className={classes.place}>
        <ScreenBoundary>
          <Screen />
        </ScreenBoundary>
      </div>
    </HotkeyLayer>
  )
})
