/**
 * Makes a photo small enough to be kept with the ticket (200 kB), off the window's own thread, so that typing never
 * waits for it. Location and other data of the camera do not survive: the picture is drawn anew.
 */

export interface PhotoAsked {
  readonly id: number
  readonly file: Blob
}

export interface PhotoMade {
  readonly id: number
  /** Absent: the file is no picture that can be read. */
  readonly photo: Blob | undefined
}

const mostBytes = 200_000
const longestSide = 1600

/** Only what is used: the window's own library types know no worker. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<PhotoAsked>) => void) | null
  postMessage(message: PhotoMade): void
}

const scope = self as unknown as WorkerScope

scope.onmessage = async ({ data }) => {
  const photo = await compress(data.file).catch(() => undefined)
  scope.postMessage({ id: data.id, photo })
}

async function compress(file: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file)
  let side = longestSide
  let quality = 0.82
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const made = await draw(bitmap, side, quality)
    if (made.size <= mostBytes) return made
    if (quality > 0.6) quality -= 0.11
    else side = Math.round(side * 0.8)
  }
  return undefined
}

async function draw(bitmap: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  )
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/webp', quality })
}
