/**
 * What goes to Windows and macOS can only be built there, or with Electron's files of that system. Here its configuration is
 * held to electron-builder's own schema, and to what a station, a person who installs, and the updater rely on.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config'
import { DebugLogger } from 'builder-util'
import { beforeAll, describe, expect, it } from 'vitest'
import { platforms } from '../../scripts/release/manifest'
import { updateManifestSchema } from '../../shared/release/manifest'
import { bundleExtension } from '../../shared/sync/bundle'

const project = join(__dirname, '../..')
type Config = Awaited<ReturnType<typeof getConfig>>
let config: Config

const check = (changed: Config): Promise<void> => validateConfiguration(changed, new DebugLogger(false))

beforeAll(async () => {
  process.env['COUNTERBENCH_UPDATES'] ??= 'https://updates.invalid/counterbench'
  config = await getConfig(project, join(project, 'electron-builder.yml'), null)
})

describe('the packages', () => {
  it('are described as electron-builder asks for it, and it says so when a word is wrong', async () => {
    await check(structuredClone(config))
    await expect(check({ ...structuredClone(config), nsis: { perMachien: true } } as never)).rejects.toThrow(
      'configuration.nsis should be',
    )
  })

  it('for Windows ask for whom: for everybody with an administrator, or for the person alone', () => {
    expect(config.win?.target).toEqual([{ target: 'nsis', arch: ['x64'] }])
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: true,
      allowElevation: true,
      installerLanguages: ['zh_CN', 'en_US'],
    })
  })

  it('for macOS are a picture to install from and the archive that updates need', () => {
    expect(config.mac?.target).toEqual(['dmg', 'zip'])
    expect(config.mac?.hardenedRuntime).toBe(true)
  })

  it('for Linux are the folder, the .deb and the AppImage', () => {
    expect(config.linux?.target).toEqual(['dir', 'deb', 'AppImage'])
  })

  it('have an icon that is large enough for each system', () => {
    for (const icon of [config.win?.icon, config.mac?.icon, config.linux?.icon]) {
      const png = readFileSync(join(project, String(icon)))
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
      expect(width).toBe(height)
      // Windows asks for 256, macOS for 512.
      expect(width).toBeGreaterThanOrEqual(512)
    }
  })

  it('open headquarters’ bundle by a double click', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: bundleExtension, role: 'Editor' }])
  })

  it('close what Electron leaves open, bring two languages, and never remove what was recorded', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    })
    expect(config.electronLanguages).toEqual(['zh-CN', 'en-US'])
    expect(config.nsis?.deleteAppDataOnUninstall).toBe(false)
  })

  it('ask electron-builder’s generic server for nothing: the address comes from the release machine', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own way to name a variable.
    expect(config.publish).toMatchObject({ provider: 'generic', url: '${env.COUNTERBENCH_UPDATES}' })
    expect(JSON.stringify(config)).not.toMatch(/token|password|certificateFile|identity/i)
  })
})

const words: Readonly<Record<string, string>> = { productName: 'Counterbench', version: '0.2.0', ext: 'exe' }

describe('the name of each package', () => {
  const named: Readonly<Record<string, string>> = {
    'win32-x64': (readNsisName() ?? '').replace(/\$\{(\w+)\}/g, (_, name: string) => words[name] ?? ''),
    'linux-x64': 'counterbench_0.2.0_amd64.deb',
    'appimage-x64': 'Counterbench-0.2.0.AppImage',
    'darwin-arm64': 'Counterbench-0.2.0-arm64-mac.zip',
    'darwin-x64': 'Counterbench-0.2.0-mac.zip',
  }

  it.each(Object.entries(named))(
    'for %s (%s) may stand in the signed manifest, for that system alone',
    (platform, name) => {
      expect(platforms.find(([pattern]) => pattern.test(name))?.[1]).toBe(platform)
      const file = { platform, name, bytes: 1, sha512: '0'.repeat(128) }
      expect(updateManifestSchema.shape.files.safeParse([file]).success).toBe(true)
    },
  )
})

function readNsisName(): string | undefined {
  const text = readFileSync(join(project, 'electron-builder.yml'), 'utf8')
  return /^nsis:[\s\S]*?^ {2}artifactName: (.+)$/m.exec(text)?.[1]
}
