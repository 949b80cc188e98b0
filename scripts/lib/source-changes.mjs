// Why: a suite of the promises is only worth something when it catches a product with a fault in it. The fault is a
// change of the source's text while it is bundled; one that no longer finds its place is an error: a mutant must never
// silently be the product itself.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { projectFolder } from './run.mjs'

export function changeSources(changes) {
  return {
    name: 'change-sources',
    enforce: 'pre',
    transform: (code, id) => {
      const here = changes.filter((change) => resolve(projectFolder, change.file) === id.split('?')[0])
      const gone = here.find((change) => !code.includes(change.search))
      if (gone) throw new Error(`"${gone.search}" is gone from ${gone.file}`)
      if (here.length === 0) return undefined
      return {
        code: here.reduce((text, { search, replace }) => text.replace(search, () => replace), code),
        map: null,
      }
    },
  }
}

export function seededFault() {
  const file = process.env.PRODUCT_MUTANT
  return file ? JSON.parse(readFileSync(file, 'utf8')) : []
}
