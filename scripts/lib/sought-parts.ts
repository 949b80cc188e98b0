/** A hundred parts drawn from all, always the same ones, and how a person would type each of them. */

import type { Part } from '../../shared/catalogue/part'
import { pinyinForms } from '../../shared/search/pinyin'
import { makeCatalogue } from './million-parts'

export function soughtParts(resources: string, count: number, wanted: number): readonly Part[] {
  const step = Math.floor(count / wanted)
  const drawn: Part[] = []
  let at = 0
  for (const part of makeCatalogue(resources, count).parts) {
    // A shifting place in each stretch, so that all kinds and generations come up. What was replaced has its twin's name.
    const place = drawn.length * step + ((drawn.length * 7919) % step)
    if (at >= place && part.supersededBy === undefined && drawn.length < wanted) drawn.push(part)
    at += 1
  }
  return drawn
}

export const typedBy: Readonly<Record<string, (part: Part) => string>> = {
  prefix: (part) => part.partNumber,
  substring: (part) => part.partNumber.slice(4),
  chinese: (part) => part.nameZh,
  pinyin: (part) => {
    const at = part.nameZh.lastIndexOf(' ')
    const model = part.nameZh.slice(0, at).replace(/\p{Script=Han}+/gu, (run) => `${pinyinForms(run).full} `)
    return `${model} ${pinyinForms(part.nameZh.slice(at + 1)).full}`.replace(/\s+/g, ' ')
  },
  model: (part) => part.nameEn,
  typo: (part) => {
    const words = part.nameEn.split(' ')
    const at = words.findIndex((word) => /^[a-z]{5,}$/.test(word))
    const word = words[at]
    if (word === undefined) return part.nameEn
    words[at] = `${word.slice(0, 1)}${word[2]}${word[1]}${word.slice(3)}`
    return words.join(' ')
  },
}
