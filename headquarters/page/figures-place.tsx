/** Figures across all outlets, as charts with the numbers beside them. */

import { useState } from 'react'
import type { DeskFigures } from '../../shared/headquarters/desk'
import { BarRows, DayBars, DayLines } from './charts'
import { useAsked, usePerson, useSay } from './person'
import { DayField, Problem, Rows, Section, useNumbers } from './pieces'
import { keyText } from './words'

const dayMs = 86_400_000

function before(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10)
}

export function FiguresPlace() {
  const say = useSay()
  const { today } = usePerson()
  const [from, setFrom] = useState(before(today, 29))
  const [to, setTo] = useState(today)
  const asked = useAsked<DeskFigures>(`figures?from=${from}&to=${to}`)
  const span = (days: number) => () => {
    setFrom(before(today, days - 1))
    setTo(today)
  }
  // The other end follows: a period never ends before it begins.
  function startOn(day: string) {
    setFrom(day)
    if (day > to) setTo(day)
  }
  function endOn(day: string) {
    setTo(day)
    if (day < from) setFrom(day)
  }
  return (
    <>
      <div className="bar">
        <DayField label={say('from')} value={from} onChange={startOn} />
        <DayField label={say('to')} value={to} onChange={endOn} />
        <button type="button" className="quiet" onClick={span(7)}>
          {say('last7')}
        </button>
        <button type="button" className="quiet" onClick={span(30)}>
          {say('last30')}
        </button>
        <button type="button" className="quiet" onClick={span(90)}>
          {say('last90')}
        </button>
        <span className="grow" />
        <button type="button" className="quiet" onClick={() => print()}>
          {say('print')}
        </button>
      </div>
      <Problem text={asked.problem} />
      {asked.value ? (
        <Figures figures={asked.value} period={`${from} – ${to}`} />
      ) : asked.problem === '' ? (
        <p className="quiet">{say('loading')}</p>
      ) : null}
    </>
  )
}

function Figures({ figures, period }: { readonly figures: DeskFigures; readonly period: string }) {
  const say = useSay()
  const { language } = usePerson()
  const { count, yuan } = useNumbers()
  const sum = (pick: (day: DeskFigures['days'][number]) => number) =>
    figures.days.reduce((total, day) => total + pick(day), 0)
  const sums = [
    [say('received'), count(sum((day) => day.received))],
    [say('ready'), count(sum((day) => day.ready))],
    [say('collected'), count(sum((day) => day.collected))],
    [say('takings'), yuan(sum((day) => day.takingsFen))],
  ] as const
  return (
    <>
      <h1>{period}</h1>
      <div className="figures">
        {sums.map(([label, value]) => (
          <div key={label}>
            <b>{value}</b>
            <span>{label}</span>
          </div>
        ))}
      </div>
      <div className="charts">
        <Section title={say('perDay')}>
          <DayLines
            rows={figures.days}
            lines={[
              { key: 'received', label: say('received'), dash: '' },
              { key: 'collected', label: say('collected'), dash: '6 4' },
            ]}
          />
        </Section>
        <Section title={say('takingsPerDay')}>
          <DayBars
            rows={figures.days.map((day) => ({ day: day.day, takings: day.takingsFen / 100 }))}
            bars={[{ key: 'takings', label: say('takingsYuan'), tone: 0 }]}
          />
        </Section>
        <Section title={say('agreementPerDay')}>
          <DayBars
            rows={figures.agreement}
            bars={[
              { key: 'agree', label: say('agree'), tone: 0 },
              { key: 'differ', label: say('differ'), tone: 1 },
              { key: 'open', label: say('notYet'), tone: 2 },
            ]}
          />
        </Section>
        <Section title={say('byOutlet')}>
          <BarRows
            rows={figures.outlets.map((one) => ({
              label: one.name === '' ? one.outlet : `${one.outlet} ${one.name}`,
              value: one.takingsFen / 100,
            }))}
            label={say('takingsYuan')}
          />
        </Section>
        <Section title={say('byTender')}>
          <Rows
            rows={figures.tenders}
            keyOf={(row) => row.key}
            columns={[
              { title: say('tender'), cell: (row) => keyText(row.key, language) },
              { title: say('count'), end: true, cell: (row) => count(row.count) },
              { title: say('amount'), end: true, cell: (row) => yuan(row.amountFen) },
            ]}
          />
        </Section>
        <Section title={say('byKind')}>
          <Rows
            rows={figures.kinds}
            keyOf={(row) => row.key}
            columns={[
              { title: say('kind'), cell: (row) => keyText(row.key, language) },
              { title: say('count'), end: true, cell: (row) => count(row.count) },
            ]}
          />
        </Section>
        <Section title={say('byPart')}>
          <Rows
            rows={figures.parts}
            keyOf={(row) => row.key}
            columns={[
              { title: say('part'), cell: (row) => <code>{row.key}</code> },
              { title: say('pieces'), end: true, cell: (row) => count(row.out) },
            ]}
          />
        </Section>
      </div>
    </>
  )
}
