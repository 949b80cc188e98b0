/** What a ticket tells, section by section. They only show; what can be done stands in the foot of the sheet. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CustomerDetails } from '../../../shared/customer/events'
import { photoMark } from '../../../shared/documents/forms/claim-receipt'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { useNavigation } from '../../frame/navigation'
import { approvalWords } from '../../i18n/approval'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { PhotoStrip } from '../../ui/photo-strip'
import { StatusBadge } from '../../ui/status-badge'
import { Day, Moment, Money } from '../../ui/texts'
import { RevealButton, RevealedDetails } from '../customer/reveal'
import { useModelName } from '../device/use-model-name'
import { useAttachments } from './attachments'
import { GivenBy, useNames } from './given-by'
import { statusTone } from './status'
import classes from './ticket.module.css'
import { useQuoteLineName } from './use-quote-line-name'
import { useRecordedNames } from './use-recorded-names'

interface Part {
  readonly detail: TicketDetail
}

export function DeviceSection({ detail }: Part) {
  const t = useT(ticketWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const modelName = useModelName()
  const { intake } = detail.ticket
  return (
    <section className={classes.section} aria-label={t('sectionDevice')}>
      <h3 className={classes.heading}>
        {t('sectionDevice')}
        {intake.deviceId === undefined ? null : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open({ kind: 'device', id: intake.deviceId ?? '' })}
          >
            {t('passport', { count: detail.earlier.length })}
          </Button>
        )}
      </h3>
      <div className={classes.top}>
        <strong>{modelName(intake)}</strong>
        <span className={classes.number}>{intake.serial}</span>
        {intake.scanned.length === 0 ? null : (
          <span className={classes.quiet}>
            {intake.scanned.every((raw) => raw === intake.serial)
              ? t('wasScanned')
              : t('scannedAs', { codes: intake.scanned.join(' · ') })}
          </span>
        )}
        {intake.saleDay === undefined ? null : <Day day={intake.saleDay} />}
        {intake.warranty ? (
          <StatusBadge
            tone={intake.warranty.covered ? 'ready' : 'neutral'}
            label={t(intake.warranty.covered ? 'covered' : 'notCovered')}
          />
        ) : null}
        {intake.repeatOf === undefined ? null : <StatusBadge tone="breach" label={t('repeat')} />}
        {detail.hasSecret ? <span>● {t('hasSecret')}</span> : null}
      </div>
      {intake.warranty ? (
        <p className={classes.quiet}>
          {language === 'zh' ? intake.warranty.sentenceZh : intake.warranty.sentenceEn}
        </p>
      ) : null}
      {detail.recalls.map((notice) => (
        <p key={notice.noticeId} className={classes.note} data-tone="waiting">
          ▲ {t('recallHere', { title: language === 'zh' ? notice.titleZh : notice.titleEn })}
        </p>
      ))}
    </section>
  )
}

export function CustomerSection({ detail }: Part) {
  const t = useT(ticketWords)
  const { open } = useNavigation()
  const [details, setDetails] = useState<CustomerDetails>()
  const { intake } = detail.ticket
  const { customer } = detail
  return (
    <section className={classes.section} aria-label={t('sectionCustomer')}>
      <h3 className={classes.heading}>{t('sectionCustomer')}</h3>
      <div className={classes.actions}>
        <button
          type="button"
          className={classes.link}
          onClick={() => open({ kind: 'customer', id: intake.customerId })}
        >
          {customer?.name ?? intake.customerName}
        </button>
        <span className={classes.number}>{customer?.phone ?? intake.customerPhone}</span>
        <span className={classes.split} />
        {details || customer?.erased === 1 ? null : (
          <RevealButton customerId={intake.customerId} ticketId={detail.ticket.id} onRevealed={setDetails} />
        )}
      </div>
      {details ? <RevealedDetails details={details} onHide={() => setDetails(undefined)} /> : null}
    </section>
  )
}

export function IntakeSection({ detail }: Part) {
  const t = useT(ticketWords)
  const { ticket } = detail
  const language = useLanguage()
  const names = useRecordedNames()
  const { intake } = ticket
  const photos = useAttachments(intake.photos)
  const notGood = intake.condition.filter((item) => item.state !== 'good')
  const good = intake.condition.length - notGood.length
  return (
    <section className={classes.section} aria-label={t('sectionIntake')}>
      <h3 className={classes.heading}>{t('sectionIntake')}</h3>
      <dl className={classes.facts}>
        <dt>{t('fault')}</dt>
        <dd className={classes.wide}>
          {intake.fault} {intake.faultCode === '' ? '' : `(${intake.faultCode})`}
        </dd>
        {intake.request === '' ? null : (
          <>
            <dt>{t('request')}</dt>
            <dd className={classes.wide}>{intake.request}</dd>
          </>
        )}
        {intake.impact === '' ? null : (
          <>
            <dt>{t('impact')}</dt>
            <dd className={classes.wide}>{intake.impact}</dd>
          </>
        )}
        <dt>{t('accessories')}</dt>
        <dd className={classes.wide}>
          {intake.accessories.length === 0
            ? t('noAccessories')
            : intake.accessories
                .map((item) => {
                  const name = names.accessory(intake.deviceClass, item)
                  return item.count > 1 ? `${name} ${t('quantity', { count: item.count })}` : name
                })
                .join(language === 'zh' ? '、' : ', ')}
        </dd>
        {intake.condition.length === 0 ? null : (
          <>
            <dt>{t('condition')}</dt>
            <dd className={classes.wide}>
              {[
                ...notGood.map((item) =>
                  [
                    item.state === 'bad' ? '✗' : '?',
                    names.condition(intake.deviceClass, item),
                    item.note,
                    item.alreadyOn === undefined ? '' : `(${t('alreadyOn', { day: item.alreadyOn })})`,
                  ]
                    .filter((text) => text !== '')
                    .join(' '),
                ),
                ...(good > 0 ? [`✓ ${t('conditionGood', { count: good })}`] : []),
              ].join(' · ')}
            </dd>
          </>
        )}
        <dt>{t('estimate')}</dt>
        <dd>{intake.estimateFen === undefined ? '—' : <Money fen={intake.estimateFen} />}</dd>
        <dt>{t('terms', { version: intake.termsVersion })}</dt>
        <dd>{intake.dataLossConsent ? t('dataConsent') : t('noDataConsent')}</dd>
      </dl>
      {photos.length > 0 ? <PhotoStrip photos={photos} /> : null}
      {intake.photos.length > 0 ? (
        <p className={classes.quiet}>
          {t('photoMarks')} <span className={classes.number}>{intake.photos.map(photoMark).join(' ')}</span>
        </p>
      ) : null}
    </section>
  )
}

export function DiagnosisSection({ detail }: Part) {
  const t = useT(ticketWords)
  const { diagnosis, test, outcome, quote } = detail.ticket
  const lineName = useQuoteLineName(quote?.lines ?? [])
  if (!diagnosis && !test && outcome === undefined && !quote) return null
  return (
    <section className={classes.section} aria-label={t('sectionDiagnosis')}>
      <h3 className={classes.heading}>{t('sectionDiagnosis')}</h3>
      <dl className={classes.facts}>
        <dt>{t('finding')}</dt>
        <dd className={classes.wide}>
          {diagnosis ? `${diagnosis.faultCode} ${diagnosis.finding}` : t('noDiagnosis')}
        </dd>
        {test ? (
          <>
            <dt>{t('step_testRecorded')}</dt>
            <dd>{test.passed ? `✓ ${t('testPassed')}` : `✗ ${t('testFailed')}`}</dd>
          </>
        ) : null}
        {outcome === undefined ? null : (
          <>
            <dt>{t('outcome')}</dt>
            <dd>{t(`outcome_${outcome}`)}</dd>
          </>
        )}
      </dl>
      {quote ? (
        <div className={classes.note} data-tone={quote.answer === 'open' ? 'waiting' : undefined}>
          <strong>
            {t('quote')} {quote.number}
          </strong>
          {' · '}
          {quote.answer === 'open'
            ? t('quoteOpen', { day: quote.expiresOn })
            : t(quote.answer === 'accepted' ? 'quoteAccepted' : 'quoteDeclined')}
          <ul className={classes.list}>
            {quote.lines.map((line) => (
              <li key={`${line.kind}-${line.code}-${line.name}`} className={classes.line}>
                <span className={classes.main}>
                  {lineName(line)} {line.quantity > 1 ? t('quantity', { count: line.quantity }) : ''}
                </span>
                <Money fen={line.unitFen * line.quantity} />
              </li>
            ))}
            {quote.discountFen > 0 ? (
              <li className={classes.line}>
                <span className={classes.main}>
                  {[t('billDiscount'), quote.discountReason].filter(Boolean).join(' · ')}
                  <GivenBy giver={quote.actor} approvedBy={quote.approvedBy} />
                </span>
                <Money fen={-quote.discountFen} />
              </li>
            ) : null}
            <li className={classes.line}>
              <strong className={classes.main}>{t('billTotal')}</strong>
              <Money fen={quote.totalFen} strong />
            </li>
          </ul>
        </div>
      ) : null}
    </section>
  )
}

export function NotesSection({ detail }: Part) {
  const t = useT(ticketWords)
  const names = useNames()
  const { notes } = detail.ticket
  if (notes.length === 0) return null
  return (
    <section className={classes.section} aria-label={t('sectionNotes')}>
      <h3 className={classes.heading}>{t('sectionNotes')}</h3>
      <ul className={classes.list}>
        {notes.map((note) => (
          <li key={note.noteId} className={classes.line}>
            <Moment atMs={note.atMs} short />
            <span>{names(note.actor)}</span>
            <span className={classes.main}>{note.note}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function TimelineSection({ detail }: Part) {
  const t = useT(ticketWords)
  const names = useNames()
  const { steps } = detail.ticket
  return (
    <section className={classes.section} aria-label={t('sectionTimeline')}>
      <h3 className={classes.heading}>{t('sectionTimeline')}</h3>
      <ol className={classes.list}>
        {steps.map((step, index) => (
          <li key={step.factId} className={classes.step}>
            <Moment atMs={step.atMs} short />
            <span>{names(step.actor)}</span>
            <span>
              {t(`step_${step.type}`)}
              {steps[index - 1]?.status === step.status ? null : (
                <>
                  {' → '}
                  <StatusBadge tone={statusTone[step.status]} label={t(`status_${step.status}`)} />
                </>
              )}
              {step.type === 'deviceHandedOver' ? <HowHandedOver detail={detail} /> : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was checked instead of the receipt, and who let it go with something still out. */
function HowHandedOver({ detail }: Part) {
  const t = useT(approvalWords)
  const names = useNames()
  const { handOver } = detail.ticket
  if (!handOver) return null
  const { proofNote, overrideReason, approvedBy, actor } = handOver
  const said = [
    proofNote,
    overrideReason === ''
      ? ''
      : `${overrideReason} · ${t('releasedBy', { name: names(approvedBy || actor) })}`,
  ].filter((text) => text !== '')
  return said.length === 0 ? null : <span className={classes.quiet}> {said.join(' · ')}</span>
}
