/** The outlet as it is printed, and its opening hours. What was typed stays until it is saved or given up. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { OutletDetails, OutletRow } from '../../../shared/outlet/state'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { SelectField } from '../../ui/choices'
import { useDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { LongTextField, PhoneField, TextField } from '../../ui/fields'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { HoursFields, hoursOf, textOfHours } from './hours-fields'
import classes from './settings.module.css'
import { zonesWith } from './zones'

const typedSchema = z.object({
  nameZh: z.string(),
  nameEn: z.string(),
  address: z.string(),
  phone: z.string(),
  zone: z.string(),
  terms: z.string(),
  printFooter: z.string(),
  days: z.array(z.object({ isOpen: z.boolean(), open: z.string(), close: z.string() })).length(7),
})
type Typed = z.infer<typeof typedSchema>

export function OutletSection({ outlet }: { readonly outlet: OutletRow }) {
  return outlet.details ? <OutletForm outlet={outlet} details={outlet.details} /> : null
}

function OutletForm(props: { readonly outlet: OutletRow; readonly details: OutletDetails }) {
  const t = useT(settingsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const [tried, setTried] = useState(false)
  const draft = useDraft<Typed | null>(
    'settings.outlet',
    null,
    (stored) => typedSchema.safeParse(stored).data,
  )
  const { outlet } = props
  const { hours: savedHours, code, ...texts } = props.details
  const saved: Typed = { ...texts, days: [...textOfHours(savedHours)] }
  const value = draft.value ?? saved
  const dirty = draft.value !== null && JSON.stringify(draft.value) !== JSON.stringify(saved)
  const hours = hoursOf(value.days)
  const change = (part: Partial<Typed>) => draft.set({ ...value, ...part })

  async function save() {
    setTried(true)
    if (value.nameZh.trim() === '' || !hours) return
    const { days: _days, ...rest } = value
    const done = await act.give(
      'changeOutlet',
      { details: { ...rest, nameZh: value.nameZh.trim(), code, hours: [...hours] } },
      { 'outlet/self': outlet.revision },
    )
    if (!done) return
    draft.clear()
    setTried(false)
    tell({ text: t('outletSaved') })
  }
  useHotkeys([{ keys: 'Ctrl+S', label: t('save'), run: () => void save(), disabled: !dirty || act.busy }])

  return (
    <form
      noValidate
      className={classes.section}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ProblemBanner problem={act.problem} />
      {draft.restored && dirty ? <ErrorBanner tone="waiting" what={t('restored')} /> : null}
      <Panel title={t('details')}>
        <div className={office.fields}>
          <div>
            <div className={classes.fixedLabel}>{t('code')}</div>
            <div className={classes.fixedValue} title={t('codeFixed')}>
              {code}
            </div>
          </div>
          <TextField
            label={t('nameZh')}
            required
            maxLength={120}
            value={value.nameZh}
            onChange={(nameZh) => change({ nameZh })}
            error={tried && value.nameZh.trim() === '' ? t('required') : undefined}
          />
          <TextField
            label={t('nameEn')}
            maxLength={120}
            value={value.nameEn}
            onChange={(nameEn) => change({ nameEn })}
          />
          <PhoneField
            label={t('phone')}
            maxLength={40}
            value={value.phone}
            onChange={(phone) => change({ phone })}
          />
          <SelectField
            label={t('zone')}
            choices={zonesWith(value.zone)}
            value={value.zone}
            onChange={(zone) => {
              if (zone !== undefined) change({ zone })
            }}
          />
          <div className={office.wide}>
            <TextField
              label={t('address')}
              maxLength={200}
              value={value.address}
              onChange={(address) => change({ address })}
            />
          </div>
        </div>
      </Panel>
      <div className={office.even}>
        <Panel title={t('hours')}>
          <HoursFields days={value.days} onChange={(days) => change({ days: [...days] })} />
          {hours ? null : <ErrorBanner tone="waiting" what={t('timeWrong')} />}
          <p className={office.note}>{t('hoursHint')}</p>
        </Panel>
        <Panel title={t('texts')}>
          <LongTextField
            label={t('terms')}
            minRows={6}
            maxLength={8000}
            value={value.terms}
            onChange={(terms) => change({ terms })}
          />
          <TextField
            label={t('printFooter')}
            maxLength={400}
            value={value.printFooter}
            onChange={(printFooter) => change({ printFooter })}
          />
        </Panel>
      </div>
      {dirty ? (
        <div className={classes.bar}>
          <span className={hours ? classes.barGrow : `${classes.barGrow} ${office.bad}`} role="status">
            {hours ? t('unsaved') : t('timeWrong')}
          </span>
          <Button variant="default" onClick={draft.clear}>
            {t('discard')}
          </Button>
          <Button type="submit" disabled={act.busy} rightSection={<kbd>Ctrl S</kbd>}>
            {t('save')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}
