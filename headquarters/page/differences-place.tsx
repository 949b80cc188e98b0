/** Every day on which an outlet and headquarters differ, with both sides' figures beside each other. */

import type { DeskDifference } from '../../shared/headquarters/desk'
import { readSide } from '../../shared/sync/compare'
import { useAsked, usePerson, useSay } from './person'
import { Moment, Problem, Rows, useNumbers } from './pieces'
import { keyText } from './words'

export function DifferencesPlace() {
  const say = useSay()
  const asked = useAsked<readonly DeskDifference[]>('differences')
  if (!asked.value) return <Problem text={asked.problem} />
  if (asked.value.length === 0) return <p className="message good">{say('noDifferences')}</p>
  return asked.value.map((line) => (
    <section key={`${line.outlet}/${line.station}/${line.day}`}>
      <div className="rowed">
        <h2>
          <a href={`/outlets/${line.outlet}`}>{line.outlet}</a> · {line.station} ·{' '}
          <a href={`/outlets/${line.outlet}/days/${line.station}/${line.day}`}>{line.day}</a>
        </h2>
        <span className="quiet">
          <Moment atMs={line.checkedAtMs} />
        </span>
      </div>
      <Sides line={line} />
    </section>
  ))
}

function Sides({ line }: { readonly line: DeskDifference }) {
  const say = useSay()
  const { language } = usePerson()
  const { yuan } = useNumbers()
  if (line.figures === null) return <p className="hint">{say('sideMissing')}</p>
  if (line.figures.length === 0) return <p className="hint">{say('sameFigures')}</p>
  const name = (what: string): string => {
    const [group = '', key = ''] = what.split(/\/(.*)/s)
    const title = keyText(`what_${group}`, language)
    return key === '' ? title : `${title} · ${keyText(key, language)}`
  }
  const side = (what: string, text: string): string => {
    const read = readSide({ what }, text)
    if (read.kind === 'money') return say('side_money', { amount: yuan(read.amountFen), count: read.count })
    return read.kind === 'pieces' ? say('side_pieces', { in: read.in, out: read.out }) : read.text
  }
  return (
    <Rows
      rows={line.figures}
      keyOf={(figure) => figure.what}
      columns={[
        { title: say('figure'), cell: (figure) => name(figure.what) },
        { title: say('here'), end: true, cell: (figure) => side(figure.what, figure.here) },
        { title: say('there'), end: true, cell: (figure) => side(figure.what, figure.there) },
      ]}
    />
  )
}
