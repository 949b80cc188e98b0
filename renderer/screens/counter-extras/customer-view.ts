/** From the intake in the making to what the customer reads: words in their language, the name as the clerk chose. */

import { maskName } from '../../../shared/customer/phone'
import { type CustomerView, idleView } from '../../../shared/customer-screen/view'
import { formatYuan } from '../../../shared/money'
import { extrasWords } from '../../i18n/counter-extras'
import { type Language, translateIn } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import type { CustomerDraft } from '../counter/intake-draft'
import { amountOf, hasDevice } from '../counter/receive-input'
import type { Intake } from '../counter/use-intake'

export type NameShown = 'masked' | 'hidden' | 'full'

/** A number that was just given out. */
export interface Drawn {
  readonly number: string
  readonly ahead: number
}

export interface ViewOptions {
  readonly language: Language
  readonly name: NameShown
  readonly outlet: string
  readonly queue: string
  readonly drawn?: Drawn | undefined
  readonly sign: boolean
  /** As the customer reads it. */
  readonly model: string
}

export function intakeView(intake: Intake, options: ViewOptions): CustomerView {
  const { language, outlet, queue, drawn } = options
  const t = translateIn(extrasWords, language)
  const ticket = translateIn(ticketWords, language)
  const { draft, reference, promise, received } = intake
  if (!intake.touched) {
    if (drawn) return idleView(outlet, { queue, drawn: drawn.number, ahead: drawn.ahead })
    // Whoever was called stands there now: the number of the visit before is not theirs.
    if (!received || queue !== '') return idleView(outlet, { queue })
    return {
      ...visit(options, t('viewReceived')),
      lines: [{ label: t('viewNumber'), value: received.number, strong: true }],
    }
  }
  const nameOf = (item: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'zh' ? item.nameZh : item.nameEn
  const comma = language === 'zh' ? '、' : ', '
  const fault = reference?.faults.find((one) => one.code === draft.faultCode)
  const accessories = [
    ...(reference?.accessories ?? [])
      .filter((item) => (draft.accessories[item.id] ?? 0) > 0)
      .map(
        (item) =>
          `${nameOf(item)}${(draft.accessories[item.id] ?? 0) > 1 ? ` ×${draft.accessories[item.id]}` : ''}`,
      ),
    draft.otherAccessories.trim(),
  ].filter((text) => text !== '')
  const condition = (reference?.condition ?? [])
    .filter((item) => draft.condition[item.id]?.state === 'bad')
    .map((item) => [nameOf(item), draft.condition[item.id]?.note].filter(Boolean).join(' '))
  const money = (text: string) => {
    const fen = amountOf(text)
    return typeof fen === 'number' ? formatYuan(fen) : ''
  }
  const lines: readonly (readonly [label: string, value: string, strong?: boolean])[] = [
    [t('viewDevice'), options.model, true],
    [t('viewSerial'), draft.device.serial],
    [t('viewFault'), [fault ? nameOf(fault) : '', draft.fault.trim()].filter(Boolean).join(comma)],
    [t('viewAccessories'), accessories.join(comma)],
    [t('viewCondition'), condition.join(comma)],
    [t('viewService'), ticket(`kind_${draft.kind}`)],
    [t('viewData'), draft.dataLossConsent && hasDevice(draft) ? t('viewDataText') : ''],
    [t('viewEstimate'), money(draft.estimate)],
    [t('viewDeposit'), money(draft.deposit), true],
    [t('viewPromise'), promise ? `${promise.day} ${promise.time}` : '', true],
  ]
  const note = intake.warranty?.note
  return {
    ...visit(options, t('viewCheck')),
    customer: shownName(draft.customer, options.name),
    lines: lines
      .filter(([, value]) => value !== '')
      .map(([label, value, strong = false]) => ({ label, value: value.slice(0, 600), strong })),
    warranty: (note ? (language === 'zh' ? note.sentenceZh : note.sentenceEn) : '').slice(0, 2000),
    ...(options.sign ? { sign: { statement: t('viewStatement') } } : {}),
  }
}

/** Nothing of the bill but its sums: what was done stands on the paper. */
export function paymentView(
  bill: { readonly totalFen: number; readonly paidFen: number; readonly dueFen: number },
  number: string,
  options: ViewOptions,
): CustomerView {
  const t = translateIn(extrasWords, options.language)
  return {
    ...visit(options, t('viewPay')),
    lines: [
      { label: t('viewNumber'), value: number, strong: false },
      { label: t('viewDevice'), value: options.model, strong: true },
      { label: t('viewTotal'), value: formatYuan(bill.totalFen), strong: false },
      { label: t('viewPaid'), value: formatYuan(bill.paidFen), strong: false },
    ].filter(({ value }) => value !== ''),
    amountFen: bill.dueFen,
    amountLabel: t('viewDue'),
  }
}

function visit({ language, outlet, queue }: ViewOptions, title: string) {
  return {
    kind: 'visit',
    language,
    outlet,
    queue,
    title,
    customer: '',
    lines: [],
    warranty: '',
    amountLabel: '',
  } as const
}

/** A customer who is known already is masked in the window itself: in full there is nothing more to show. */
function shownName(customer: CustomerDraft, wish: NameShown): string {
  if (wish === 'hidden' || customer.kind === 'none') return ''
  if (customer.kind === 'known') return customer.name
  const { form } = customer
  const name = form.kind === 'company' ? form.company || form.name : form.name
  return wish === 'full' ? name : maskName(name)
}
