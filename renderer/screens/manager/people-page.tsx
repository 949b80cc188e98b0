/** People: who is on duty, what more hands would change, and what each has done in a period. */

import { useState } from 'react'
import { useNow } from '../../ui/now'
import { dayAt } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { PeopleResults } from './people-results'
import { PeriodChoice, type Preset, periodOf } from './period'
import { RotaPanel } from './rota-panel'
import { WhatIfPanel } from './what-if-panel'

export function PeoplePage() {
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const [version, setVersion] = useState(0)
  const [preset, setPreset] = useState<Preset>('month')
  const [own, setOwn] = useState<{
    readonly fromDay: string | undefined
    readonly toDay: string | undefined
  }>()
  const { fromDay, toDay } =
    preset === 'own' && own ? own : periodOf(preset === 'own' ? 'month' : preset, today)
  return (
    <>
      <RotaPanel today={today} onSaved={() => setVersion((before) => before + 1)} />
      <WhatIfPanel today={today} version={version} />
      <PeriodChoice
        preset={preset}
        fromDay={fromDay}
        toDay={toDay}
        today={today}
        onChange={(next, from, to) => {
          setPreset(next)
          setOwn({ fromDay: from, toDay: to })
        }}
      />
      {fromDay !== undefined && toDay !== undefined && fromDay <= toDay ? (
        <PeopleResults fromDay={fromDay} toDay={toDay} version={version} />
      ) : null}
    </>
  )
}
