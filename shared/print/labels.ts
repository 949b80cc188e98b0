/**
 * Labels of many devices in one job, in the order in which they stand on the pallet or in the list: a label printer that
 * is given two hundred jobs stops between each.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { ok, refused } from '../result'
import { everyone } from '../staff/roles'
import { printFacts } from './request'

/** Subjects begin with it: it is no one ticket's paper. */
export const labelsSubject = 'labels/'
export const mostLabelTickets = 200

const id = z.string().regex(/^[A-Za-z0-9-]{8,64}$/)

export const printLabels = defineCommand({
  name: 'printLabels',
  input: z.strictObject({
    ticketIds: z.array(id).min(1).max(mostLabelTickets),
    /** The first device's number: it stands for the job in the list of slips. */
    number: z.string().max(50),
  }),
  roles: everyone,
  streams: () => ({}),
  decide: ({ ticketIds, number }, _state, context) => {
    const tickets = [...new Set(ticketIds)]
    const more = tickets.length - 1
    const facts = printFacts(context, {
      form: 'deviceLabel',
      subject: `${labelsSubject}${context.newId()}`,
      number: more === 0 ? number : `${number} +${more}`,
      parameters: { tickets: tickets.join(' ') },
    })
    return facts.length === 0
      ? refused('no-paper-set')
      : ok({ facts, value: { jobs: facts.length, devices: tickets.length } })
  },
})

/** Which tickets a labels job is about. */
export function labelTickets(
  parameters: Readonly<Record<string, string | number | boolean>>,
): readonly string[] {
  const { tickets } = parameters
  return typeof tickets === 'string' ? tickets.split(' ').filter((ticket) => ticket !== '') : []
}
