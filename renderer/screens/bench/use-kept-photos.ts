/** Photos from files or a camera, made small and kept by main; what comes out is their hashes. */

import { useState } from 'react'
import type { Failed, Refused } from '../../../shared/result'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { compressPhoto } from '../counter/photo-press'
import { keepPicture } from '../ticket/attachments'

export function useKeptPhotos(onKept: (hashes: readonly string[]) => void) {
  const t = useT(counterWords)
  const [pressing, setPressing] = useState(0)
  const [unusable, setUnusable] = useState<string>()
  const [problem, setProblem] = useState<Refused | Failed>()

  async function keep(files: readonly File[]) {
    setUnusable(undefined)
    setProblem(undefined)
    setPressing((before) => before + files.length)
    const hashes: string[] = []
    for (const file of files) {
      const photo = await compressPhoto(file)
      setPressing((before) => before - 1)
      if (!photo) {
        setUnusable(t('photoFailed', { name: file.name }))
        continue
      }
      const answer = await keepPicture(photo, 'image/webp')
      if (answer.kind === 'ok') hashes.push(answer.value.hash)
      else setProblem(answer)
    }
    if (hashes.length > 0) onKept(hashes)
  }

  return { keep, pressing, unusable, problem }
}
