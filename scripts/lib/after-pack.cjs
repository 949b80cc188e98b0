// Why: a copied Electron folder still holds the default application, which an installed program must not
// carry: it would start any folder named on the command line.
const { rmSync } = require('node:fs')
const { join } = require('node:path')

module.exports = async ({ appOutDir, packager, electronPlatformName }) => {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Resources')
      : join(appOutDir, 'resources')
  rmSync(join(resources, 'default_app.asar'), { force: true })
}
