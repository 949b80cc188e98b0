/**
 * Runs in Electron's own Node without a window: an outlet that saves one ticket after the other and says each
 * acknowledged command on standard output, until it is killed. `KILL_MUTANT` puts a fault into it.
 */

import { writeSync } from 'node:fs'
import { intake, startWorkstation } from '../support/workstation'

const [folder = '', firstCommand = '0'] = process.argv.slice(2)
const mutant = process.env.KILL_MUTANT ?? ''
const test = startWorkstation({ folder, machine: 'kill' })
const { workstation } = test
const say = (text: string): void => void writeSync(1, `${text}\n`)
say('open')

let number = Number(firstCommand)
/** The command that had no answer before is given again first, with its own id and input. */
const next = (): void => {
  const commandId = mutant === 'no-dedupe' ? `command-${number}-${process.pid}` : `command-${number}`
  const input = intake({
    ticketId: `ticket-${number}`,
    customerId: `customer-${number}`,
    deviceId: `device-${number}`,
  })
  const serial = {
    ...input.device,
    modelName: '华为 Mate 40 Pro',
    deviceClass: 'phone',
    serial: `SN${String(number).padStart(8, '0')}`,
  }
  if (mutant === 'early') say(`ok ${number} unknown`)
  const answer = workstation.executeAs(
    { staffId: 'staff-counter', role: 'counter' },
    'receiveDevice',
    { ...input, device: serial },
    { commandId },
  )
  if (answer.kind === 'ok') say(`ok ${number} ${(answer.value as { number: string }).number}`)
  else say(`refused ${number} ${JSON.stringify(answer)}`)
  if (number % 7 === 6) workstation.database.checkpoint()
  number += 1
  setImmediate(next)
}
setImmediate(next)
