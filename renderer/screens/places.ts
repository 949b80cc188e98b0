/**
 * The places a person works at, in the order of the rail. Adding one is adding a line here and a screen module; the
 * frame does the rest. What a role may not do is not offered (the main process refuses it as well).
 */

import {
  IconBuildingWarehouse,
  IconCashRegister,
  IconChartHistogram,
  IconCloudDataConnection,
  IconComponents,
  IconDeviceMobile,
  IconSettings,
  IconTool,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { frameWords } from '../i18n/frame'
import { type LaterComponent, readLater } from '../ui/read-later'
import type { Role } from '../workstation'

export type PlaceId =
  | 'counter'
  | 'bench'
  | 'parts'
  | 'custody'
  | 'till'
  | 'manager'
  | 'headquarters'
  | 'settings'

export interface PlaceDefinition {
  readonly id: PlaceId
  readonly fKey: string
  readonly labelKey: keyof typeof frameWords.entries & PlaceId
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly roles: readonly Role[]
  readonly Screen: LaterComponent<object>
}

const everyone: readonly Role[] = ['counter', 'technician', 'manager', 'administrator']

export const places: readonly PlaceDefinition[] = [
  {
    id: 'counter',
    fKey: 'F2',
    labelKey: 'counter',
    icon: IconDeviceMobile,
    roles: ['counter', 'manager', 'administrator'],
    Screen: readLater(async () => (await import('./counter/counter-screen')).CounterScreen),
  },
  {
    id: 'bench',
    fKey: 'F3',
    labelKey: 'bench',
    icon: IconTool,
    roles: ['technician', 'manager', 'administrator'],
    Screen: readLater(async () => (await import('./bench/bench-screen')).BenchScreen),
  },
  {
    id: 'parts',
    fKey: 'F4',
    labelKey: 'parts',
    icon: IconComponents,
    roles: everyone,
    Screen: readLater(async () => (await import('./parts/parts-screen')).PartsScreen),
  },
  {
    id: 'custody',
    fKey: 'F6',
    labelKey: 'custody',
    icon: IconBuildingWarehouse,
    roles: everyone,
    Screen: readLater(async () => (await import('./custody/custody-screen')).CustodyScreen),
  },
  {
    id: 'till',
    fKey: 'F7',
    labelKey: 'till',
    icon: IconCashRegister,
    roles: ['counter', 'manager', 'administrator'],
    Screen: readLater(async () => (await import('./till/till-screen')).TillScreen),
  },
  {
    id: 'manager',
    fKey: 'F8',
    labelKey: 'manager',
    icon: IconChartHistogram,
    roles: ['manager', 'administrator'],
    Screen: readLater(async () => (await import('./manager/manager-screen')).ManagerScreen),
  },
  {
    id: 'headquarters',
    fKey: 'F9',
    labelKey: 'headquarters',
    icon: IconCloudDataConnection,
    roles: ['manager', 'administrator'],
    Screen: readLater(async () => (await import('./headquarters/headquarters-screen')).HeadquartersScreen),
  },
  {
    id: 'settings',
    fKey: 'F10',
    labelKey: 'settings',
    icon: IconSettings,
    roles: ['manager', 'administrator'],
    Screen: readLater(async () => (await import('./settings/settings-screen')).SettingsScreen),
  },
]

/** The screens on which people begin, read while they type their PIN. */
export function readFirstScreens(): void {
  requestIdleCallback(async () => {
    for (const { id, Screen } of places) {
      if (id === 'counter' || id === 'bench') await Screen.readAhead()
    }
  })
}

export function placesFor(role: Role): readonly PlaceDefinition[] {
  return places.filter((place) => place.roles.includes(role))
}
