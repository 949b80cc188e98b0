/** Making a report: the figures come in with the context, as they stand at this moment. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { managerRoles } from '../staff/roles'
import { reportKinds } from './schedule'
import { reportAggregate } from './state'

export const makeReport = defineCommand({
  name: 'makeReport',
  input: z.strictObject({
    reportId: z.string().min(8).max(64),
    kind: z.enum(reportKinds),
    fromDay: z.iso.date(),
    toDay: z.iso.date(),
    print: z.boolean().default(false),
  }),
  roles: managerRoles,
  streams: ({ reportId }) => ({ report: streamOf(reportAggregate, reportId) }),
  decide: ({ reportId, kind, fromDay, toDay, print }, { report }, context) => {
    if (report) return refused('report-already-there')
    // A day that is not over yet may be in it, one that has not begun may not.
    if (fromDay > toDay || toDay > context.clockDay) return refused('period-not-possible')
    const data = context.reportData(fromDay, toDay)
    if (!data) return refused('period-not-possible')
    return ok({
      facts: [
        newFact(reportAggregate, reportId, 'reportMade', { kind, fromDay, toDay, data }),
        ...(print
          ? printFacts(context, { form: 'periodReport', subject: `report/${reportId}`, number: fromDay })
          : []),
      ],
      value: { reportId },
    })
  },
})
