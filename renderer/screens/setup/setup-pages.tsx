/** The pages of the first start. Each shows what is missing only after the person tried to go on. */

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { writePreference } from '../../frame/preferences'
import { setLanguage, useLanguage, useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { setupWords } from '../../i18n/setup'
import { BigChoice, SelectField } from '../../ui/choices'
import { ErrorBanner } from '../../ui/error-banner'
import { PhoneField, TextField } from '../../ui/fields'
import { isAddress } from '../headquarters/connection-panel'
import office from '../manager/office.module.css'
import { HoursFields, hoursOf } from '../settings/hours-fields'
import { PinFields } from '../settings/pin-fields'
import { zonesWith } from '../settings/zones'
import classes from './setup.module.css'
import { isCode, isStation, type SetupAnswers, type SetupStep } from './setup-answers'

interface PageProps {
  readonly answers: SetupAnswers
  readonly change: (part: Partial<SetupAnswers>) => void
  readonly tried: boolean
}

export function LanguagePage() {
  const t = useT(setupWords)
  const language = useLanguage()
  return (
    <>
      <BigChoice
        label={t('stepLanguage')}
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
      <p className={classes.hint}>{t('languageHint')}</p>
    </>
  )
}

export function OutletPage({ answers, change, tried }: PageProps) {
  const t = useT(setupWords)
  const s = useT(settingsWords)
  return (
    <div className={classes.two}>
      <div className={office.column}>
        <TextField
          label={t('outletCode')}
          hint={t('outletCodeHint')}
          required
          code
          maxLength={8}
          value={answers.code}
          onChange={(code) => change({ code: code.normalize('NFKC').toUpperCase() })}
          error={tried && !isCode(answers.code) ? t('outletCodeWrong') : undefined}
        />
        <TextField
          label={t('station')}
          hint={t('stationHint')}
          required
          code
          maxLength={1}
          value={answers.station}
          onChange={(station) => change({ station: station.normalize('NFKC').toUpperCase() })}
          error={tried && !isStation(answers.station) ? t('stationWrong') : undefined}
        />
        <TextField
          label={s('nameZh')}
          required
          maxLength={120}
          value={answers.nameZh}
          onChange={(nameZh) => change({ nameZh })}
          error={tried && answers.nameZh.trim() === '' ? t('nameMissing') : undefined}
        />
        <TextField
          label={s('nameEn')}
          maxLength={120}
          value={answers.nameEn}
          onChange={(nameEn) => change({ nameEn })}
        />
        <TextField
          label={s('address')}
          maxLength={200}
          value={answers.address}
          onChange={(address) => change({ address })}
        />
        <PhoneField
          label={s('phone')}
          maxLength={40}
          value={answers.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      <div className={office.column}>
        <strong>{t('hours')}</strong>
        <HoursFields days={answers.days} onChange={(days) => change({ days })} />
        {hoursOf(answers.days) ? null : <ErrorBanner tone="waiting" what={s('timeWrong')} />}
        <SelectField
          label={s('zone')}
          choices={zonesWith(answers.zone)}
          value={answers.zone}
          onChange={(zone) => change({ zone: zone ?? answers.zone })}
        />
      </div>
    </div>
  )
}

export function PersonPage({ answers, change, tried }: PageProps) {
  const t = useT(setupWords)
  return (
    <div className={classes.two}>
      <TextField
        label={t('administrator')}
        hint={t('administratorHint')}
        required
        maxLength={60}
        value={answers.administrator}
        onChange={(administrator) => change({ administrator })}
        error={tried && answers.administrator.trim() === '' ? t('administratorMissing') : undefined}
      />
      <div className={office.column}>
        <PinFields pair={answers.pins} onChange={(pins) => change({ pins })} tried={tried} />
      </div>
    </div>
  )
}

export function HeadquartersPage({ answers, change, tried }: PageProps) {
  const t = useT(setupWords)
  return (
    <>
      <BigChoice
        label={t('headquarters')}
        choices={[
          { value: 'later', label: t('connectLater'), note: t('connectLaterNote') },
          { value: 'now', label: t('connectNow'), note: t('connectNowNote') },
        ]}
        value={answers.connect}
        onChange={(connect) => change({ connect })}
      />
      {answers.connect === 'now' ? (
        <div className={classes.two}>
          <TextField
            label={t('url')}
            hint={t('urlHint')}
            required
            maxLength={300}
            value={answers.url}
            onChange={(url) => change({ url })}
            error={tried && !isAddress(answers.url) ? t('urlWrong') : undefined}
          />
          <TextField
            label={t('code')}
            required
            code
            maxLength={80}
            value={answers.enrolmentCode}
            onChange={(enrolmentCode) => change({ enrolmentCode })}
            error={tried && answers.enrolmentCode.trim() === '' ? t('codeMissing') : undefined}
          />
        </div>
      ) : null}
    </>
  )
}

export function ReadyPage(props: {
  readonly answers: SetupAnswers
  readonly onChange: (step: SetupStep) => void
}) {
  const t = useT(setupWords)
  const s = useT(settingsWords)
  const { answers } = props
  const dayKeys = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const
  const hours = hoursOf(answers.days) ?? []
  return (
    <>
      <p className={classes.hint}>{t('review')}</p>
      <dl className={office.facts}>
        <Line name={t('stepOutlet')} onChange={() => props.onChange('outlet')}>
          {answers.code} · {answers.station} · {answers.nameZh} {answers.nameEn}
          <br />
          {[answers.address, answers.phone, answers.zone].filter((part) => part !== '').join(' · ')}
        </Line>
        <Line name={t('hours')} onChange={() => props.onChange('outlet')}>
          {hours
            .map((day, index) => {
              const key = dayKeys[index]
              return `${key ? s(key) : ''} ${day ? `${day.open}–${day.close}` : t('closed')}`
            })
            .join(' · ')}
        </Line>
        <Line name={t('stepPerson')} onChange={() => props.onChange('person')}>
          {answers.administrator}
        </Line>
        <Line name={t('printers')} onChange={() => props.onChange('printers')}>
          {(['receipt', 'sheets', 'labels'] as const)
            .map((use) => `${t(`printer_${use}`)} – ${answers.printers[use] || t('asPdf')}`)
            .join(' · ')}
        </Line>
        <Line name={t('headquarters')} onChange={() => props.onChange('headquarters')}>
          {answers.connect === 'now' ? answers.url : t('connectLater')}
        </Line>
      </dl>
    </>
  )
}

function Line(props: { readonly name: string; readonly onChange: () => void; readonly children: ReactNode }) {
  const t = useT(setupWords)
  return (
    <>
      <dt>{props.name}</dt>
      <dd>
        {props.children}{' '}
        <Button size="compact-xs" variant="default" onClick={props.onChange}>
          {t('change')}
        </Button>
      </dd>
    </>
  )
}
