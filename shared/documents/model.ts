/**
 * What is printed, before anyone decides how: a form turns its data into a list of blocks, and two renderers
 * (page and receipt) turn blocks into paper. A model holds finished sentences only: whoever draws it never
 * formats an amount, never masks a phone, never looks anything up. The model is what is archived and hashed.
 */

export type Language = 'zh-CN' | 'en'

export const formKinds = [
  'claim-receipt',
  'device-label',
  'stock-label',
  'dispatch-order',
  'commissioning-return',
  'repair-return',
  'information-sheet',
  'opinion-sheet',
  'survey-sheet',
  'survey-statistics',
  'sales-return-note',
  'delivery-note',
  'quotation',
  'payment-slip',
  'parts-pick-list',
  'old-part-return-list',
  'daily-summary',
  'period-report',
  'sanbao-card',
  'recovery-sheet',
  'list',
] as const

export type FormKind = (typeof formKinds)[number]

/** Who keeps the paper. What the customer does not keep shows no full name and no full phone number. */
export type Holder = 'customer' | 'outlet'

export interface Picture {
  readonly mime: 'image/png' | 'image/jpeg'
  readonly base64: string
}

/** A signature as it was drawn: strokes of x, y, x, y … inside `width` × `height`. */
export interface SignatureStrokes {
  readonly width: number
  readonly height: number
  readonly strokes: readonly (readonly number[])[]
}

export type Copy =
  | { readonly kind: 'original' }
  | {
      readonly kind: 'reprint'
      /** 1 for the first reprint. */
      readonly count: number
      readonly reason: string
      readonly person: string
      readonly station: string
      readonly printedAt: string
    }

export interface Field {
  /** Names the field for the outlet's template (which may hide it), independent of the language. */
  readonly key: string
  readonly label: string
  readonly value: string
  /** Columns taken in the grid. */
  readonly span?: number
  readonly style?: 'strong' | 'code'
}

export interface TableColumn {
  readonly title: string
  /** Share of the width. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
  /** Left out on a roll, where there is no room. */
  readonly pageOnly?: boolean
  /** A number or a date that is never broken over two lines. */
  readonly whole?: boolean
  /** On a roll: the value that stands on the first line of its row, alone. */
  readonly lead?: boolean
}

export interface CheckItem {
  readonly label: string
  readonly state: 'yes' | 'no' | 'open'
  readonly note?: string
}

export interface SignatureBox {
  readonly label: string
  readonly statement?: string
  readonly name?: string
  readonly dateLabel?: string
  readonly signature?: Picture | SignatureStrokes
  /** The outlet's seal goes over this box. */
  readonly seal?: string
}

export type TextStyle = 'normal' | 'small' | 'strong' | 'notice' | 'terms'

type BlockBody =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'fields'; readonly columns: 1 | 2 | 3 | 4; readonly fields: readonly Field[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly string[])[]
      /** Rows under the table, label and value, right-aligned. The last is the one that counts. */
      readonly totals?: readonly {
        readonly label: string
        readonly value: string
        readonly strong?: boolean
      }[]
      /** Empty ruled rows for writing by hand. */
      readonly blankRows?: number
      readonly emptyText?: string
      readonly caption?: string
      /** The last row adds up the others. */
      readonly sumRow?: boolean
    }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly style: TextStyle
      readonly align?: 'left' | 'center' | 'right'
    }
  | {
      readonly kind: 'checklist'
      readonly label?: string
      readonly columns: number
      readonly items: readonly CheckItem[]
    }
  | {
      readonly kind: 'barcode'
      readonly symbology: 'code128' | 'qr'
      readonly content: string
      readonly caption?: string
      readonly size: 'small' | 'medium' | 'large'
    }
  | {
      /** One box to tick in each row. */
      readonly kind: 'choices'
      readonly title: string
      readonly levels: readonly string[]
      readonly rows: readonly { readonly label: string; readonly chosen?: number }[]
    }
  | { readonly kind: 'signatures'; readonly boxes: readonly SignatureBox[] }
  | { readonly kind: 'writing'; readonly label: string; readonly lines: number; readonly text?: string }
  | {
      readonly kind: 'bars'
      readonly bars: readonly { readonly label: string; readonly value: string; readonly share: number }[]
    }
  | { readonly kind: 'rule'; readonly dashed?: boolean }
  | { readonly kind: 'spacer'; readonly millimetres: number }
  | { readonly kind: 'face'; readonly face: LabelFace }

/** One self-adhesive label: a code to scan, and as much text as stays legible beside it. */
export interface LabelFace {
  readonly code: string
  readonly number: string
  readonly title: string
  readonly lines: readonly string[]
  readonly foot: string
  readonly mark?: string
  /** The title is what it is all about, to be read from a step away. */
  readonly large?: boolean
}

export type Block = BlockBody & { readonly only?: 'receipt' | 'page' }
export type BlockOf<Kind extends BlockBody['kind']> = Extract<BlockBody, { readonly kind: Kind }>

export interface DocumentHead {
  readonly outletName: string
  readonly outletLines: readonly string[]
  readonly logo?: Picture
  readonly title: string
  /** `QR15-05`, where the quality system gives the form a code. */
  readonly formCode?: string
  readonly number?: string
  readonly numberLabel: string
  /** What the scanner reads at the top of the form. */
  readonly code?: string
  readonly codeSymbology: 'code128' | 'qr'
  /** 客户联 / 存根联. */
  readonly holderLabel?: string
}

export interface DocumentModel {
  readonly modelVersion: 1
  readonly form: FormKind
  readonly language: Language
  readonly head: DocumentHead
  readonly copy: Copy
  readonly copyLabel?: string
  readonly blocks: readonly Block[]
  readonly footLines: readonly string[]
  /** `第 {page} 页 共 {pages} 页`: the renderer knows the numbers. */
  readonly pageLabel: string
  readonly templateVersion: string
  readonly termsVersion?: string
  readonly printedLine: string
}
