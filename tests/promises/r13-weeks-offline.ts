/**
 * R13: four workstations of an outlet are at work for thirty days without headquarters. After one run each, both
 * sides hold the same facts, and the totals of every day agree.
 */

import { createWorld } from '../../scripts/simulation/schedule'
import { checkEnd, outlet, type World } from '../../scripts/simulation/schedule-checks'
import type { Outcome, Suite, Task } from './promise'

const days = 30
const letters = ['A', 'B', 'C', 'D']

async function run(task: Task, factsADay: number, lose: boolean): Promise<Outcome> {
  const wrong: string[] = []
  let facts = 0
  for (let number = 0; number < task.cases; number += 1) {
    const world = createWorld(task.seed + number, letters)
    await month(world, factsADay)
    if (lose) world.store.state().events.delete([...world.store.state().events.keys()][7] ?? '')
    facts += world.store.state().events.size
    checkEnd(world)
    wrong.push(...world.problems.slice(0, 5), ...world.network.violations.slice(0, 5))
  }
  return {
    cases: task.cases,
    wrong,
    note: `${facts} facts of ${letters.length} workstations over ${days} days`,
  }
}

async function month(world: World, factsADay: number): Promise<void> {
  world.network.setFaults(1)
  for (let day = 1; day <= days; day += 1) {
    const date = `2026-03-${String(day).padStart(2, '0')}`
    for (const place of world.places) {
      for (let count = 0; count < factsADay; count += 1) {
        world.made += 1
        place.journal.record(
          count % 4 === 0
            ? {
                stream: `ticket/${place.letter}-${world.made}`,
                type: 'paymentTaken',
                payload: { tender: 'cash', amountFen: world.made },
                day: date,
              }
            : {
                stream: `ticket/${place.letter}-${world.made}`,
                type: 'deviceReceived',
                payload: { kind: 'repair', n: world.made },
                day: date,
              },
        )
      }
      if (world.random.chance(0.2)) await place.sync.runNow()
    }
  }
  world.network.setFaults(0)
  world.store.calm()
  for (const place of world.places) {
    const done = await place.sync.runNow()
    if (done.outcome !== 'agree')
      world.problems.push(`${outlet}/${place.letter}: ${done.outcome} ${done.reason}`)
  }
}

export const weeksOffline: Suite = {
  row: 'R13',
  promise: 'four workstations 30 days offline: the same facts and the same totals after one run each',
  cases: { ci: 50, night: 1000 },
  run: (task) => run(task, 40, false),
  mutants: [{ name: 'headquarters that loses one fact', cases: 1, run: (task) => run(task, 2, true) }],
}
