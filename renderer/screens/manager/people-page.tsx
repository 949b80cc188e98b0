/** People: who is on duty, what more hands would change, and what each has done in a period. */

import { useState } from 'react'
import { useNow } from '../../ui/now'
import { dayAt } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { PeopleResults } from './people-results'
import { PeriodChoice, usePeriod } from './period'
import { RotaPanel } from './rota-panel'
import { WhatIfPanel } from './what-if-panel'

export function PeoplePage() {
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const [version, setVersion] = useState(0)
  const { days, shown } = usePeriod('month', today)
  return (
    <>
      <RotaPanel today={today} onSaved={() => setVersion((before) => before + 1)} />
      <WhatIfPanel today={today} version={version} />
      <PeriodChoice {...shown} />
      {days ? <PeopleResults {...days} version={version} /> : null}
    </>
  )
}
