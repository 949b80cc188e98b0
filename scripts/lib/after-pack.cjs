// Why: two things an installed program needs and electron-builder does not do. A copied Electron folder still holds the
// default application, which would start any folder named on the command line: it goes. And the program must be able to
// check its own files: their hashes are listed and signed here (COUNTERBENCH_SIGN is set by scripts/package.mjs).
const { rmSync } = require('node:fs')
const { join } = require('node:path')
const { spawnSync } = require('node:child_process')

module.exports = async ({ appOutDir, packager, electronPlatformName }) => {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Resources')
      : join(appOutDir, 'resources')
  rmSync(join(resources, 'default_app.asar'), { force: true })
  const signed = spawnSync(
    process.execPath,
    [
      require.resolve('tsx/cli'),
      join(__dirname, '../release/sign-files.ts'),
      resources,
      packager.appInfo.version,
    ],
    { stdio: 'inherit' },
  )
  if (signed.status !== 0) throw new Error('the list of files could not be signed')
}
