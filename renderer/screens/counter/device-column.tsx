/** The first column: which device is it, and what do we know of it. A known one fills everything by itself. */

import { ActionIcon, Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { memo, type RefObject, useCallback } from 'react'
import { formatYuan } from '../../../shared/money'
import type { ModelHit } from '../../../shared/questions/lookups'
import { ask } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { ticketWords } from '../../i18n/ticket'
import { TextField } from '../../ui/fields'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { StatusBadge } from '../../ui/status-badge'
import { Day } from '../../ui/texts'
import { parseDay } from '../../ui/time-text'
import { tellModelName, useModelName } from '../device/use-model-name'
import { statusTone } from '../ticket/status'
import classes from './counter.module.css'
import { readDeviceCode } from './device-code'
import { deviceClasses } from './device-words'
import { FindingsField } from './findings-field'
import type { Proof } from './intake-draft'
import { PassportMore } from './passport-more'
import { ProductLineField } from './product-line-field'
import { AmountText, DayText, Pick } from './small-fields'
import type { DeviceSide } from './use-intake'

interface ModelItem extends SearchItem {
  readonly modelId: string
  /** Recorded in Chinese whatever the clerk's language is: the customer's paper decides. */
  readonly modelName: string
  readonly english: string
  readonly deviceClass: string
}

export const DeviceColumn = memo(function DeviceColumn(props: {
  readonly side: DeviceSide
  readonly codeRef: RefObject<HTMLInputElement | null>
  readonly modelRef: RefObject<HTMLInputElement | null>
  readonly onKnown: () => void
}) {
  const t = useT(counterWords)
  const language = useLanguage()
  const { side } = props
  const { device } = side
  const modelName = useModelName()
  const code = readDeviceCode(device.code)
  const codeError =
    code.kind === 'wrong' ? problemText({ reason: code.reason, detail: code.detail }, language) : undefined

  const findModels = useCallback(
    async (text: string): Promise<readonly ModelItem[]> => {
      const answer = await ask('findModels', { text, limit: 20 })
      if (answer.kind !== 'ok') return []
      return answer.value.map((hit) => {
        const title = modelTitle(hit, language)
        return {
          key: hit.modelId,
          title,
          note: hit.modelNumbers.slice(0, 4).join(' · '),
          modelId: hit.modelId,
          modelName: modelTitle(hit, 'zh'),
          english: modelTitle(hit, 'en'),
          deviceClass: hit.deviceClass,
        }
      })
    },
    [language],
  )

  return (
    <section className={classes.column} aria-labelledby="counter-device">
      <h2 id="counter-device" className={classes.columnTitle}>
        {t('device')}
      </h2>
      <TextField
        label={t('code')}
        altKey="D"
        code
        placeholder={t('codeHint')}
        value={device.code}
        maxLength={40}
        inputRef={props.codeRef}
        error={codeError}
        rightSection={
          device.code === '' ? undefined : (
            <ActionIcon tabIndex={-1} aria-label={t('clearForm')} onClick={side.clearDevice}>
              <IconRefresh size={15} />
            </ActionIcon>
          )
        }
        onChange={(value) => side.typeCode(value)}
        onLeave={() => side.commitCode(device.code)}
      />
      {code.kind === 'serial' && code.doubtful ? (
        <p className={classes.note} data-tone="waiting" role="status">
          {t('codeDoubt')}
        </p>
      ) : null}
      <SearchBox<ModelItem>
        label={t('model')}
        altKey="M"
        placeholder={t('modelHint')}
        search={findModels}
        text={modelName(device)}
        keepTitle
        inputRef={props.modelRef}
        required
        onText={(text) => side.setDevice({ modelName: text, modelId: '' })}
        onPick={(item) => {
          tellModelName(item.modelId, item.english)
          side.setDevice({
            modelId: item.modelId,
            modelName: item.modelName,
            deviceClass: item.deviceClass,
          })
          props.onKnown()
        }}
        onCreate={(text) => side.setDevice({ modelName: text, modelId: '' })}
      />
      <Pick
        label={t('deviceClass')}
        value={device.deviceClass}
        required
        choices={[
          { value: '', label: '—' },
          ...deviceClasses(t, device.deviceClass).map(({ value, label }) => ({ value, label })),
        ]}
        onChange={(deviceClass) => side.setDevice({ deviceClass, productLine: '' })}
      />
      <ProductLineField device={device} onChange={(productLine) => side.setDevice({ productLine })} />
      <div className={classes.pair}>
        <Pick<Proof>
          label={t('proof')}
          value={device.proof}
          choices={(['invoice', 'voucher', 'none'] as const).map((value) => ({
            value,
            label: t(`proof_${value}`),
          }))}
          onChange={(proof) => side.setDevice({ proof })}
        />
        <DayText
          label={t('saleDay')}
          altKey="B"
          value={device.saleDay}
          error={dayProblem(device.saleDay, side.today, language)}
          onChange={(saleDay) => side.setDevice({ saleDay })}
        />
        {device.proof === 'none' ? (
          <DayText
            label={t('productionDay')}
            value={device.productionDay}
            onChange={(productionDay) => side.setDevice({ productionDay })}
          />
        ) : (
          <TextField
            label={t('invoiceNumber')}
            code
            maxLength={60}
            value={device.invoiceNumber}
            onChange={(invoiceNumber) => side.setDevice({ invoiceNumber })}
          />
        )}
        <AmountText
          label={t('invoicePrice')}
          value={device.invoicePrice}
          onChange={(invoicePrice) => side.setDevice({ invoicePrice })}
        />
      </div>
      {device.deviceClass === 'phone' || device.imei !== '' ? (
        <TextField
          label={t('imei2')}
          code
          maxLength={20}
          value={device.imei2}
          error={imei2Problem(device.imei2, language)}
          onChange={(imei2) => side.setDevice({ imei2 })}
        />
      ) : null}
      <FindingsField
        findings={device.findings}
        photos={side.photos}
        onChange={(findings) => side.setDevice({ findings })}
        onPhoto={(hash) =>
          side.set((before) =>
            before.photos.includes(hash)
              ? before
              : { ...before, photos: [...before.photos, hash].slice(0, 12) },
          )
        }
      />
      <Passport side={side} />
    </section>
  )
})

/** Many models carry their maker's name already. */
function modelTitle(hit: ModelHit, language: 'zh' | 'en'): string {
  const brand = language === 'zh' ? hit.brandZh || hit.brand : hit.brand
  const name = language === 'zh' ? hit.nameZh || hit.name : hit.name
  return name.toLowerCase().startsWith(brand.toLowerCase()) ? name : `${brand} ${name}`
}

function dayProblem(text: string, today: string, language: 'zh' | 'en'): string | undefined {
  const day = parseDay(text, today)
  return day !== undefined && day > today
    ? problemText({ reason: 'sale-day-in-future', detail: { day } }, language)
    : undefined
}

function imei2Problem(text: string, language: 'zh' | 'en'): string | undefined {
  const code = readDeviceCode(text)
  if (code.kind === 'empty' || code.kind === 'imei' || text.length < 15) return undefined
  return problemText({ reason: 'imei-check-digit' }, language)
}

function Passport({ side }: { readonly side: DeviceSide }) {
  const t = useT(counterWords)
  const ticket = useT(ticketWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const { passport } = side
  if (side.device.serial === '') return null
  if (!passport) return side.passportLoading ? null : <p className={classes.quiet}>{t('firstVisit')}</p>
  const openVisit = passport.visits.find((visit) => visit.id === passport.openTicketId)
  return (
    <div className={classes.group}>
      {openVisit ? (
        <div
          className={classes.note}
          data-tone={openVisit.status === 'ready' ? 'ready' : 'breach'}
          role="alert"
        >
          {openVisit.status === 'ready' ? t('readyHere', { number: openVisit.number }) : t('openTicketHere')}
          <div className={classes.noteActions}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => open({ kind: 'ticket', id: openVisit.id })}
            >
              {openVisit.number}
            </Button>
          </div>
        </div>
      ) : null}
      {passport.dueFen > 0 ? (
        <p className={classes.note} data-tone="breach" role="status">
          ▲ {t('unpaidThen', { amount: formatYuan(passport.dueFen) })}
        </p>
      ) : null}
      {passport.recalls.map((notice) => (
        <p key={notice.noticeId} className={classes.note} data-tone="waiting">
          ▲ {t(notice.kind, { title: language === 'zh' ? notice.titleZh : notice.titleEn })}
        </p>
      ))}
      {passport.exchangedBy === '' ? null : (
        <p className={classes.note} data-tone="waiting">
          {t('exchangedBy')}
        </p>
      )}
      {side.earlier ? (
        <div className={classes.note} data-tone="waiting">
          {t('maybeRepeat', {
            number: side.earlier.visit.number,
            days: side.earlier.days,
            within: side.earlier.within,
          })}
          <div className={classes.noteActions}>
            <Button
              size="compact-sm"
              variant={side.repeatOf === side.earlier.visit.id ? 'filled' : 'default'}
              aria-pressed={side.repeatOf === side.earlier.visit.id}
              onClick={() => side.set({ repeatOf: side.earlier?.visit.id ?? '' })}
            >
              {t('isRepeat')}
            </Button>
            <Button
              size="compact-sm"
              variant={side.repeatOf === '' ? 'filled' : 'default'}
              aria-pressed={side.repeatOf === ''}
              onClick={() => side.set({ repeatOf: '' })}
            >
              {t('notRepeat')}
            </Button>
          </div>
        </div>
      ) : null}
      <div className={classes.groupHead}>{t('passport', { count: passport.visits.length })}</div>
      <ul className={classes.list}>
        {passport.visits.slice(0, 6).map((visit) => (
          <li key={visit.id}>
            <button
              type="button"
              tabIndex={-1}
              className={classes.visit}
              onClick={() => open({ kind: 'ticket', id: visit.id })}
            >
              <span className={classes.number}>
                <Day day={visit.businessDay} />
              </span>
              <span className={classes.visitMain}>{visit.fault}</span>
              <StatusBadge tone={statusTone[visit.status]} label={ticket(`status_${visit.status}`)} />
            </button>
          </li>
        ))}
      </ul>
      <PassportMore passport={passport} today={side.today} />
    </div>
  )
}
