/** Pages and acts about one outlet: enrolment codes, revoking, settling, checking the code of a day slip. */

import { z } from 'zod'
import { type DayCode, formatDayCode, readDayCode } from '../../shared/sync/day-code'
import type { PageContext } from './frame'
import type { AddPage, PageDeps } from './pages'
import { dayView, type MissingNumbers, type OutletPage, outletView } from './view-outlet'
import { filled } from './words'

const all = ['viewer', 'publisher', 'administrator'] as const
const publishers = ['publisher', 'administrator'] as const
const administrators = ['administrator'] as const

const stationSchema = z.object({
  outlet: z.string().regex(/^[A-Z0-9]{2,8}$/),
  station: z.string().regex(/^[A-Z]$/),
})
const setAsideSchema = z.object({
  station: z.string().max(4),
  incarnation: z.coerce.number().int(),
  originSeq: z.coerce.number().int(),
  reason: z.string().max(60),
  note: z.string().max(200).default(''),
})

const lookSchema = z.object({
  station: z.string().regex(/^[A-Z]$/),
  reason: z.string().trim().min(2).max(200),
})

export function outletPages(add: AddPage, deps: PageDeps): void {
  const { reads, office } = deps

  async function page(
    context: PageContext,
    outlet: string,
    shown: Pick<OutletPage, 'issued' | 'missing' | 'recovery'> = {},
  ): Promise<string | undefined> {
    const name = await reads.outletName(outlet)
    if (name === undefined) return undefined
    const [stations, chains, days, setAside, incidents, escrow] = await Promise.all([
      reads.stations(outlet),
      reads.chains(outlet),
      reads.days(outlet),
      reads.setAside(outlet),
      reads.incidents(outlet),
      deps.escrow.lines(outlet),
    ])
    const at = { ...context, path: `/outlets/${outlet}` }
    const all = { outlet, name, stations, chains, days, setAside, incidents, escrow }
    return outletView(at, { ...all, ...shown })
  }

  add('GET', '/outlets/:outlet', all, async ({ context, params, show, go }) => {
    const shown = await page(context, params.outlet ?? '')
    return shown === undefined ? go('/') : show(shown)
  })

  add('GET', '/outlets/:outlet/days/:station/:day', all, async ({ context, params, show, go }) => {
    const { outlet = '', station = '', day = '' } = params
    const line = await reads.day(outlet, station, day)
    return line ? show(dayView(context, outlet, line)) : go('/')
  })

  add('POST', '/codes', administrators, async ({ context, form, show, go }) => {
    const asked = stationSchema.safeParse(Object.fromEntries(form))
    if (!asked.success) return go('/')
    const { outlet, station } = asked.data
    const made = await office.newEnrolmentCode(outlet, station, context.person.name)
    const issued = { ...made, outlet: `${outlet} ${station}` }
    const shown = await page(context, outlet, { issued })
    return shown === undefined ? go('/') : show(shown)
  })

  add('POST', '/outlets/:outlet/revoke', administrators, async ({ form, params, show, go, with: said }) => {
    const outlet = params.outlet ?? ''
    const station = form.get('station') ?? ''
    const done = await office.revoke(outlet, station, form.get('keyId') ?? '', 'by-hand')
    if (!done) return go(`/outlets/${outlet}`)
    const context = said({
      kind: 'good',
      text: filled(said({ kind: 'good', text: '' }).words.revokedNow, { station }),
    })
    return show((await page(context, outlet)) ?? '')
  })

  add(
    'POST',
    '/outlets/:outlet/settle',
    publishers,
    async ({ context, form, params, show, go, with: said }) => {
      const outlet = params.outlet ?? ''
      const item = setAsideSchema.safeParse(Object.fromEntries(form))
      if (!item.success) return go(`/outlets/${outlet}`)
      const { note, ...key } = item.data
      await office.settleSetAside({ outlet, ...key }, context.person.name, note)
      return show((await page(said({ kind: 'good', text: context.words.settledNow }), outlet)) ?? '')
    },
  )

  add('POST', '/incidents/settle', publishers, async ({ context, form, go }) => {
    await office.settleIncident(form.get('outlet') ?? '', form.get('id') ?? '', context.person.name)
    return go('/')
  })

  add(
    'POST',
    '/outlets/:outlet/recovery',
    administrators,
    async ({ context, form, params, show, go, with: said }) => {
      const outlet = params.outlet ?? ''
      const asked = lookSchema.safeParse(Object.fromEntries(form))
      if (!asked.success) return go(`/outlets/${outlet}`)
      const codes = await deps.escrow.look({ outlet, ...asked.data, person: context.person.name })
      const [newest] = codes ?? []
      const text = codes === undefined ? context.words.escrowKeyAway : context.words.none
      const shown = newest
        ? await page(context, outlet, { recovery: { station: asked.data.station, codes: codes ?? [] } })
        : await page(said({ kind: 'bad', text }), outlet)
      return shown === undefined ? go('/') : show(shown)
    },
  )

  add('POST', '/outlets/:outlet/day-code', all, async ({ context, form, params, show, with: said }) => {
    const outlet = params.outlet ?? ''
    const code = readDayCode(form.get('code') ?? '')
    const fact = code && (await reads.factAt(outlet, code.station, code.incarnation, code.count))
    const { words } = context
    const missing = code && (await beyond(outlet, code))
    const message =
      code && fact?.hash.startsWith(code.head)
        ? ({ kind: 'good', text: filled(words.codeRight, { day: fact.day }) } as const)
        : ({ kind: 'bad', text: missing ? filled(words.codeBeyond, missing) : words.codeWrong } as const)
    return show((await page(said(message), outlet, { ...(missing ? { missing } : {}) })) ?? '')
  })

  add('POST', '/outlets/:outlet/missing', publishers, async ({ context, form, params, show, with: said }) => {
    const outlet = params.outlet ?? ''
    const code = readDayCode(form.get('code') ?? '')
    const missing = code && (await beyond(outlet, code))
    if (!code || !missing) return show((await page(context, outlet)) ?? '')
    await office.noteDayCode(outlet, code, context.person.name)
    const text = filled(context.words.missingNoted, missing)
    return show((await page(said({ kind: 'good', text }), outlet)) ?? '')
  })

  /** The numbers that a printed code speaks of and that are not held here. */
  async function beyond(outlet: string, code: DayCode): Promise<MissingNumbers | undefined> {
    const chains = await reads.chains(outlet)
    const stations = await reads.stations(outlet)
    if (!stations.some((one) => one.station === code.station)) return undefined
    const held = chains.find((one) => one.station === code.station && one.incarnation === code.incarnation)
    const from = (held?.count ?? 0) + 1
    return code.count < from ? undefined : { ...code, from, to: code.count, code: formatDayCode(code) }
  }
}
