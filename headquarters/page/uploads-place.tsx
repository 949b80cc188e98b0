/** Prices, the catalogue and the list of serial numbers from a file: a dry run shows what would change, then the very same file is taken. */

import { useState } from 'react'
import type { DeskUpload } from '../../shared/headquarters/desk'
import { call, useAct, usePerson, useSay } from './person'
import { Good, Problem, Rows, Section, useNumbers } from './pieces'
import { keyText } from './words'

const kinds = { prices: 'kindPrices', parts: 'kindParts', serials: 'kindSerials' } as const
type Kind = keyof typeof kinds

export function UploadsPlace() {
  const say = useSay()
  const person = usePerson()
  const act = useAct()
  const [kind, setKind] = useState<Kind>('prices')
  const [whole, setWhole] = useState(false)
  const [file, setFile] = useState<File>()
  const [reason, setReason] = useState('')
  const [report, setReport] = useState<DeskUpload>()
  const [said, setSaid] = useState('')
  const query = (more: Readonly<Record<string, string>> = {}) =>
    new URLSearchParams({ kind, whole: whole ? 'yes' : 'no', ...more }).toString()
  const fresh = (change: () => void) => {
    change()
    setReport(undefined)
    setSaid('')
  }
  const dryRun = () =>
    act.run(async () => {
      if (!file) return
      setSaid('')
      setReport(await call<DeskUpload>(person, `dry-run?${query()}`, file))
    })
  const take = () =>
    act.run(async () => {
      if (!file || !report) return
      const path = `upload?${query({ sha256: report.sha256, reason })}`
      const { version } = await call<{ readonly version: number }>(person, path, file)
      setReport(undefined)
      setSaid(
        version > 0 ? say(kind === 'serials' ? 'takenSerials' : 'taken', { version }) : say('priceOnly'),
      )
    })
  return (
    <>
      <section>
        <p className="hint">{say('uploadHint')}</p>
        <p className="hint">{say('uploadColumns')}</p>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            dryRun()
          }}
        >
          <div className="rowed">
            {(Object.keys(kinds) as Kind[]).map((one) => (
              <label key={one} className="check">
                <input
                  type="radio"
                  name="kind"
                  checked={kind === one}
                  onChange={() => fresh(() => setKind(one))}
                />
                {say(kinds[one])}
              </label>
            ))}
            {kind !== 'prices' ? (
              <label className="check">
                <input
                  type="checkbox"
                  checked={whole}
                  onChange={(event) => fresh(() => setWhole(event.target.checked))}
                />
                {say(kind === 'parts' ? 'wholeFile' : 'wholeList')}
              </label>
            ) : null}
          </div>
          <label>
            <span>{say('file')}</span>
            <input
              type="file"
              accept=".csv,.xlsx,.jsonl,.gz,.txt"
              onChange={(event) => fresh(() => setFile(event.target.files?.[0]))}
            />
          </label>
          <button type="submit" disabled={act.busy || !file}>
            {say('dryRun')}
          </button>
        </form>
      </section>
      <Problem text={act.problem} />
      <Good text={said} />
      {report ? <Report report={report} kind={kind} /> : null}
      {report && report.problems.length === 0 ? (
        <section className="stack">
          <label>
            <span>{say('reason')}</span>
            <input value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} />
          </label>
          <button type="button" disabled={act.busy} onClick={take}>
            {say('take')}
          </button>
        </section>
      ) : null}
    </>
  )
}

function Report({ report, kind }: { readonly report: DeskUpload; readonly kind: Kind }) {
  const say = useSay()
  const { language } = usePerson()
  const { count } = useNumbers()
  return (
    <>
      <div className="figures">
        {(['rows', 'added', 'changed', 'same', 'removed'] as const).map((key) => (
          <div key={key} className={key === 'removed' && report.removed > 0 ? 'alert' : ''}>
            <b>{count(report[key])}</b>
            <span>{say(key)}</span>
          </div>
        ))}
      </div>
      {report.problems.length > 0 ? (
        <Section title={say('problems')}>
          <Rows
            rows={report.problems}
            keyOf={(problem) => `${problem.row}/${problem.field}`}
            columns={[
              { title: say('row'), cell: (problem) => (problem.row === 0 ? '–' : problem.row) },
              { title: say('column'), cell: (problem) => problem.field },
              { title: say('wrongBecause'), cell: (problem) => keyText(problem.reason, language) },
            ]}
          />
        </Section>
      ) : null}
      {report.examples.length > 0 ? (
        <Section title={`${say('before')} → ${say('after')}`}>
          <Rows
            rows={report.examples}
            keyOf={(example) => example.partNumber}
            columns={[
              {
                title: say(kind === 'serials' ? 'serial' : 'part'),
                cell: (example) => <code>{example.partNumber}</code>,
              },
              { title: say('before'), cell: (example) => <Line text={example.before} kind={kind} /> },
              { title: say('after'), cell: (example) => <Line text={example.after} kind={kind} /> },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}

function Line({ text, kind }: { readonly text: string; readonly kind: Kind }) {
  const { yuan } = useNumbers()
  if (text === '') return '–'
  if (kind === 'serials') return text
  const { nameZh, priceFen } = JSON.parse(text) as { readonly nameZh: string; readonly priceFen: number }
  return `${nameZh} · ${yuan(priceFen)}`
}
