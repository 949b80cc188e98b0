/** The figures of a period as a report keeps them: what the screen shows now, counted by the same code. */

import type { Fault } from '../../shared/catalogue/fault'
import { type FigureGroup, figureGroups } from '../../shared/questions/figures'
import type { ReportData } from '../../shared/report/state'
import { type FigureDependencies, figuresOf } from './figures'
import { type BothNames, figuresBy } from './figures-by'
import { peopleResults } from './people-results'

const mostRows = 10
const mostDays = 400
const mostPeople = 100

export function reportData(
  dependencies: FigureDependencies,
  faults: readonly Pick<Fault, 'code' | 'nameZh' | 'nameEn'>[],
  fromDay: string,
  toDay: string,
): ReportData | undefined {
  const all = figuresOf(dependencies, fromDay, toDay)
  if (all.perDay.length > mostDays) return undefined
  const groups = figureGroups.filter(isReported)
  const people = peopleResults(dependencies, fromDay, toDay)
  const percent = dependencies.policy().commissionPercent
  return {
    figures: all.figures.map((figure) => ({ ...figure })),
    days: all.perDay.map((day) => ({ ...day })),
    income: all.income.map((line) => ({ ...line })),
    groups: groups.map((group) => ({
      group,
      rows: figuresBy(dependencies, group, fromDay, toDay)
        .slice(0, mostRows)
        .map(({ key, name, nameEn, received, closed, medianMinutes, firstTimeFix, breached }) => ({
          ...namesOf(faults, group === 'fault' ? key : '', { name, nameEn }),
          received,
          closed,
          medianMinutes,
          firstTimeFix,
          breached,
        })),
    })),
    people: people
      .slice(0, mostPeople)
      .map(({ name, received, handedOver, repaired, payments, takenFen }) => ({
        name,
        received,
        handedOver,
        repaired,
        payments,
        takenFen,
      })),
    commission: {
      labourPercent: percent.labour,
      partsPercent: percent.parts,
      rows: people
        .filter(({ labourFen, partsFen }) => labourFen !== 0 || partsFen !== 0)
        .slice(0, mostPeople)
        .map(({ name, labourFen, partsFen, commissionFen }) => ({
          name,
          labourFen,
          partsFen,
          commissionFen,
        })),
    },
  }
}

function namesOf(
  faults: readonly Pick<Fault, 'code' | 'nameZh' | 'nameEn'>[],
  code: string,
  { name, nameEn }: BothNames,
): BothNames {
  const fault = code === '' ? undefined : faults.find((one) => one.code === code)
  return { name: (fault?.nameZh ?? name).slice(0, 200), nameEn: (fault?.nameEn ?? nameEn).slice(0, 200) }
}

function isReported(group: FigureGroup): group is 'technician' | 'model' | 'fault' {
  return group === 'technician' || group === 'model' || group === 'fault'
}
