/** The whole window: theme, language, clock, keys, then either the locked screen or the frame. */

import { type ReactNode, useMemo } from 'react'
import { Frame } from './frame/frame'
import { LastFactProvider } from './frame/last-fact'
import { NavigationProvider } from './frame/navigation'
import { usePreference } from './frame/preferences'
import { LockedWindow, ScanDesk } from './frame/scan-desk'
import { SecondStartNotice } from './frame/second-start'
import { Surroundings } from './frame/surroundings'
import { ScanRouter } from './screens/scan-router'
import { SetupWizard } from './screens/setup/setup-wizard'
import { useStatus as useProgramStatus } from './status'
import { createMemoryDrafts, DraftProvider, type DraftStore } from './ui/drafts'
import { LongPasteGuard } from './ui/long-paste'
import { useSession, WorkstationContext, type WorkstationSource } from './workstation'

export interface AppProps {
  readonly workstation: WorkstationSource
  /** Where a person's unfinished forms are kept. Default: for this run of the window only. */
  readonly draftsOf?: (staffId: string) => DraftStore
  /** The page's own nonce, for the one style element that Mantine writes. */
  readonly styleNonce: string
}

export function App({ workstation, styleNonce, draftsOf = memoryDraftsOf }: AppProps) {
  return (
    <WorkstationContext.Provider value={workstation}>
      <Surroundings styleNonce={styleNonce}>
        <SecondStartNotice />
        <SetUpFirst>
          <Window draftsOf={draftsOf} />
        </SetUpFirst>
      </Surroundings>
    </WorkstationContext.Provider>
  )
}

/** A program that was never set up has nobody who could sign in. */
function SetUpFirst({ children }: { readonly children: ReactNode }) {
  const status = useProgramStatus()
  if (status && !status.setUp) return <SetupWizard />
  return children
}

const memoryDrafts = new Map<string, DraftStore>()

function memoryDraftsOf(staffId: string): DraftStore {
  const drafts = memoryDrafts.get(staffId) ?? createMemoryDrafts()
  memoryDrafts.set(staffId, drafts)
  return drafts
}

function Window({ draftsOf }: { readonly draftsOf: (staffId: string) => DraftStore }) {
  const session = useSession()
  const [sound, setSound] = usePreference('sound', 'on')
  const staffId = session.kind === 'open' ? session.person.staffId : undefined
  const drafts = useMemo(() => (staffId === undefined ? undefined : draftsOf(staffId)), [draftsOf, staffId])
  if (session.kind === 'locked' || drafts === undefined) {
    return session.kind === 'locked' ? <LockedWindow session={session} sound={sound === 'on'} /> : null
  }
  return (
    <DraftProvider store={drafts} key={staffId}>
      <NavigationProvider>
        <LastFactProvider>
          <ScanDesk sound={sound === 'on'}>
            <LongPasteGuard />
            <ScanRouter />
            <Frame sound={sound === 'on'} onSound={(on) => setSound(on ? 'on' : 'off')} />
          </ScanDesk>
        </LastFactProvider>
      </NavigationProvider>
    </DraftProvider>
  )
}
