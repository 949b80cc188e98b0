/** A device's passport: what it is, every visit, what was wrong with it before, and what headquarters says of it. */

import { Button } from '@mantine/core'
import { useNavigation } from '../../frame/navigation'
import { SideSheet } from '../../frame/side-sheet'
import { deviceWords } from '../../i18n/device'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { EmptyState } from '../../ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { StatusBadge } from '../../ui/status-badge'
import { Day } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import customerClasses from '../customer/customer.module.css'
import { placesFor } from '../places'
import type { SheetProps } from '../sheets'
import { statusTone } from '../ticket/status'
import { useRecordedNames } from '../ticket/use-recorded-names'
import { useModelName } from './use-model-name'

export function DeviceSheet({ id }: SheetProps) {
  const t = useT(deviceWords)
  const ticketT = useT(ticketWords)
  const modelName = useModelName()
  const { condition } = useRecordedNames()
  const language = useLanguage()
  const person = usePerson()
  const { open, go } = useNavigation()
  const asked = useQuestion('device', { deviceId: id })
  const passport = asked.data

  if (!passport) {
    return (
      <SideSheet title={t('device')}>
        {asked.refused ? (
          <ProblemBanner problem={asked.refused} onRetry={asked.reload} />
        ) : asked.loading ? null : (
          <EmptyState title={t('notFound')} hint={t('notFoundHint')} />
        )}
      </SideSheet>
    )
  }
  const { details } = passport
  const facts: readonly (readonly [string, string])[] = [
    [t('serial'), details.serial],
    [t('imei'), details.imei],
    [t('imei2'), details.imei2],
    [t('bought'), details.saleDay ?? t('unknownDay')],
    [t('made'), details.productionDay ?? ''],
    [t('invoice'), details.invoiceNumber],
  ]
  const mayReceive = placesFor(person.role).some((place) => place.id === 'counter')
  return (
    <SideSheet
      title={modelName(details)}
      aside={<span className={customerClasses.quiet}>{t('visits', { count: passport.visits.length })}</span>}
      actions={
        mayReceive && passport.openTicketId === '' ? (
          <Button onClick={() => go('counter', { serial: details.serial })}>{t('receive')}</Button>
        ) : null
      }
    >
      {passport.openTicketId === '' ? null : (
        <ErrorBanner
          tone="waiting"
          what={t('openTicket')}
          actions={[
            {
              label: passport.visits.find((visit) => visit.id === passport.openTicketId)?.number ?? '→',
              run: () => open({ kind: 'ticket', id: passport.openTicketId }),
            },
          ]}
        />
      )}
      {passport.exchangedBy === '' ? null : (
        <ErrorBanner
          tone="waiting"
          what={t('exchanged')}
          actions={[{ label: t('openOther'), run: () => open({ kind: 'device', id: passport.exchangedBy }) }]}
        />
      )}
      <section className={customerClasses.section}>
        <dl className={customerClasses.facts}>
          {facts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <Fact key={label} label={label} value={value} />
            ))}
          {passport.lastCustomer ? (
            <>
              <dt>{t('lastCustomer')}</dt>
              <dd>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => open({ kind: 'customer', id: passport.lastCustomer?.id ?? '' })}
                >
                  {passport.lastCustomer.name} {passport.lastCustomer.phone}
                </Button>
              </dd>
            </>
          ) : null}
        </dl>
      </section>
      {passport.recalls.length === 0 ? null : (
        <section className={customerClasses.section} aria-label={t('recalls')}>
          <h3 className={customerClasses.heading}>{t('recalls')}</h3>
          {passport.recalls.map((notice) => (
            <div key={notice.noticeId}>
              <strong>▲ {language === 'zh' ? notice.titleZh : notice.titleEn}</strong>
              <p className={customerClasses.quiet}>{language === 'zh' ? notice.textZh : notice.textEn}</p>
            </div>
          ))}
        </section>
      )}
      <section className={customerClasses.section} aria-label={t('known')}>
        <h3 className={customerClasses.heading}>{t('known')}</h3>
        {passport.knownCondition.length === 0 ? (
          <p className={customerClasses.quiet}>{t('noKnown')}</p>
        ) : (
          <ul className={customerClasses.list}>
            {passport.knownCondition.map((item) => (
              <li key={item.id}>
                ✗ {condition(details.deviceClass, item)} {item.note}{' '}
                <span className={customerClasses.quiet}>{t('on', { day: item.day })}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={customerClasses.section} aria-label={t('history')}>
        <h3 className={customerClasses.heading}>{t('history')}</h3>
        <ul className={customerClasses.list}>
          {passport.visits.map((visit) => (
            <li key={visit.id}>
              <button
                type="button"
                className={customerClasses.row}
                onClick={() => open({ kind: 'ticket', id: visit.id })}
              >
                <span className={customerClasses.number}>{visit.number}</span>
                <Day day={visit.businessDay} />
                <span className={customerClasses.rowMain}>{visit.fault}</span>
                <span className={customerClasses.quiet}>
                  {visit.outcome === '' ? '' : ticketT(`outcome_${visit.outcome}`)}
                </span>
                <StatusBadge tone={statusTone[visit.status]} label={ticketT(`status_${visit.status}`)} />
              </button>
            </li>
          ))}
        </ul>
      </section>
    </SideSheet>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={customerClasses.number}>{value}</dd>
    </>
  )
}
