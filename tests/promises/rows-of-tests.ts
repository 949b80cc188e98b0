/** The rows that the project's other tests show, and the faults in the product that those tests must catch. */

import type { Suite } from './promise'
import { shownByTests } from './shown-by-tests'

export const mirrorLoss: Suite = shownByTests({
  row: 'R8',
  promise: 'the window’s copy is lost or damaged: noticed, and filled again without a question',
  files: ['tests/screens/mirror.spec.ts'],
  cases: 40,
  mutants: [
    {
      name: 'a copy that lost rows is believed',
      changes: [
        {
          file: 'renderer/mirror/mirror.ts',
          search: 'if (mark?.seq === first.seq && (await inTime(countsMatch(open, mark)))) {',
          replace: 'if (mark?.seq === first.seq) {',
        },
      ],
      window: { part: 'renderer', tests: /lost three tickets without a word/ },
    },
  ],
})

export const backupDrills: Suite = shownByTests({
  row: 'R17',
  promise: 'every backup is opened, walked and folded before it counts; wrong key, torn and old refused',
  files: [
    'tests/backup/drill-matrix.test.ts',
    'tests/backup/altered.test.ts',
    'tests/backup/copying.test.ts',
    'tests/backup/drills.test.ts',
    'tests/backup/keep.test.ts',
    'tests/backup/recovery-code.test.ts',
  ],
  cases: 140,
  mutants: [
    {
      name: 'the log moved into a file that is being copied',
      changes: [
        { file: 'electron/journal/sqlite.ts', search: 'if (stillFor > 0) return false', replace: '' },
      ],
      files: ['tests/backup/copying.test.ts'],
    },
    {
      name: 'a backup that counts whatever its chain says',
      changes: [
        {
          file: 'electron/backup/inspect.ts',
          search: "if (wrong) return { kind: 'bad', problem: 'damaged', ...wrong }",
          replace: "if (wrong?.reason === '') return { kind: 'bad', problem: 'damaged', ...wrong }",
        },
      ],
      files: ['tests/backup/drill-matrix.test.ts'],
    },
    {
      name: 'what a killed backup left behind stays for ever',
      changes: [
        {
          file: 'electron/backup/place.ts',
          search: 'if (/^journal-\\d{8}T\\d{6}\\.(sqlite|json)\\.new(-wal|-shm|-journal)?$/.test(name)) {',
          replace: "if (name === '') {",
        },
      ],
      files: ['tests/backup/drill-matrix.test.ts'],
    },
  ],
})

export const printers: Suite = shownByTests({
  row: 'R18',
  promise: 'jams, dead printers, crashes: no number lost or doubled, every slip ends with a reason',
  files: ['tests/printing/storm.test.ts', 'tests/printing/cups.test.ts'],
  cases: 10_050,
  mutants: [
    {
      name: 'a slip that may have come out is sent to the next printer',
      changes: [
        {
          file: 'electron/printing/spool.ts',
          search: "if (outcome.kind === 'unknown') return ended('unknown', outcome.reason, printer.name)",
          replace: '',
        },
      ],
      files: ['tests/printing/storm.test.ts'],
      env: { STORM_JOBS: '600' },
    },
  ],
})

export const hostilePage: Suite = shownByTests({
  row: 'R19',
  promise: 'a page gone bad, in the real sandboxed window: nothing invalid accepted, no failure in main',
  files: ['tests/screens/fuzz.spec.ts'],
  cases: 100_000,
  mutants: [
    {
      name: 'a question’s input taken as it comes',
      changes: [
        {
          file: 'electron/door.ts',
          search: 'const input = spec.input.safeParse(request.data.input ?? {})',
          replace:
            'const input = { success: true as const, data: request.data.input, error: undefined as never }',
        },
      ],
      env: { MESSAGES: '10000' },
      window: { part: 'main', tests: /nothing that a page sends/ },
    },
  ],
})

export const injection: Suite = shownByTests({
  row: 'R22',
  promise:
    'markup and script in every text: nothing runs, no breach of the content policy, on any screen or slip',
  files: ['tests/screens/injection.spec.ts'],
  cases: 8000,
  mutants: [
    {
      name: 'values put into a slip as they are',
      changes: [
        {
          file: 'electron/printing/markup.ts',
          search: "if (typeof value === 'string') return escapeHtml(value)",
          replace: "if (typeof value === 'string') return value",
        },
      ],
      window: { part: 'main', tests: /every slip is drawn with it/ },
    },
  ],
})

export const rights: Suite = shownByTests({
  row: 'R20',
  promise: 'every command and question, every role, signed in or not: decided in main, default deny',
  files: ['tests/ipc/matrix.test.ts', 'tests/ipc/rights.test.ts'],
  cases: 17_856,
  mutants: [
    {
      name: 'questions answered whatever the role',
      changes: [
        {
          file: 'electron/door.ts',
          search: "if (!roles.includes(person.role)) return refused('not-allowed')",
          replace: '',
        },
      ],
    },
  ],
})

