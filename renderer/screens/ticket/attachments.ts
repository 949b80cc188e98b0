/** Pictures kept beside the journal, shown in the window by their hash. Nothing is written to disk here. */

import { useEffect, useState } from 'react'
import { ask } from '../../door'

const urls = new Map<string, Promise<string | undefined>>()
const mostKept = 60

/** A `blob:` address for a kept picture; the oldest are let go. */
export function attachmentUrl(hash: string): Promise<string | undefined> {
  const known = urls.get(hash)
  if (known) return known
  const url = readUrl(hash)
  urls.set(hash, url)
  if (urls.size > mostKept) {
    const [oldest] = urls.keys()
    if (oldest !== undefined) {
      void urls.get(oldest)?.then((old) => old !== undefined && URL.revokeObjectURL(old))
      urls.delete(oldest)
    }
  }
  return url
}

export function useAttachments(
  hashes: readonly string[],
): readonly { readonly id: string; readonly url: string }[] {
  const [shown, setShown] = useState<readonly { readonly id: string; readonly url: string }[]>([])
  const key = hashes.join(' ')
  useEffect(() => {
    let gone = false
    const wanted = key === '' ? [] : key.split(' ')
    void Promise.all(wanted.map(async (id) => ({ id, url: await attachmentUrl(id) }))).then((found) => {
      if (gone) return
      setShown(
        found.filter((item): item is { readonly id: string; readonly url: string } => item.url !== undefined),
      )
    })
    return () => {
      gone = true
    }
  }, [key])
  return shown
}

/** Keeps a picture in main; gives its hash. */
export async function keepPicture(picture: Blob, mime: 'image/jpeg' | 'image/png' | 'image/webp') {
  return ask('attach', { base64: toBase64(new Uint8Array(await picture.arrayBuffer())), mime })
}

async function readUrl(hash: string): Promise<string | undefined> {
  const answer = await ask('attachment', { hash })
  if (answer.kind !== 'ok' || !answer.value) {
    urls.delete(hash)
    return undefined
  }
  const bytes = Uint8Array.from(atob(answer.value.base64), (letter) => letter.charCodeAt(0))
  return URL.createObjectURL(new Blob([bytes], { type: answer.value.mime }))
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
