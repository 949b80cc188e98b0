/** The whole window: theme, language, clock, keys, then either the locked screen or the frame. */

import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import 'dayjs/locale/zh-cn'
import './styles/tokens.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useMemo } from 'react'
import { Frame } from './frame/frame'
import { LastFactProvider } from './frame/last-fact'
import { NavigationProvider } from './frame/navigation'
import { usePreference } from './frame/preferences'
import { LockedWindow, ScanDesk } from './frame/scan-desk'
import { useLanguage } from './i18n/language'
import { createMemoryDrafts, DraftProvider, type DraftStore } from './ui/drafts'
import { HotkeyProvider } from './ui/hotkeys'
import { NowProvider } from './ui/now'
import { theme } from './ui/theme'
import { useSession, WorkstationContext, type WorkstationSource } from './workstation'

export interface AppProps {
  readonly workstation: WorkstationSource
  /** Where a person's unfinished forms are kept. Default: for this run of the window only. */
  readonly draftsOf?: (staffId: string) => DraftStore
  /** The page's own nonce, for the one style element that Mantine writes. */
  readonly styleNonce: string
}

export function App({ workstation, styleNonce, draftsOf = memoryDraftsOf }: AppProps) {
  return (
    <WorkstationContext.Provider value={workstation}>
      <Surroundings styleNonce={styleNonce}>
        <Window draftsOf={draftsOf} />
      </Surroundings>
    </WorkstationContext.Provider>
  )
}

/** Everything that components expect around them, without a frame: also for the customer's screen and the gallery. */
export function Surroundings(props: {
  readonly styleNonce: string
  readonly fixedNowMs?: number
  readonly children: ReactNode
}) {
  const language = useLanguage()
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => props.styleNonce}>
      <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        <NowProvider {...(props.fixedNowMs === undefined ? {} : { fixedMs: props.fixedNowMs })}>
          <HotkeyProvider>
            {props.children}
            <Notifications position="bottom-right" limit={3} transitionDuration={80} />
          </HotkeyProvider>
        </NowProvider>
      </DatesProvider>
    </MantineProvider>
  )
}

const memoryDrafts = new Map<string, DraftStore>()

function memoryDraftsOf(staffId: string): DraftStore {
  const drafts = memoryDrafts.get(staffId) ?? createMemoryDrafts()
  memoryDrafts.set(staffId, drafts)
  return drafts
}

function Window({ draftsOf }: { readonly draftsOf: (staffId: string) => DraftStore }) {
  const session = useSession()
  const [sound, setSound] = usePreference('sound', 'on')
  const staffId = session.kind === 'open' ? session.person.staffId : undefined
  const drafts = useMemo(() => (staffId === undefined ? undefined : draftsOf(staffId)), [draftsOf, staffId])
  if (session.kind === 'locked' || drafts === undefined) {
    return session.kind === 'locked' ? <LockedWindow session={session} sound={sound === 'on'} /> : null
  }
  return (
    <DraftProvider store={drafts} key={staffId}>
      <NavigationProvider>
        <LastFactProvider>
          <ScanDesk sound={sound === 'on'}>
            <Frame sound={sound === 'on'} onSound={(on) => setSound(on ? 'on' : 'off')} />
          </ScanDesk>
        </LastFactProvider>
      </NavigationProvider>
    </DraftProvider>
  )
}
