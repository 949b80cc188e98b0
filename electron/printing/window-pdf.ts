/**
 * The one printing file that knows Electron: a hidden, sandboxed window, kept warm, without script and without
 * network, in which pages become PDFs, pictures, or (on Windows) silent prints. One page at a time; a page that
 * takes too long fails and the window is made anew.
 */

import { once } from 'node:events'
import { BrowserWindow, session } from 'electron'
import { failed, type PrintOutcome, unknown } from './outcome'
import type { PageEngine, Pixels } from './page-printer'
import type { PageJob } from './render-page'

export interface PrintWindow extends Required<PageEngine> {
  readonly printSilently: (
    page: PageJob,
    queue: string,
    landscape: boolean,
    limitMs: number,
  ) => Promise<PrintOutcome>
  /** Opens the window ahead of the first slip, so that the first customer does not wait for it. Once is enough. */
  readonly warm: () => void
  readonly close: () => void
}

const scheme = 'counterbench-print'
/** For Chromium, before it starts: unknown to it, every page would be a site of its own and wait for a new process. */
export const printScheme = { scheme, privileges: { standard: true, secure: true } }
/**
 * Chromium keeps what pages were made of until their process ends. Pages under another name get another process: in a
 * pause after some of them, or else after so many.
 */
const pagesAProcess = { inAPause: 12, atMost: 40 }
const pauseMs = 3_000
const pageLimitMs = 15_000
const inch = 25.4
/** An offscreen window draws thirty times a second; this is time for the new size to be drawn. */
const paintMs = 250

export function createPrintWindow(): PrintWindow {
  const pages = new Map<string, string>()
  let serial = 0
  let site = { number: 1, pages: 0 }
  let pause: NodeJS.Timeout | undefined
  let window: BrowserWindow | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let partition: Electron.Session | undefined

  const openPartition = () => {
    if (partition) return partition
    // No `persist:` prefix: nothing of a customer's page is ever written to disk.
    partition = session.fromPartition('printing')
    partition.protocol.handle(scheme, (request) => {
      const body = pages.get(new URL(request.url).pathname)
      return new Response(body ?? '', {
        status: body === undefined ? 404 : 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    })
    partition.webRequest.onBeforeRequest((details, decide) =>
      decide({ cancel: !/^(counterbench-print|data|devtools):/.test(details.url) }),
    )
    partition.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
    return partition
  }

  const openWindow = (offscreen: boolean) => {
    const opened = new BrowserWindow({
      show: false,
      width: 900,
      height: 700,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webSecurity: true,
        spellcheck: false,
        backgroundThrottling: false,
        offscreen,
        session: openPartition(),
      },
    })
    opened.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    opened.webContents.on('will-navigate', (event) => event.preventDefault())
    return opened
  }

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(() => withLimit(work(), pageLimitMs))
    turn = mine.catch(() => {
      window?.destroy()
      window = undefined
    })
    return mine
  }

  const load = async (target: BrowserWindow, page: PageJob) => {
    serial += 1
    site = site.pages < pagesAProcess.atMost ? { ...site, pages: site.pages + 1 } : nextSite()
    const path = `/${serial}`
    pages.set(path, page.html)
    try {
      await target.loadURL(`${scheme}://pages-${site.number}${path}`)
      // Its end is told a little later, and would be taken for the end of a page that is asked for before.
      if (target.webContents.isLoading()) await once(target.webContents, 'did-stop-loading')
    } finally {
      pages.delete(path)
    }
    clearTimeout(pause)
    pause = setTimeout(renew, pauseMs)
    pause.unref()
  }

  const nextSite = () => ({ number: site.number + 1, pages: 1 })

  const renew = () => {
    if (site.pages < pagesAProcess.inAPause || !window || window.isDestroyed()) return
    site = { ...nextSite(), pages: 0 }
    void inTurn(() => load(shared(), blankPage)).catch(() => undefined)
  }

  const shared = () => {
    if (!window || window.isDestroyed()) window = openWindow(false)
    return window
  }

  return {
    warm: () => {
      if (window && !window.isDestroyed()) return
      // What goes wrong here shows when something is really printed.
      void inTurn(() => load(shared(), blankPage)).catch(() => undefined)
    },
    htmlToPdf: (page) =>
      inTurn(async () => {
        const target = shared()
        const widthPixels = Math.round((page.widthMillimetres * 96) / inch)
        if (page.heightMillimetres === undefined) target.setContentSize(widthPixels, 400)
        await load(target, page)
        const height = page.heightMillimetres ?? (await contentHeight(target)) + 1
        return target.webContents.printToPDF(pdfOptions(page, height))
      }),
    htmlToPixels: (page, widthDots) =>
      inTurn(async () => {
        const target = openWindow(true)
        try {
          return await capture(target, page, widthDots, load)
        } finally {
          target.destroy()
        }
      }),
    printSilently: async (page, queue, landscape, limitMs) => {
      let handed = false
      try {
        return await inTurn(async () => {
          const target = shared()
          await load(target, page)
          const height = page.heightMillimetres ?? (await contentHeight(target)) + 1
          handed = true
          return await printSilently(target, page, height, queue, landscape, limitMs)
        })
      } catch {
        return handed ? unknown('timeout') : failed('rendering-failed')
      }
    },
    close: () => {
      clearTimeout(pause)
      window?.destroy()
      window = undefined
    },
  }
}

