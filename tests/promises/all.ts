/** Every suite, in the order of its row. */

import type { Suite } from './promise'
import { kills } from './r01-kills'
import { powerLoss, tornSectors } from './r02-power-loss'
import { ioErrors } from './r04-io-errors'
import { diskFull } from './r05-disk-full'
import { lyingDisk } from './r06-lying-disk'
import { damagedJournal } from './r07-damage'
import { clocks } from './r09-clocks'
import { exchangeMutants, exchangeSchedules } from './r10-exchange'
import { weeksOffline } from './r13-weeks-offline'
import { hostileAnswers } from './r21-hostile'
import { packagedProbes } from './rows-of-package'
import {
  backupDrills,
  hostileHeadquarters,
  hostilePage,
  injection,
  lengths,
  mirrorLoss,
  nothingOnTheDisk,
  paths,
  pins,
  printers,
  prototypes,
  reveals,
  rights,
  serverKills,
  spreadsheets,
} from './rows-of-tests'
import { updates } from './rows-of-updates'

export const suites: readonly Suite[] = [
  kills,
  powerLoss,
  tornSectors,
  ioErrors,
  diskFull,
  lyingDisk,
  damagedJournal,
  mirrorLoss,
  clocks,
  exchangeSchedules,
  serverKills,
  weeksOffline,
  exchangeMutants,
  backupDrills,
  printers,
  hostilePage,
  rights,
  hostileAnswers,
  hostileHeadquarters,
  injection,
  paths,
  prototypes,
  spreadsheets,
  lengths,
  pins,
  updates,
  packagedProbes,
  nothingOnTheDisk,
  reveals,
]
