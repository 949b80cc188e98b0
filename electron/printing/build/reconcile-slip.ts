/**
 * 对账单: a day's control totals on one slip, to be laid beside headquarters' own: how many records, tickets by kind
 * and status, money by tender, parts used, and the code of the day's chain.
 */

import { frameForm, voiceOf } from '../../../shared/documents/frame'
import type { Block } from '../../../shared/documents/model'
import { amountText, dayText } from '../../../shared/documents/moments'
import type { CountOf } from '../../../shared/questions/day'
import { refused } from '../../../shared/result'
import { daySummary } from '../../lookup/day'
import { pastDay } from './day-history'
import { type Built, one, type PaperJob } from './paper-job'

export function buildReconcileSlip(paper: PaperJob): Built {
  const past = pastDay(paper)
  if (!past) return refused(paper.subject.kind === 'shift' ? 'subject-unknown' : 'form-not-for-subject')
  const { context, words, language, dependencies } = paper
  const { say, office } = voiceOf(context)
  const summary = daySummary(past.dependencies, past.day)
  const dayCode = past.shift?.dayCode || summary.dayCode
  const counts = (heading: string, prefix: string, rows: readonly CountOf[]): readonly Block[] => [
    { kind: 'heading', text: words(heading) },
    {
      kind: 'table',
      emptyText: office('noMovement'),
      columns: [
        { title: office('kind'), width: 3, lead: true },
        { title: office('count'), width: 1, align: 'right' },
      ],
      rows: rows.map((row) => [words(`${prefix}.${row.key}`), row.count.toString()]),
    },
  ]
  return one(
    frameForm(context, {
      // It belongs to the day's papers; the archive files it with the summary.
      form: 'daily-summary',
      title: words('reconcile.title'),
      number: `${context.template.outlet.code} ${past.day}`,
      blocks: [
        {
          kind: 'fields',
          columns: 1,
          fields: [
            {
              key: 'businessDay',
              label: office('businessDay'),
              value: dayText(past.day, language),
              style: 'strong',
            },
            { key: 'dayCode', label: office('dayCode'), value: dayCode || '—', style: 'code' },
            {
              key: 'facts',
              label: words('reconcile.facts'),
              value: past.history.dayFacts(past.day).length.toString(),
            },
            {
              key: 'reconciliation',
              label: office('reconciliation'),
              value: paper.text('reconciliation') || dependencies.syncSentence(language),
            },
          ],
        },
        ...counts('reconcile.byKind', 'kind', summary.byKind),
        ...counts('reconcile.byStatus', 'status', summary.byStatus),
        { kind: 'heading', text: office('money') },
        {
          kind: 'table',
          emptyText: office('noMovement'),
          columns: [
            { title: office('tender'), width: 3, lead: true },
            { title: office('count'), width: 1, align: 'right' },
            { title: office('amount'), width: 2, align: 'right' },
          ],
          rows: summary.byTender.map((row) => [
            words(`tender.${row.key}`),
            row.count.toString(),
            amountText(row.amountFen),
          ]),
          totals: [{ label: say('total'), value: amountText(summary.incomeFen), strong: true }],
        },
        { kind: 'heading', text: words('reconcile.parts') },
        {
          kind: 'table',
          emptyText: office('noMovement'),
          columns: [
            { title: say('partNumber'), width: 3, lead: true },
            { title: say('quantity'), width: 1, align: 'right' },
          ],
          rows: summary.parts.map((part) => [part.partNumber, part.quantity.toString()]),
        },
        {
          kind: 'signatures',
          boxes: [{ label: say('managerSignature'), dateLabel: say('yearMonthDay') }],
        },
      ],
    }),
  )
}
