/** A file that an outlet brought on a stick: read it, compare the codes, take the answer back. */

import { useState } from 'react'
import type { DeskBundle } from '../../shared/headquarters/desk'
import { call, useAct, usePerson, useSay } from './person'
import { Moment, Problem, useNumbers } from './pieces'

export function StickPlace() {
  const say = useSay()
  const person = usePerson()
  const act = useAct()
  const [file, setFile] = useState<File>()
  const [taken, setTaken] = useState<DeskBundle>()
  return (
    <>
      <section>
        <p className="hint">{say('stickHint')}</p>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            act.run(async () => {
              setTaken(undefined)
              if (file) setTaken(await call<DeskBundle>(person, 'bundle', file))
            })
          }}
        >
          <label>
            <span>{say('file')}</span>
            <input
              type="file"
              accept=".counterbench"
              onChange={(event) => {
                setFile(event.target.files?.[0])
                setTaken(undefined)
              }}
            />
          </label>
          <button type="submit" disabled={act.busy || !file}>
            {say('readFile')}
          </button>
        </form>
      </section>
      <Problem text={act.problem} />
      {taken ? <Taken taken={taken} /> : null}
    </>
  )
}

function Taken({ taken }: { readonly taken: DeskBundle }) {
  const say = useSay()
  const { count } = useNumbers()
  const differs = taken.daysDiffering.length > 0
  return (
    <section>
      <h2>
        {taken.outlet} · {taken.station}
      </h2>
      {taken.complete ? null : <p className="message bad">{say('cut')}</p>}
      {taken.newest ? null : <p className="message bad">{say('older')}</p>}
      <dl className="facts">
        <dt>{say('madeAt')}</dt>
        <dd>
          <Moment atMs={taken.madeAtMs} />
        </dd>
        <dt>{say('accepted')}</dt>
        <dd>{count(taken.accepted)}</dd>
        <dt>{say('doubled')}</dt>
        <dd>{count(taken.doubled)}</dd>
        <dt>{say('setAside')}</dt>
        <dd>{count(taken.setAside)}</dd>
        <dt>{say('catalogueBack')}</dt>
        <dd>{count(taken.catalogueParts)}</dd>
        <dt>{say('serialsBack')}</dt>
        <dd>{count(taken.serialNumbers)}</dd>
        <dt>{say('day')}</dt>
        <dd>
          <span className={differs ? 'badge bad' : 'badge good'}>
            {differs ? say('daysDiffer', { days: taken.daysDiffering.join(', ') }) : say('daysAgree')}
          </span>
        </dd>
        <dt>{say('codes')}</dt>
        <dd>
          {taken.codes.map((code) => (
            <div key={code} className="issued">
              {code}
            </div>
          ))}
          <span className="quiet">{say('codesHint')}</span>
        </dd>
      </dl>
      <button type="button" onClick={() => download(taken.answer)}>
        {say('download')}
      </button>
    </section>
  )
}

function download({ name, text }: DeskBundle['answer']): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
