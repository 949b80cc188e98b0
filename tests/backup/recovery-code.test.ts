/** The manager's code: read as people type it, and the only other thing that opens the station's key. */

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyNotAvailable, type KeyWrap, keyFile, othersOf, stationKey } from '../../electron/journal/key-file'
import {
  newRecoveryCode,
  readRecoveryCode,
  unwrapByCode,
  wrapByCode,
} from '../../electron/journal/recovery-code'
import { quickFolder } from '../support/folders'

let folder = ''
let file = ''
beforeEach(() => {
  folder = quickFolder()
  file = join(folder, 'station.key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A key store that can be taken away, as by a new machine or a new user. */
function store(name: string): KeyWrap {
  const mask = randomBytes(32)
  const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => byte ^ (mask[at % 32] ?? 0)))
  return { name, wrap: flip, unwrap: flip }
}
const broken: KeyWrap = {
  name: 'system',
  wrap: (plain) => plain,
  unwrap: () => {
    throw new Error('the key store does not know this')
  },
}

describe('the recovery code', () => {
  it('is understood in small letters, with blanks or nothing between, and with O for 0 and l for 1', () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const code = newRecoveryCode()
      const body = readRecoveryCode(code)
      expect(body).toHaveLength(26)
      for (const typed of [
        code.toLowerCase(),
        code.replaceAll('-', ' '),
        code.replaceAll('-', ''),
        code.replaceAll('0', 'O').replaceAll('1', 'l'),
        `  ${code}\n`,
      ]) {
        expect(readRecoveryCode(typed)).toBe(body)
      }
    }
  })

  it('says that a letter is wrong or missing before it is tried', () => {
    const code = newRecoveryCode()
    expect(readRecoveryCode(code.slice(0, -1))).toBeUndefined()
    expect(readRecoveryCode('')).toBeUndefined()
    let noticed = 0
    const plain = code.replaceAll('-', '')
    for (let at = 0; at < plain.length; at += 1) {
      const other = plain[at] === 'A' ? 'B' : 'A'
      if (!readRecoveryCode(`${plain.slice(0, at)}${other}${plain.slice(at + 1)}`)) noticed += 1
    }
    expect(noticed).toBeGreaterThanOrEqual(plain.length - 1)
  })

  it('opens what it wrapped, and no other code does', () => {
    const key = randomBytes(32)
    const code = newRecoveryCode()
    const wrap = wrapByCode(key, code, 1)
    expect(unwrapByCode(wrap, code.toLowerCase())).toEqual(key)
    expect(unwrapByCode(wrap, newRecoveryCode())).toBeUndefined()
    expect(JSON.stringify(wrap)).not.toContain(key.toString('base64'))
    const altered = { ...wrap, sealed: Buffer.from(wrap.sealed, 'base64').reverse().toString('base64') }
    expect(unwrapByCode(altered, code)).toBeUndefined()
  })
})

describe('the station’s key', () => {
  it('is the same after a restart and after the code was made', () => {
    const key = keyFile(file).masterKey()
    const code = newRecoveryCode()
    keyFile(file).keepRecovery(wrapByCode(key, code, 5))
    expect(keyFile(file).masterKey()).toEqual(key)
    expect(keyFile(file).recovery()?.madeAtMs).toBe(5)
    expect(readFileSync(file, 'utf8')).not.toContain(code)
  })

  it('moves into the system’s key store when there is one, and keeps its second opening', () => {
    const plain = keyFile(file)
    plain.keepRecovery(wrapByCode(plain.masterKey(), newRecoveryCode(), 7))
    const system = store('system')
    expect(keyFile(file, [system]).masterKey()).toEqual(plain.masterKey())
    expect(readFileSync(file, 'utf8')).not.toContain(plain.masterKey().toString('base64'))
    expect(keyFile(file, [system]).masterKey()).toEqual(plain.masterKey())
    expect(othersOf(file).recovery?.madeAtMs).toBe(7)
    const other = store('other')
    expect(keyFile(file, [other, system]).masterKey()).toEqual(plain.masterKey())
    expect(JSON.parse(readFileSync(file, 'utf8')).wrap).toBe('other')
  })

  it('is asked for by its code where the key store is gone or knows it no more, and nothing is written over', () => {
    const first = keyFile(file, [store('system')])
    const code = newRecoveryCode()
    first.keepRecovery(wrapByCode(first.masterKey(), code, 1))
    const before = readFileSync(file, 'utf8')
    for (const wraps of [[], [broken]]) {
      const refused = caught(() => keyFile(file, wraps))
      expect(refused).toBeInstanceOf(KeyNotAvailable)
      const { recovery } = (refused as KeyNotAvailable).others
      expect(recovery && unwrapByCode(recovery, code)).toEqual(first.masterKey())
    }
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('is never made anew beside a journal that another one sealed', () => {
    writeFileSync(join(folder, 'journal.sqlite'), 'a journal')
    expect(caught(() => stationKey(folder, []))).toBeInstanceOf(KeyNotAvailable)
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, '{ torn')
    expect(caught(() => stationKey(folder, []))).toBeInstanceOf(KeyNotAvailable)
    expect(readFileSync(file, 'utf8')).toBe('{ torn')
  })
})

function caught(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
