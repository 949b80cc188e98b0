/** Asks for shelf and part labels: all of them in one job, so that they leave the printer together and in order. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { benchRoles } from '../staff/roles'
import { binOnLabel, labelCount, mostLabels, packLabels, stockLabelSchema } from './labels'

export const printStockLabels = defineCommand({
  name: 'printStockLabels',
  input: z.strictObject({
    labels: z.array(stockLabelSchema).min(1).max(mostLabels),
    /** Absent: as this workstation is set. */
    paper: z.enum(['label60x40', 'label40x20']).optional(),
  }),
  roles: benchRoles,
  streams: () => ({}),
  decide: ({ labels, paper }, _state, context) => {
    for (const label of labels) {
      if (label.kind === 'bin' && !binOnLabel.test(label.bin))
        return refused('bin-not-scannable', { bin: label.bin })
      if (label.kind === 'part' && !context.part(label.partNumber))
        return refused('part-unknown', { partNumber: label.partNumber })
    }
    const count = labelCount(labels)
    if (count > mostLabels) return refused('too-many-labels', { count, most: mostLabels })
    const [first] = labels
    const facts = printFacts(context, {
      form: 'stockLabel',
      subject: `stockLabels/${context.newId()}`,
      number: first?.kind === 'bin' ? first.bin : (first?.partNumber ?? ''),
      parameters: { labels: packLabels(labels) },
      ...(paper ? { paper } : {}),
    })
    return facts.length === 0 ? refused('no-paper-set') : ok({ facts, value: { count } })
  },
})
