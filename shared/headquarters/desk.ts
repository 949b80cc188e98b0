/** What headquarters' server tells its own page: figures, differences, uploads, files, and the hook. */

import type { FigureDifference } from '../sync/compare'

export interface DeskPerson {
  readonly name: string
  readonly role: 'viewer' | 'publisher' | 'administrator'
  readonly formToken: string
  readonly language: 'zh-CN' | 'en'
  readonly today: string
}

export interface DeskFigures {
  readonly days: readonly {
    readonly day: string
    readonly received: number
    readonly ready: number
    readonly collected: number
    readonly takingsFen: number
  }[]
  readonly tenders: readonly { readonly key: string; readonly count: number; readonly amountFen: number }[]
  readonly kinds: readonly { readonly key: string; readonly count: number }[]
  readonly outlets: readonly {
    readonly outlet: string
    readonly name: string
    readonly received: number
    readonly takingsFen: number
  }[]
  readonly parts: readonly { readonly key: string; readonly out: number }[]
  /** Stations' days by whether both sides agree. */
  readonly agreement: readonly {
    readonly day: string
    readonly agree: number
    readonly differ: number
    readonly open: number
  }[]
}

export interface DeskDifference {
  readonly outlet: string
  readonly station: string
  readonly day: string
  readonly facts: number
  readonly checkedAtMs: number | null
  /** `here` is headquarters, `there` the outlet; `null`: the outlet's side has not come yet. */
  readonly figures: readonly FigureDifference[] | null
}

export interface DeskUpload {
  readonly sha256: string
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly removed: number
  readonly problems: readonly { readonly row: number; readonly field: string; readonly reason: string }[]
  readonly examples: readonly {
    readonly partNumber: string
    readonly before: string
    readonly after: string
  }[]
}

export interface DeskBundle {
  readonly outlet: string
  readonly station: string
  readonly madeAtMs: number
  readonly complete: boolean
  readonly newest: boolean
  readonly accepted: number
  readonly doubled: number
  readonly setAside: number
  readonly daysDiffering: readonly string[]
  readonly codes: readonly string[]
  readonly catalogueParts: number
  readonly serialNumbers: number
  readonly answer: { readonly name: string; readonly text: string }
}

export interface DeskHook {
  readonly settings: { readonly url: string; readonly active: boolean; readonly withPhone: boolean } | null
  readonly lately: readonly {
    readonly outlet: string
    readonly id: string
    readonly body: string
    readonly madeAtMs: number
    readonly tries: number
    readonly nextAtMs: number
    readonly deliveredAtMs: number | null
    readonly givenUpAtMs: number | null
    readonly lastAnswer: string
  }[]
}
