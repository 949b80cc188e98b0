/** What was noted when the device came in: fault in the customer's words, condition, accessories, photos, passcode. */

import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { PhotoStrip } from '../../ui/photo-strip'
import { useAttachments } from '../ticket/attachments'
import { useRecordedNames } from '../ticket/use-recorded-names'
import { JobSecret } from './job-secret'
import classes from './job-sheet.module.css'
import { Section } from './section'
import type { OpenDesk } from './use-job'

export function JobFacts({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const language = useLanguage()
  const names = useRecordedNames()
  const comma = language === 'zh' ? '、' : ', '
  const { detail } = desk
  const { intake } = detail.ticket
  const photos = useAttachments(intake.photos)
  const notGood = intake.condition.filter(({ state }) => state !== 'good')
  return (
    <Section id="facts" title={t('customerSaid')} aside={intake.customerName}>
      <dl className={classes.facts}>
        <dt>{t('fault')}</dt>
        <dd>{intake.fault}</dd>
        {intake.request === '' ? null : (
          <>
            <dt>{t('wants')}</dt>
            <dd>{intake.request}</dd>
          </>
        )}
        {intake.impact === '' ? null : (
          <>
            <dt>{t('impact')}</dt>
            <dd>{intake.impact}</dd>
          </>
        )}
        <dt>{t('serial')}</dt>
        <dd className={classes.code}>{intake.serial || '–'}</dd>
        {notGood.length === 0 ? null : (
          <>
            <dt>{t('condition')}</dt>
            <dd>
              {notGood
                .map((item) => {
                  const name = names.condition(intake.deviceClass, item)
                  if (item.note === '') return name
                  return language === 'zh' ? `${name}（${item.note}）` : `${name} (${item.note})`
                })
                .join(comma)}
            </dd>
          </>
        )}
        {intake.accessories.length === 0 ? null : (
          <>
            <dt>{t('accessories')}</dt>
            <dd>
              {intake.accessories
                .map((item) => {
                  const name = names.accessory(intake.deviceClass, item)
                  return item.count > 1 ? `${name} ×${item.count}` : name
                })
                .join(comma)}
            </dd>
          </>
        )}
        <dt>{t('data')}</dt>
        <dd>
          {intake.dataLossConsent ? t('dataConsent') : <b className={classes.warn}>▲ {t('dataKeep')}</b>}
        </dd>
        <dt>{t('passcode')}</dt>
        <dd>
          <JobSecret
            ticketId={detail.ticket.id}
            kept={detail.hasSecret}
            left={intake.secretId !== undefined}
          />
        </dd>
      </dl>
      {photos.length === 0 ? null : <PhotoStrip photos={photos} />}
    </Section>
  )
}
