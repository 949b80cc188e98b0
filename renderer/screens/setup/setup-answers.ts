/** What the first start asks, as typed, and when each page is complete. The PIN is only here and in the one question. */

import type { OutletDetails } from '../../../shared/outlet/state'
import type { SetupDraft } from '../../../shared/questions/setup'
import { isAddress } from '../headquarters/connection-panel'
import { hoursOf, textOfHours } from '../settings/hours-fields'
import { noPin, type PinPair, pinReady } from '../settings/pin-fields'

/** What is kept while it is typed. Printers: the system's queue for each use; empty: PDF files. */
export type KeptAnswers = Omit<SetupDraft, 'step'>

/** Never kept. */
export interface SecretAnswers {
  readonly pins: PinPair
  readonly enrolmentCode: string
}

export type SetupAnswers = KeptAnswers & SecretAnswers

const usualDay = { open: '09:00', close: '20:00' }

export const firstAnswers: SetupDraft = {
  step: 'language',
  code: '',
  station: 'A',
  nameZh: '',
  nameEn: '',
  address: '',
  phone: '',
  zone: 'Asia/Shanghai',
  days: textOfHours(Array.from({ length: 7 }, () => usualDay)),
  administrator: '',
  printers: { receipt: '', sheets: '', labels: '' },
  connect: 'later',
  url: '',
}

export const noSecrets: SecretAnswers = { pins: noPin, enrolmentCode: '' }

export const setupSteps = ['language', 'outlet', 'person', 'printers', 'headquarters', 'ready'] as const
export type SetupStep = (typeof setupSteps)[number]

export const isCode = (text: string) => /^[A-Z0-9]{2,8}$/.test(text)
export const isStation = (text: string) => /^[A-Z]$/.test(text)

export function isComplete(step: SetupStep, answers: SetupAnswers): boolean {
  switch (step) {
    case 'language':
    case 'printers':
      return true
    case 'outlet':
      return (
        isCode(answers.code) &&
        isStation(answers.station) &&
        answers.nameZh.trim() !== '' &&
        hoursOf(answers.days) !== undefined
      )
    case 'person':
      return answers.administrator.trim() !== '' && pinReady(answers.pins)
    case 'headquarters':
      return answers.connect === 'later' || (isAddress(answers.url) && answers.enrolmentCode.trim() !== '')
    case 'ready':
      return setupSteps.slice(0, -1).every((before) => isComplete(before, answers))
  }
}

export function detailsOf(answers: SetupAnswers): Omit<OutletDetails, 'terms' | 'printFooter'> {
  return {
    code: answers.code,
    nameZh: answers.nameZh.trim(),
    nameEn: answers.nameEn.trim(),
    address: answers.address.trim(),
    phone: answers.phone.trim(),
    zone: answers.zone,
    hours: [...(hoursOf(answers.days) ?? [])],
  }
}

/** One printer for each paper that the chosen queues hold. */
export function printersOf({ printers }: SetupAnswers) {
  const papers = [
    { paper: 'roll80', queue: printers.receipt },
    { paper: 'a5', queue: printers.sheets },
    { paper: 'a4', queue: printers.sheets },
    { paper: 'label60x40', queue: printers.labels },
  ] as const
  return papers.filter(({ queue }) => queue !== '')
}
