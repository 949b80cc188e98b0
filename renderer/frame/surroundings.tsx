/**
 * What every component expects around it: theme, language, clock, keys, notices. Without a frame, so that the
 * customer's screen can use it as well.
 */

import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import 'dayjs/locale/zh-cn'
import '../styles/tokens.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language'
import { HotkeyProvider } from '../ui/hotkeys'
import { NowProvider } from '../ui/now'
import { theme } from '../ui/theme'

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
