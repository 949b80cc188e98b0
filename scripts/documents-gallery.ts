/**
 * Renders every form on each of its papers in both languages into a folder, as PDF and PNG, to be looked at:
 * `npx tsx scripts/documents-gallery.ts OUTDIR [form] [paper] [language]`.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPage } from '../electron/printing/render-page'
import type { Language } from '../shared/documents/model'
import { paperSize } from '../shared/documents/paper'
import { printContext } from '../shared/documents/samples/context'
import { sampleForms } from '../shared/documents/samples/samples'
import { startChromiumPages } from './lib/chromium-page'

async function main([folder, onlyForm, onlyPaper, onlyLanguage]: readonly string[]): Promise<void> {
  if (!folder) throw new Error('Usage: npx tsx scripts/documents-gallery.ts OUTDIR [form] [paper] [language]')
  mkdirSync(folder, { recursive: true })
  const wanted = (filter: string | undefined, value: string) =>
    !filter || filter === 'all' || filter === value
  const pages = await startChromiumPages()
  try {
    for (const sample of sampleForms.filter((each) => wanted(onlyForm, each.form))) {
      for (const paper of sample.papers.filter((each) => wanted(onlyPaper, each))) {
        for (const language of languages.filter((each) => wanted(onlyLanguage, each))) {
          const path = join(folder, `${sample.form}.${paper}.${language}`)
          const page = renderPage([sample.build(printContext(language))], paper)
          writeFileSync(`${path}.pdf`, await pages.htmlToPdf(page))
          const resolution = paperSize(paper).widthMillimetres > 100 ? 100 : 203
          execFileSync('pdftoppm', ['-png', '-r', `${resolution}`, `${path}.pdf`, path])
          console.log(path)
        }
      }
    }
  } finally {
    await pages.close()
  }
}

const languages: readonly Language[] = ['zh-CN', 'en']

void main(process.argv.slice(2))
