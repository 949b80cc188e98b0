#!/usr/bin/env node
// Why: electron-builder makes a .deb by `fpm`, which it downloads from a host that may not be reachable. dpkg-deb, which
// every Debian has, can do the same from the same arguments. Understands what electron-builder passes and nothing else.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const flags = new Set(['--force', '--debug'])
const options = new Map()
const inputs = []
const args = process.argv.slice(2)
for (let at = 0; at < args.length; at += 1) {
  const arg = args[at]
  if (flags.has(arg)) continue
  if (arg.startsWith('-')) {
    at += 1
    options.set(arg, [...(options.get(arg) ?? []), args[at]])
  } else inputs.push(arg)
}
const one = (name) => options.get(name)?.[0] ?? ''
if (one('-t') !== 'deb') {
  process.stderr.write(`This stand-in makes .deb only, not ${one('-t')}.\n`)
  process.exit(1)
}

const root = mkdtempSync(join(tmpdir(), 'counterbench-deb-'))
try {
  for (const input of inputs) {
    const [from, to] = input.split('=')
    const target = join(root, to)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(from, target, { recursive: true, verbatimSymlinks: true, mode: 1 })
  }
  const control = join(root, 'DEBIAN')
  mkdirSync(control)
  const scripts = { '--after-install': 'postinst', '--after-remove': 'postrm' }
  for (const [name, file] of Object.entries(scripts)) {
    if (one(name) === '') continue
    writeFileSync(join(control, file), readFileSync(one(name)))
    chmodSync(join(control, file), 0o755)
  }
  const [synopsis = '', ...description] = one('--description').split('\n')
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': sizeKb(root),
    Depends: (options.get('-d') ?? []).join(', '),
    Recommends: (options.get('--deb-recommends') ?? []).join(', '),
    Section: one('--category') || 'default',
    Priority: one('--deb-priority') || 'optional',
    Homepage: one('--url'),
    Description: [synopsis, ...description.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`)].join(
      '\n',
    ),
  }
  const text = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
  writeFileSync(join(control, 'control'), text)
  const made = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', '-Zgzip', '-z6', '--build', root, one('--package')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  process.exitCode = made.status ?? 1
} finally {
  rmSync(root, { recursive: true, force: true })
}

function sizeKb(folder) {
  const { stdout } = spawnSync('du', ['-sk', folder], { encoding: 'utf8' })
  return Number.parseInt(stdout, 10) || Math.ceil(statSync(folder).size / 1024)
}
