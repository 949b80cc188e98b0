/** The two lights of the top bar, headquarters and printer: a shape and words, never a colour alone. */

import { Button } from '@mantine/core'
import { IconCloud, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { frameWords } from '../i18n/frame'
import { useLanguage, useT } from '../i18n/language'
import { useNow } from '../ui/now'
import type { StatusTone } from '../ui/status-badge'
import { StatusShape } from '../ui/status-badge'
import { ageText } from '../ui/time-text'
import { useStatus } from '../workstation'
import classes from './top-bar.module.css'

export function HeadquartersLight({ onOpen }: { readonly onOpen: (() => void) | undefined }) {
  const t = useT(frameWords)
  const language = useLanguage()
  const nowMs = useNow()
  const { headquarters: light } = useStatus()
  const said = ((): readonly [StatusTone, string] => {
    switch (light.kind) {
      case 'agree':
        return ['ready', t('hqAgree')]
      case 'waiting':
        return ['waiting', t('hqWaiting', { count: light.count })]
      case 'offline':
        return ['waiting', t('hqOffline', { age: ageText(nowMs - light.sinceMs, language) })]
      case 'difference':
        return ['breach', t('hqDifference', { count: light.count })]
      case 'never':
        return ['neutral', t('hqNever')]
    }
  })()
  return <Light tone={said[0]} text={said[1]} icon={<IconCloud size={16} aria-hidden />} onOpen={onOpen} />
}

export function PrinterLight({ onOpen }: { readonly onOpen: (() => void) | undefined }) {
  const t = useT(frameWords)
  const { printer } = useStatus()
  const said = ((): readonly [StatusTone, string] => {
    switch (printer.kind) {
      case 'ready':
        return ['ready', t('printerReady')]
      case 'waiting':
        return ['waiting', t('printerWaiting', { count: printer.count })]
      case 'problem':
        return ['breach', t('printerProblem')]
      case 'none':
        return ['neutral', t('printerNone')]
    }
  })()
  return <Light tone={said[0]} text={said[1]} icon={<IconPrinter size={16} aria-hidden />} onOpen={onOpen} />
}

function Light(props: {
  readonly tone: StatusTone
  readonly text: string
  readonly icon: ReactNode
  readonly onOpen: (() => void) | undefined
}) {
  const calm = props.tone === 'ready' || props.tone === 'neutral'
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes.light}
      data-tone={props.tone}
      leftSection={props.icon}
      disabled={!props.onOpen}
      onClick={() => props.onOpen?.()}
      aria-label={props.text}
      title={props.text}
    >
      <StatusShape tone={props.tone} />
      {calm ? null : <span className={classes.lightText}>{props.text}</span>}
    </Button>
  )
}
