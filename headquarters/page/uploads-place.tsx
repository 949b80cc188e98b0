/** Prices and the catalogue from a file: a dry run shows what would change, then the very same file is taken. */

import { useState } from 'react'
import type { DeskUpload } from '../../shared/headquarters/desk'
import { call, useAct, usePerson, useSay } from './person'
import { Good, Problem, Rows, Section, useNumbers } from './pieces'
import { keyText } from './words'

type Kind = 'prices' | 'parts'

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
      setSaid(version > 0 ? say('taken', { version }) : say('priceOnly'))
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
            {(['prices', 'parts'] as const).map((one) => (
              <label key={one} className="check">
                <input
                  type="radio"
                  name="kind"
                  checked={kind === one}
                  onChange={() => fresh(() => setKind(one))}
                />
                {say(one === 'prices' ? 'kindPrices' : 'kindParts')}
              </label>
            ))}
            {kind === 'parts' ? (
              <label className="check">
                <input
                  type="checkbox"
                  checked={whole}
                  onChange={(event) => fresh(() => setWhole(event.target.checked))}
                />
                {say('wholeFile')}
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
      {report ? <Report report={report} /> : null}
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

function Report({ report }: { readonly report: DeskUpload }) {
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
              { title: say('part'), cell: (example) => <code>{example.partNumber}</code> },
              { title: say('before'), cell: (example) => <PartLine text={example.before} /> },
              { title: say('after'), cell: (example) => <PartLine text={example.after} /> },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}

function PartLine({ text }: { readonly text: string }) {
  const { yuan } = useNumbers()
  if (text === '') return '–'
  const { nameZh, priceFen } = JSON.parse(text) as { readonly nameZh: string; readonly priceFen: number }
  return `${nameZh} · ${yuan(priceFen)}`
}
