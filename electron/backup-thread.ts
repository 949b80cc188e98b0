/** The thread that looks at a new backup; a program of its own, started by main with a file and the station's key. */

import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { type InspectionOrder, inspectHere } from './backup/inspector'
import { standsBack } from './stand-back'
import { isStopped } from './thread-stop'

async function main(): Promise<void> {
  // Linux alone takes this for the thread; elsewhere the whole program would stand back.
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW)
  const { file, masterKey, stop, hands } = workerData as InspectionOrder
  const key = Buffer.from(masterKey)
  const stopped = () => isStopped(stop)
  const how = { isStopped: stopped, rest: standsBack(hands, stopped) }
  parentPort?.postMessage(await inspectHere(file, { masterKey: () => key }, how))
}

void main()