export const hostileHeadquarters: Suite = shownByTests({
  row: 'R21',
  promise: 'a hostile headquarters: no crash, nothing invalid stored',
  files: ['tests/sync/faults.test.ts'],
  mutants: [
    {
      name: 'answers believed whoever signed them',
      changes: [
        {
          file: 'electron/sync/headquarters-client.ts',
          search: "return verify(null, Buffer.from(text), key, Buffer.from(reply.signature, 'base64url'))",
          replace: "return text !== '' || verify(null, Buffer.from(text), key, Buffer.from(reply.signature))",
        },
      ],
    },
  ],
})

export const prototypes: Suite = shownByTests({
  row: 'R24',
  promise: 'nothing that comes in gives any object of the program a property',
  files: ['tests/ipc/fuzz.test.ts'],
  cases: 5000,
  mutants: [
    {
      name: 'a question answered with an exception',
      changes: [
        {
          file: 'electron/door.ts',
          search: "if (!request.success || !spec) return refused('not-understood', { field: 'name' })",
          replace: "if (!request.success || !spec) throw new Error('not understood')",
        },
      ],
    },
  ],
})

export const spreadsheets: Suite = shownByTests({
  row: 'R25',
  promise: 'no cell of an exported list starts a formula',
  files: ['tests/lists/export.test.ts'],
  cases: 20_000,
  mutants: [
    {
      name: 'cells written as they are',
      changes: [
        {
          file: 'shared/csv.ts',
          search: 'isActive(piece) ? ',
          replace: 'piece === "" ? ',
        },
      ],
    },
  ],
})

export const pins: Suite = shownByTests({
  row: 'R27',
  promise: 'five tries, then 30 seconds doubling, over kills, restarts and clocks that are set',
  files: ['tests/ipc/pin-attacks.test.ts', 'tests/ipc/pins.test.ts'],
  cases: 5010,
  mutants: [
    {
      name: 'a try that is not counted',
      changes: [
        {
          file: 'electron/session/pins.ts',
          search: 'const failures = credential.failures + 1',
          replace: 'const failures = credential.failures',
        },
      ],
    },
    {
      name: 'a wait that the system’s clock ends',
      changes: [
        {
          file: 'electron/session/pins.ts',
          search: 'return Math.min(Math.max(endMs - steadyMs(), 0), longestLockOutMs)',
          replace: 'return Math.max(credential.locked_until_ms - nowMs(), 0 * endMs)',
        },
      ],
    },
  ],
})

export const paths: Suite = shownByTests({
  row: 'R23',
  promise: 'no name that comes in leads out of its folder',
  files: ['tests/ipc/paths.test.ts'],
  cases: 3000,
  mutants: [
    {
      name: 'names that keep what separates folders',
      changes: [
        { file: 'shared/file-name.ts', search: '[^\\p{L}\\p{N}._ -]+', replace: '[^\\p{L}\\p{N}._ /-]+' },
      ],
    },
  ],
})

export const lengths: Suite = shownByTests({
  row: 'R26',
  promise: 'over-long and awkward texts: refused, or kept exactly; no fact over 64 KB',
  files: ['tests/ipc/lengths.test.ts'],
  cases: 1500,
  mutants: [
    {
      name: 'a message of any size',
      changes: [
        {
          file: 'electron/door.ts',
          search: "if (text.length > maxMessageBytes) return refused('too-large')",
          replace: '',
        },
      ],
    },
  ],
})

export const nothingOnTheDisk: Suite = shownByTests({
  row: 'R30',
  promise: 'a day at work leaves no name, phone, address or passcode in files, temporary files or logs',
  files: ['tests/privacy/day.test.ts', 'tests/journal/sealing.test.ts'],
  cases: 2000,
  mutants: [
    {
      name: 'rows of customers with their names',
      changes: [
        {
          file: 'shared/customer/state.ts',
          search: ': maskName(details.name)',
          replace: ': details.name',
        },
      ],
      files: ['tests/privacy/day.test.ts'],
      env: { CASES: '100' },
    },
  ],
})

export const reveals: Suite = shownByTests({
  row: 'R31',
  promise: 'who sees a person in the clear is on record; who is erased is unreadable, with the chain whole',
  files: ['tests/privacy/reveals.test.ts', 'tests/journal/sealing.test.ts'],
  cases: 4000,
  mutants: [
    {
      name: 'a copy of a person handed out without a record',
      changes: [
        {
          file: 'shared/customer/commands.ts',
          search:
            "facts: [newFact(customerAggregate, customerId, 'detailsExported', { reason }, customerId)],",
          replace: 'facts: [],',
        },
      ],
    },
  ],
})

export const serverKills: Suite = shownByTests({
  row: 'R11',
  promise: 'PostgreSQL and the server killed in the middle of batches: nothing lost, nothing doubled',
  files: ['tests/sync/kills.test.ts'],
  cases: 30,
  withTests: { cases: 3, allBy: { KILLS: '30' } },
  mutants: [
    {
      name: 'a batch that is not taken as one',
      changes: [
        { file: 'headquarters/database/connection.ts', search: "await client.query('BEGIN')", replace: '' },
      ],
      files: ['tests/sync/disasters.test.ts'],
      env: { KILLS: '12' },
    },
  ],
})
