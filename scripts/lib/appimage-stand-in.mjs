#!/usr/bin/env node
// Why: an AppImage needs tools and a runtime that electron-builder downloads. For the update test one file that starts
// the program is enough: a few lines of shell with the packed folder behind them. Never shipped to anybody.
// `node scripts/lib/appimage-stand-in.mjs UNPACKED-FOLDER TARGET-FILE`
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [from, to] = process.argv.slice(2).map((path) => resolve(path))
const head = `#!/bin/sh
set -e
here=$(readlink -f "$0")
[ -z "$APPIMAGE_EXIT_AFTER_INSTALL" ] || exit 0
folder="\${TMPDIR:-/tmp}/counterbench-$(stat -c %i-%Y-%s "$here")"
if [ ! -d "$folder" ]; then
  part=$(mktemp -d "$folder.XXXXXX")
  tail -c +__OFFSET__ "$here" | tar -x -C "$part"
  mv -T "$part" "$folder" 2>/dev/null || rm -rf "$part"
fi
export APPIMAGE="$here"
exec "$folder/counterbench" "$@"
`
// The number is as wide as the mark it takes the place of, so that it can say where the text ends.
const text = head.replace('__OFFSET__', String(head.length + 1).padStart('__OFFSET__'.length, '0'))

const work = mkdtempSync(join(tmpdir(), 'counterbench-appimage-'))
try {
  const folder = join(work, 'program')
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true, mode: 1 })
  // What electron-builder lays beside the archive of an AppImage, and of no other package.
  rmSync(join(folder, 'resources/package-type'), { force: true })
  const settings = join(folder, 'resources/app-update.yml')
  if (!existsSync(settings)) {
    writeFileSync(
      settings,
      'provider: generic\nurl: https://updates.invalid\nupdaterCacheDirName: counterbench-updater\n',
    )
  }
  writeFileSync(to, text)
  const packed = spawnSync('sh', ['-c', 'tar -c -C "$1" . >> "$2"', 'sh', folder, to], { encoding: 'utf8' })
  if (packed.status !== 0) throw new Error(packed.stderr)
  chmodSync(to, 0o755)
} finally {
  rmSync(work, { recursive: true, force: true })
}
