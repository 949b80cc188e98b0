/** The whole window: theme, language, clock, keys, then either the locked screen or the frame. */

import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import 'dayjs/locale/zh-cn'
import './styles/tokens.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { Frame } from './frame/frame'
import { LastFactProvider } from './frame/last-fact'
import { NavigationProvider } from './frame/navigation'
import { SignIn } from './frame/sign-in'
import { useLanguage } from './i18n/language'
import { HotkeyProvider } from './ui/hotkeys'
import { NowProvider } from './ui/now'
import { theme } from './ui/theme'
import { useSession, WorkstationContext, type WorkstationSource } from './workstation'

export interface AppProps {
  readonly workstation: WorkstationSource
  /** The page's own nonce, for the one style element that Mantine writes. */
  readonly styleNonce: string
}

export function App({ workstation, styleNonce }: AppProps) {
  return (
    <WorkstationContext.Provider value={workstation}>
      <Surroundings styleNonce={styleNonce}>
        <Window />
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

function Window() {
  const session = useSession()
  if (session.kind === 'locked') {
    return <SignIn staff={session.staff} {...(session.last === undefined ? {} : { last: session.last })} />
  }
  return (
    <NavigationProvider key={session.person.staffId}>
      <LastFactProvider>
        <Frame />
      </LastFactProvider>
    </NavigationProvider>
  )
}
