/** The lines, the discount within the person's limit, and how long it holds. */

import { ActionIcon, Button, Checkbox, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { formatYuan } from '../../../shared/money'
import type { Reference } from '../../../shared/questions/lookups'
import type { Ticket } from '../../../shared/ticket/state'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet } from '../../mirror/queries'
import { DateField } from '../../ui/date-field'
import { AmountField, TextField } from '../../ui/fields'
import { Money } from '../../ui/texts'
import { usePerson } from '../../workstation'
import { useQuoteLineName } from '../ticket/use-quote-line-name'
import { outletPolicy } from './clocks'
import classes from './job-sheet.module.css'
import { grossOf, mostDiscountFen, type QuoteDraft, type QuoteLine } from './quote-draft'
import { localName, StepButton } from './section'

export interface QuoteEditorProps {
  readonly ticket: Ticket
  readonly value: QuoteDraft
  readonly lines: readonly QuoteLine[]
  readonly labour: Reference['labour']
  readonly busy: boolean
  readonly onChange: (change: (before: QuoteDraft) => QuoteDraft) => void
  readonly onGive: (print: boolean) => void
  readonly onThrowAway: () => void
}

export function QuoteEditor(props: QuoteEditorProps) {
  const t = useT(benchWords)
  const language = useLanguage()
  const person = usePerson()
  const percent = outletPolicy(useOutlet()).discountLimitPercent[person.role]
  const { lines, value } = props
  const lineName = useQuoteLineName(lines)
  const grossFen = grossOf(lines)
  const mostFen = mostDiscountFen(grossFen, percent)
  const setLines = (next: readonly QuoteLine[]) =>
    props.onChange((before) => ({ ...before, lines: [...next] }))
  const change = (index: number, part: Partial<QuoteLine>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const addLabour = (code: string | null) => {
    const item = props.labour.find((candidate) => candidate.code === code)
    if (!item) return
    const name = localName(item, 'zh')
    setLines([...lines, { kind: 'labour', code: item.code, name, quantity: 1, unitFen: item.priceFen }])
  }
  const addOther = () => {
    setLines([
      ...lines,
      { kind: 'other', code: `other-${lines.length + 1}`, name: '', quantity: 1, unitFen: 0 },
    ])
  }
  const discountProblem =
    value.discountFen > grossFen
      ? t('discountOverTotal')
      : value.discountFen > mostFen
        ? percent === 0
          ? t('quoteNoDiscount')
          : t('quoteLimit', { percent, amount: formatYuan(mostFen) })
        : undefined
  const lacking =
    lines.length === 0 || lines.some(({ name }) => name.trim() === '')
      ? t('quoteLine')
      : (discountProblem ??
        (value.discountFen > 0 && value.discountReason.trim() === ''
          ? t('quoteDiscountReason')
          : value.expiresOn === ''
            ? t('quoteExpires')
            : undefined))

  return (
    <>
      <table className={classes.lines}>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own while they are typed.
            <tr key={index}>
              <td>
                {line.kind === 'other' ? (
                  <TextField
                    label={t('quoteLine')}
                    value={line.name}
                    onChange={(name) => change(index, { name })}
                    maxLength={200}
                    required
                  />
                ) : (
                  lineName(line)
                )}
              </td>
              <td className={classes.number}>×{line.quantity}</td>
              <td className={classes.amountCell}>
                <AmountField
                  label={t('price')}
                  fen={line.unitFen}
                  onChange={(fen) => change(index, { unitFen: fen ?? 0 })}
                />
              </td>
              <td className={classes.actions}>
                <ActionIcon
                  size={22}
                  aria-label={`${t('remove')} ${lineName(line)}`}
                  onClick={() => setLines(lines.filter((_, at) => at !== index))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.row}>
        <Select
          className={classes.grow}
          aria-label={t('addLabour')}
          placeholder={t('addLabour')}
          data={props.labour.map((item) => ({ value: item.code, label: localName(item, language) }))}
          value={null}
          onChange={addLabour}
          searchable
        />
        <Button size="sm" variant="default" onClick={addOther}>
          {t('quoteAddLine')}
        </Button>
      </div>
      <div className={classes.row}>
        <div className={classes.narrow}>
          <AmountField
            label={t('quoteDiscount')}
            fen={value.discountFen === 0 ? undefined : value.discountFen}
            onChange={(fen) => props.onChange((before) => ({ ...before, discountFen: fen ?? 0 }))}
            error={discountProblem}
          />
        </div>
        <div className={classes.grow}>
          <TextField
            label={t('quoteDiscountReason')}
            value={value.discountReason}
            onChange={(discountReason) => props.onChange((before) => ({ ...before, discountReason }))}
            required={value.discountFen > 0}
            disabled={value.discountFen === 0}
            maxLength={400}
          />
        </div>
        <div className={classes.day}>
          <DateField
            label={t('quoteExpires')}
            day={value.expiresOn === '' ? undefined : value.expiresOn}
            onChange={(day) => props.onChange((before) => ({ ...before, expiresOn: day ?? '' }))}
            allowFuture
          />
        </div>
      </div>
      <div className={classes.end}>
        <Checkbox
          label={t('quotePrint')}
          checked={value.print}
          onChange={(event) => {
            const print = event.currentTarget.checked
            props.onChange((before) => ({ ...before, print }))
          }}
          style={{ marginInlineEnd: 'auto' }}
        />
        <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onThrowAway}>
          {t('throwAway')}
        </Button>
        <span>
          {t('quoteTotal')} <Money fen={Math.max(0, grossFen - value.discountFen)} strong />
        </span>
        <StepButton
          ticket={props.ticket}
          step="giveQuote"
          label={t('giveQuote')}
          size="sm"
          lacking={lacking}
          busy={props.busy}
          onClick={() => props.onGive(value.print)}
        />
      </div>
    </>
  )
}
