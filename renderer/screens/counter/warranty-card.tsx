/** The answer that the clerk reads out, with the rule behind it. It shows what main worked out, and adds nothing. */

import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import type { WarrantyResult } from '../../../shared/questions/warranty'
import type { WarrantyCard as Card } from '../../../shared/warranty/card'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { PrintCard } from '../warranty/print-card'
import { RulesDialog } from '../warranty/rules-dialog'
import classes from './counter.module.css'
import { EnquiryLabel } from './enquiry-label'

export interface Enquiry {
  readonly subject: string
  readonly parameters: Readonly<Record<string, string | number>>
}

const signs = { covered: '●', depends: '◑', 'not-covered': '▲' } as const

export const WarrantyCard = memo(function WarrantyCard({
  warranty,
  enquiry,
}: {
  readonly warranty: WarrantyResult | undefined
  /** What the card is printed of, before anything is received. */
  readonly enquiry?: Enquiry | undefined
}) {
  const t = useT(counterWords)
  const w = useT(warrantyWords)
  const [rules, setRules] = useState(false)
  const language = useLanguage()
  if (!warranty) {
    return (
      <section className={classes.card} aria-label={t('warranty')}>
        <p className={classes.quiet}>{t('warrantyWaits')}</p>
      </section>
    )
  }
  const card = cardOf(warranty.card)
  if (!card) {
    const { note } = warranty
    return (
      <section
        className={classes.card}
        data-state={note.covered ? 'covered' : 'not-covered'}
        aria-live="polite"
        aria-label={t('warranty')}
      >
        <h2 className={classes.cardState}>
          <span aria-hidden>{note.covered ? signs.covered : signs['not-covered']}</span>
          {note.covered ? t('covered') : t('notCovered')}
        </h2>
        <p>{language === 'zh' ? note.sentenceZh : note.sentenceEn}</p>
        {note.changesOn === undefined ? null : <p>{t('changesOn', { day: note.changesOn })}</p>}
        <p className={classes.foot}>{note.rowIds.join(' · ')}</p>
      </section>
    )
  }
  return (
    <section className={classes.card} data-state={card.state} aria-live="polite" aria-label={t('warranty')}>
      <h2 className={classes.cardState}>
        <span aria-hidden>{signs[card.state]}</span>
        {card.title}
      </h2>
      <p>
        <strong>{card.coverage}</strong>
      </p>
      <ul>
        {card.remedies.map((remedy) => (
          <li key={remedy.text}>
            {remedy.text}
            {remedy.grade === null ? null : <span className={classes.foot}> {remedy.grade}</span>}
          </li>
        ))}
      </ul>
      {card.changeDay === null ? null : (
        <p className={classes.note} data-tone="waiting">
          {card.change}
        </p>
      )}
      <Lines lines={[...(card.repairs === null ? [] : [card.repairs]), ...card.clock]} />
      <Lines lines={card.periods} />
      <Lines lines={card.repairWarranty} />
      <Lines lines={card.repeats} tone="waiting" />
      <Lines lines={card.refund} />
      <Lines lines={card.exclusions} tone="breach" />
      <Lines lines={card.contradictions} tone="waiting" />
      <Lines lines={card.reasons} />
      <Lines lines={card.notes} />
      <p className={classes.foot}>
        {[...new Set(card.remedies.flatMap((remedy) => remedy.row ?? []))].join(' · ')}
        <br />
        {card.ruleSet}
      </p>
      <div className={classes.noteActions}>
        {enquiry ? (
          <>
            <PrintCard subject={enquiry.subject} number="" parameters={enquiry.parameters} />
            <EnquiryLabel enquiry={enquiry} />
          </>
        ) : null}
        <Button size="compact-sm" variant="default" tabIndex={-1} onClick={() => setRules(true)}>
          {w('whyRules')}
        </Button>
      </div>
      {rules ? (
        <RulesDialog
          used={card.remedies.flatMap((remedy) => remedy.row ?? [])}
          onClose={() => setRules(false)}
        />
      ) : null}
    </section>
  )
})

function Lines(props: { readonly lines: readonly string[]; readonly tone?: 'breach' | 'waiting' }) {
  if (props.lines.length === 0) return null
  return (
    <ul {...(props.tone === undefined ? {} : { className: classes.note, 'data-tone': props.tone })}>
      {props.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The door gives it as plain JSON of unknown shape; an older shape falls back to the note's sentence. */
function cardOf(value: unknown): Card | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const lists = [
    'remedies',
    'clock',
    'refund',
    'periods',
    'repairWarranty',
    'exclusions',
    'contradictions',
    'reasons',
    'notes',
  ]
  const record = value as Readonly<Record<string, unknown>>
  const fits =
    lists.every((name) => Array.isArray(record[name])) &&
    typeof record.state === 'string' &&
    record.state in signs
  return fits ? (value as Card) : undefined
}
