/** What stays in sight on every screen: that this is practice, and that a day before today was left open. */

import { useLanguage, useT } from '../i18n/language'
import { practiceWords } from '../i18n/practice'
import { placesFor } from '../screens/places'
import { useStatus as useProgramStatus } from '../status'
import { ErrorBanner } from '../ui/error-banner'
import { dayText } from '../ui/time-text'
import { usePerson } from '../workstation'
import { useNavigation } from './navigation'

export function DayWarnings() {
  const t = useT(practiceWords)
  const language = useLanguage()
  const { role } = usePerson()
  const { go, place } = useNavigation()
  const status = useProgramStatus()
  const codes = (status?.warnings ?? []).map(({ code }) => code)
  const mayClose = placesFor(role).some(({ id }) => id === 'till')
  return (
    <>
      {codes.includes('practice') ? <ErrorBanner tone="waiting" what={t('banner')} /> : null}
      {codes.includes('dayLeftOpen') && place !== 'till' ? (
        <ErrorBanner
          tone="waiting"
          what={t('leftOpen', { day: dayText(status?.openDay ?? '', language) })}
          actions={mayClose ? [{ label: t('goClose'), run: () => go('till') }] : []}
        />
      ) : null}
    </>
  )
}
