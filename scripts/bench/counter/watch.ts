/**
 * Clocks inside the window itself. A key's time begins with the moment that the event carries, before any code of ours
 * has run, and ends in the task after the next frame, when that frame has been drawn.
 */

import type { Page } from '@playwright/test'

interface Watch {
  keys: number[]
  save: { number: string; atMs: number; answerMs: number } | undefined
}

declare global {
  interface Window {
    watch?: Watch
    stopWatching?: () => void
  }
}

/** The compiler of these scripts names every function it sends, with a helper that the window does not have. */
function withNames(page: Page): Promise<unknown> {
  return page.evaluate('globalThis.__name ??= (value) => value')
}

/** Every key that writes a sign, until `end`. */
export async function watchKeys(page: Page): Promise<{ readonly end: () => Promise<readonly number[]> }> {
  await withNames(page)
  await page.evaluate(() => {
    const watch: Watch = { keys: [], save: undefined }
    window.watch = watch
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.altKey) return
      const from = event.timeStamp
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => watch.keys.push(performance.now() - from)
        port2.postMessage(0)
      })
    }
    window.addEventListener('keydown', onKey, true)
    window.stopWatching = () => window.removeEventListener('keydown', onKey, true)
  })
  return {
    end: () =>
      page.evaluate(() => {
        window.stopWatching?.()
        return window.watch?.keys ?? []
      }),
  }
}

/** From F5 until the bottom line tells a number that was not there before. */
export async function watchSave(page: Page): Promise<{
  readonly end: () => Promise<{ number: string; atMs: number; answerMs: number }>
}> {
  await withNames(page)
  await page.evaluate(() => {
    const watch: Watch = { keys: [], save: undefined }
    window.watch = watch
    // The line is drawn anew with each fact.
    const numberNow = () => {
      const line = document.querySelector('footer [role="status"]')
      return /S-\S+-\d{6}-\S/.exec(line?.textContent ?? '')?.[0] ?? ''
    }
    const before = numberNow()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F5') return
      window.removeEventListener('keydown', onKey, true)
      const from = event.timeStamp
      const atMs = Date.now() - (performance.now() - from)
      const observer = new MutationObserver(() => {
        const number = numberNow()
        if (number === '' || number === before) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            watch.save = { number, atMs, answerMs: performance.now() - from }
          }
          port2.postMessage(0)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    }
    window.addEventListener('keydown', onKey, true)
  })
  return {
    end: async () => {
      await page.waitForFunction(() => window.watch?.save !== undefined)
      const save = await page.evaluate(() => window.watch?.save)
      if (!save) throw new Error('the save was not seen')
      return save
    },
  }
}

/**
 * A list that goes down three lines a frame. `work`: what the window needed for a frame, from the moment it heard of the
 * scrolling until the frame was drawn; `between`: how far the frames were apart, never less than the screen's own pace (16.7 ms at 60 Hz).
 */
export async function watchFrames(
  page: Page,
  count: number,
): Promise<{ readonly work: readonly number[]; readonly between: readonly number[] }> {
  await withNames(page)
  return page.evaluate(
    (wanted) =>
      new Promise<{ work: number[]; between: number[] }>((resolve) => {
        const grid = document.querySelector('[role="grid"]')
        if (!grid) throw new Error('no list')
        const work: number[] = []
        const between: number[] = []
        let last = 0
        let heardMs = 0
        // Before any code of ours, which draws the new lines in this very event.
        const onScroll = () => {
          heardMs ||= performance.now()
        }
        document.addEventListener('scroll', onScroll, true)
        const frame = (atMs: number) => {
          if (last !== 0) between.push(atMs - last)
          last = atMs
          const from = heardMs || performance.now()
          heardMs = 0
          grid.scrollTop += 96
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            work.push(performance.now() - from)
            if (work.length < wanted) return
            document.removeEventListener('scroll', onScroll, true)
            resolve({ work, between })
          }
          port2.postMessage(0)
          if (work.length < wanted) requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    count,
  )
}
