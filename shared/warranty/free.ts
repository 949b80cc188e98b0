/** What a technician is offered first: covered at intake, or a repeat repair, which is free of charge by policy. */

import type { Ticket } from '../ticket/state'

export function isFree({ intake }: Pick<Ticket, 'intake'>): boolean {
  return intake.warranty?.covered === true || intake.repeatOf !== undefined
}
