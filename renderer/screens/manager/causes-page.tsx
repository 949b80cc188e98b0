/** Which faults, models, parts and batches come most often, and what is done about them. Every line opens its tickets. */

import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type CauseGroup, causeGroups } from '../../../shared/measure/state'
import type { Cause } from '../../../shared/questions/causes'
import { causesWords } from '../../i18n/causes'
import { useT } from '../../i18n/language'
import { useNow } from '../../ui/now'
import { dayAt } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { AskedProblem } from './asked-problem'
import { type Behind, BehindDialog } from './behind-dialog'
import { RankChart } from './charts'
import classes from './manager.module.css'
import { MeasuresPanel, TakeMeasureDialog } from './measures'
import office from './office.module.css'
import { Panel } from './panel'
import { PeriodChoice, usePeriod } from './period'
import { useCauseName } from './use-cause-name'

const charted = 10

export function CausesPage() {
  const t = useT(causesWords)
  const causeName = useCauseName()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const { days, shown } = usePeriod('quarter', today)
  const [group, setGroup] = useState<CauseGroup>('fault')
  const [behind, setBehind] = useState<Behind>()
  const [against, setAgainst] = useState<Cause>()
  const [version, setVersion] = useState(0)
  const asked = useQuestion('causes', days ? { group, ...days } : null)
  const causes = asked.data?.causes ?? []
  const nameOf = (cause: Cause) => causeName(group, cause)
  const show = (cause: Cause) => {
    if (days) setBehind({ figure: `cause-${group}`, key: cause.key, title: nameOf(cause), ...days })
  }
  return (
    <>
      <PeriodChoice {...shown} />
      <div className={classes.form}>
        <SegmentedControl
          aria-label={t('by')}
          value={group}
          onChange={(value) => setGroup(causeGroups.find((id) => id === value) ?? 'fault')}
          data={causeGroups.map((id) => ({ value: id, label: t(`by_${id}`) }))}
        />
        <span className={office.note}>{t('hint')}</span>
      </div>
      <AskedProblem asked={asked} />
      <div className={classes.charts}>
        <RankChart
          title={t('pareto')}
          marks={causes.slice(0, charted).map((cause) => ({
            key: cause.key,
            name: nameOf(cause),
            note: t('cumulated', { percent: cause.cumulativePercent }),
          }))}
          series={[
            { id: 'cause', name: t('colCount'), values: causes.slice(0, charted).map(({ count }) => count) },
          ]}
          onMark={(_, key) => {
            const cause = causes.find((one) => one.key === key)
            if (cause) show(cause)
          }}
        />
        <CausesTable causes={causes} nameOf={nameOf} group={group} onShow={show} onTake={setAgainst} />
      </div>
      <MeasuresPanel version={version} />
      {behind ? <BehindDialog behind={behind} onClose={() => setBehind(undefined)} /> : null}
      {against ? (
        <TakeMeasureDialog
          group={group}
          causeKey={against.key}
          name={nameOf(against)}
          today={today}
          onClose={() => setAgainst(undefined)}
          onTaken={() => {
            setAgainst(undefined)
            setVersion((before) => before + 1)
          }}
        />
      ) : null}
    </>
  )
}

function CausesTable(props: {
  readonly causes: readonly Cause[]
  readonly nameOf: (cause: Cause) => string
  readonly group: CauseGroup
  readonly onShow: (cause: Cause) => void
  readonly onTake: (cause: Cause) => void
}) {
  const t = useT(causesWords)
  return (
    <Panel title={t(`by_${props.group}`)} flush>
      {props.causes.length === 0 ? (
        <p className={office.empty}>{t('nothing')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('colCause')}</th>
              <th scope="col" className={office.end}>
                {t('colCount')}
              </th>
              <th scope="col" className={office.end}>
                {t('colRepeats')}
              </th>
              <th scope="col" className={office.end}>
                {t('colCumulated')}
              </th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {props.causes.slice(0, charted).map((cause) => (
              <tr key={cause.key}>
                <th scope="row" className={office.wrap}>
                  <button type="button" className={office.link} onClick={() => props.onShow(cause)}>
                    {props.nameOf(cause)}
                  </button>
                </th>
                <td className={office.end}>{cause.count}</td>
                <td className={office.end}>{cause.repeats}</td>
                <td className={office.end}>{cause.cumulativePercent} %</td>
                <td className={office.end}>
                  <Button size="compact-xs" variant="default" onClick={() => props.onTake(cause)}>
                    {t('take')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