const blankPage: PageJob = {
  html: '<!doctype html><title>.</title>',
  widthMillimetres: 80,
  heightMillimetres: 80,
  marginMillimetres: { top: 0, right: 0, bottom: 0, left: 0 },
}

/** Inches here, microns in `print`: the two calls differ. */
function pdfOptions(page: PageJob, heightMillimetres: number): Electron.PrintToPDFOptions {
  const margin = page.marginMillimetres
  return {
    printBackground: true,
    pageSize: { width: page.widthMillimetres / inch, height: heightMillimetres / inch },
    margins: {
      top: margin.top / inch,
      right: margin.right / inch,
      bottom: margin.bottom / inch,
      left: margin.left / inch,
    },
    ...(page.footerHtml
      ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: page.footerHtml }
      : {}),
  }
}

/** Through the debugger, because the page itself may run no script. */
async function contentHeight(target: BrowserWindow): Promise<number> {
  const { debugger: inspector } = target.webContents
  if (!inspector.isAttached()) inspector.attach('1.3')
  const metrics: { readonly cssContentSize: { readonly height: number } } =
    await inspector.sendCommand('Page.getLayoutMetrics')
  return (metrics.cssContentSize.height * inch) / 96
}

async function capture(
  target: BrowserWindow,
  page: PageJob,
  widthDots: number,
  load: (target: BrowserWindow, page: PageJob) => Promise<void>,
): Promise<Pixels> {
  const widthPixels = (page.widthMillimetres * 96) / inch
  target.setContentSize(widthDots, 400)
  await load(target, page)
  const zoom = widthDots / widthPixels
  const height = Math.ceil((((await contentHeight(target)) * 96) / inch) * zoom)
  target.webContents.setZoomFactor(zoom)
  target.setContentSize(widthDots, Math.max(1, height))
  target.webContents.invalidate()
  await new Promise((resolve) => setTimeout(resolve, paintMs))
  const image = await target.webContents.capturePage()
  const size = image.getSize()
  return { width: size.width, height: size.height, rgba: image.toBitmap() }
}

function printSilently(
  target: BrowserWindow,
  page: PageJob,
  heightMillimetres: number,
  queue: string,
  landscape: boolean,
  limitMs: number,
): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    // The callback sometimes never comes; the queue then has the job and the paper decides.
    const timer = setTimeout(() => resolve(unknown('timeout')), Math.min(limitMs, pageLimitMs - 2_000))
    target.webContents.print(
      {
        silent: true,
        printBackground: true,
        deviceName: queue,
        landscape,
        margins: { marginType: 'none' },
        pageSize: {
          width: Math.round(page.widthMillimetres * 1000),
          height: Math.round(heightMillimetres * 1000),
        },
      },
      (success, failure) => {
        clearTimeout(timer)
        if (success) resolve({ kind: 'printed', confirmed: false })
        else resolve(failed(/device|printer|settings/i.test(failure) ? 'queue-missing' : 'aborted', failure))
      },
    )
  })
}

function withLimit<Value>(work: Promise<Value>, limitMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('page-timeout')), limitMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
