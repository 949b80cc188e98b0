/** Where changes of status are posted, whether the customer's number goes with them, and what became of the last ones. */

import { useState } from 'react'
import type { DeskHook } from '../../shared/headquarters/desk'
import { call, useAct, useAsked, usePerson, useSay } from './person'
import { Good, Moment, Problem, Rows, Section } from './pieces'
import { keyText } from './words'

export function HookPlace() {
  const asked = useAsked<DeskHook>('hook')
  if (!asked.value) return <Problem text={asked.problem} />
  return (
    <>
      <Settings hook={asked.value} onChanged={asked.reload} />
      <Lately lines={asked.value.lately} onChanged={asked.reload} />
    </>
  )
}

function Settings(props: { readonly hook: DeskHook; readonly onChanged: () => void }) {
  const say = useSay()
  const person = usePerson()
  const act = useAct()
  const { settings } = props.hook
  const [url, setUrl] = useState(settings?.url ?? '')
  const [active, setActive] = useState(settings?.active ?? true)
  const [withPhone, setWithPhone] = useState(settings?.withPhone ?? false)
  const [secret, setSecret] = useState('')
  const [said, setSaid] = useState('')
  const save = (newSecret: boolean) =>
    act.run(async () => {
      setSaid('')
      const body = JSON.stringify({ url, active, withPhone, newSecret })
      const changed = await call<{ readonly secret: string | null }>(person, 'hook', body)
      setSecret(changed.secret ?? '')
      setSaid(say('saved'))
      props.onChanged()
    })
  return (
    <section>
      <p className="hint">{say('hookHint')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save(false)
        }}
      >
        <Problem text={act.problem} />
        <Good text={said} />
        {secret === '' ? null : (
          <div>
            <span>{say('secretOnce')}</span>
            <p className="issued">{secret}</p>
          </div>
        )}
        <label>
          <span>{say('hookUrl')}</span>
          <input name="url" value={url} maxLength={400} onChange={(event) => setUrl(event.target.value)} />
        </label>
        <label className="check">
          <input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} />
          {say('hookActive')}
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={withPhone}
            onChange={(event) => setWithPhone(event.target.checked)}
          />
          {say('hookPhone')}
        </label>
        <div className="rowed">
          <button type="submit" disabled={act.busy}>
            {say('save')}
          </button>
          {settings ? (
            <button type="button" className="quiet" disabled={act.busy} onClick={() => save(true)}>
              {say('newSecret')}
            </button>
          ) : null}
        </div>
      </form>
    </section>
  )
}

function Lately(props: { readonly lines: DeskHook['lately']; readonly onChanged: () => void }) {
  const say = useSay()
  const person = usePerson()
  const act = useAct()
  const told = (body: string) => JSON.parse(body) as { readonly number: string; readonly status: string }
  return (
    <Section title={say('deliveries')}>
      <Problem text={act.problem} />
      <Rows
        rows={props.lines}
        keyOf={(line) => line.id}
        columns={[
          { title: say('at'), cell: (line) => <Moment atMs={line.madeAtMs} /> },
          { title: say('outlet'), cell: (line) => line.outlet },
          { title: say('number'), cell: (line) => told(line.body).number },
          { title: say('status'), cell: (line) => keyText(told(line.body).status, person.language) },
          { title: say('tries'), end: true, cell: (line) => line.tries },
          {
            title: say('outcome'),
            cell: (line) =>
              line.deliveredAtMs !== null ? (
                <span className="badge good">{say('delivered')}</span>
              ) : (
                <span className="rowed">
                  <span className={line.givenUpAtMs === null ? 'badge wait' : 'badge bad'}>
                    {say(line.givenUpAtMs === null ? 'waiting' : 'givenUp')} {line.lastAnswer}
                  </span>
                  <button
                    type="button"
                    className="small quiet"
                    disabled={act.busy}
                    onClick={() =>
                      act.run(async () => {
                        await call(person, 'hook-again', JSON.stringify({ outlet: line.outlet, id: line.id }))
                        props.onChanged()
                      })
                    }
                  >
                    {say('again')}
                  </button>
                </span>
              ),
          },
        ]}
      />
    </Section>
  )
}
