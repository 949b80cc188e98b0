/** What was promised for a product line, where it differs from the rest, and the steps in which clocks stand still. */

import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type DeviceClass, deviceClasses, deviceClassNames } from '../../../shared/catalogue/model'
import { promisePausable } from '../../../shared/policy/service-level'
import { priorities } from '../../../shared/ticket/events'
import { type RuledStatus, ruledStatuses } from '../../../shared/ticket/work-rules'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { workRuleWords } from '../../i18n/work-rules'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import classes from './settings.module.css'
import type { LevelDraft } from './work-rules-draft'

export function ServiceLevels(props: {
  readonly levels: readonly LevelDraft[]
  readonly paused: readonly RuledStatus[]
  readonly statusData: readonly { readonly value: string; readonly label: string }[]
  readonly onLevels: (levels: readonly LevelDraft[]) => void
  readonly onPaused: (paused: readonly RuledStatus[]) => void
  readonly promisePaused: readonly RuledStatus[]
  readonly onPromisePaused: (paused: readonly RuledStatus[]) => void
}) {
  const t = useT(workRuleWords)
  const ticket = useT(ticketWords)
  const language = useLanguage()
  const { levels, statusData, onLevels } = props
  const free = deviceClasses.filter((one) => !levels.some(({ deviceClass }) => deviceClass === one))
  const change = (at: number, part: Partial<LevelDraft>) =>
    onLevels(levels.map((level, index) => (index === at ? { ...level, ...part } : level)))
  const lineData = (own: DeviceClass) =>
    deviceClasses
      .filter((one) => one === own || free.includes(one))
      .map((one) => ({ value: one, label: deviceClassNames[one][language] }))
  return (
    <Panel title={t('levels')}>
      <p className={office.note}>{t('levelsHint')}</p>
      {levels.map((level, at) => (
        <div key={level.deviceClass} className={classes.level}>
          <div className={classes.levelHead}>
            <Select
              label={t('line')}
              data={lineData(level.deviceClass)}
              value={level.deviceClass}
              allowDeselect={false}
              onChange={(deviceClass) => deviceClass && change(at, { deviceClass })}
            />
            <ActionIcon
              size={32}
              variant="default"
              aria-label={t('remove')}
              onClick={() => onLevels(levels.filter((_, index) => index !== at))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
          <Minutes
            title={t('response')}
            fields={priorities.map((priority) => ({
              value: priority,
              label: ticket(`priority_${priority}`),
            }))}
            typed={level.response}
            onChange={(response) => change(at, { response })}
          />
          <Minutes
            title={t('steps')}
            fields={statusData}
            typed={level.steps}
            onChange={(steps) => change(at, { steps })}
          />
        </div>
      ))}
      {free[0] === undefined ? null : (
        <Button
          variant="default"
          onClick={() => onLevels([...levels, { deviceClass: free[0] ?? 'phone', response: {}, steps: {} }])}
        >
          {t('addLevel')}
        </Button>
      )}
      <MultiSelect
        label={t('paused')}
        description={t('pausedHint')}
        data={[...statusData]}
        value={[...props.paused]}
        onChange={(chosen) =>
          props.onPaused(ruledStatuses.filter((status) => chosen.some((one) => one === status)))
        }
      />
      <MultiSelect
        label={t('promisePaused')}
        description={t('promisePausedHint')}
        data={statusData.filter(({ value }) => promisePausable.some((status) => status === value))}
        value={[...props.promisePaused]}
        onChange={(chosen) =>
          props.onPromisePaused(promisePausable.filter((status) => chosen.some((one) => one === status)))
        }
      />
    </Panel>
  )
}

function Minutes(props: {
  readonly title: string
  readonly fields: readonly { readonly value: string; readonly label: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly onChange: (typed: Record<string, string>) => void
}) {
  return (
    <fieldset className={classes.levelMinutes}>
      <legend>{props.title}</legend>
      {props.fields.map(({ value, label }) => {
        const text = props.typed[value] ?? ''
        return (
          <TextInput
            key={value}
            label={label}
            value={text}
            maxLength={6}
            inputMode="numeric"
            error={text !== '' && !/^[1-9]\d*$/.test(text.normalize('NFKC').trim())}
            onChange={(event) => props.onChange({ ...props.typed, [value]: event.currentTarget.value })}
          />
        )
      })}
    </fieldset>
  )
}
