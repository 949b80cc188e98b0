/** The papers of this job that can be printed now. Each is recorded before a printer is asked. */

import { Button, Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { PrintForm } from '../../../shared/print/state'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import type { OpenDesk } from './use-job'

interface Paper {
  readonly form: PrintForm
  readonly word: 'paperDispatch' | 'paperPick' | 'paperLabel' | 'paperQuote' | 'paperDelivery' | 'paperReturn'
  readonly number: string
}

function papersOf({ ticket }: TicketDetail): readonly Paper[] {
  const { number } = ticket.intake
  const has = (condition: boolean, paper: Paper): readonly Paper[] => (condition ? [paper] : [])
  return [
    { form: 'deviceLabel', word: 'paperLabel', number },
    ...has(ticket.technicianId !== undefined, { form: 'dispatchOrder', word: 'paperDispatch', number }),
    ...has(
      ticket.parts.some(({ state }) => state === 'reserved' || state === 'used'),
      { form: 'partsPickList', word: 'paperPick', number },
    ),
    ...has(ticket.quote !== undefined, {
      form: 'quotation',
      word: 'paperQuote',
      number: ticket.quote?.number ?? '',
    }),
    ...has(ticket.sentOut !== undefined, {
      form: 'deliveryNote',
      word: 'paperDelivery',
      number: ticket.sentOut?.number ?? '',
    }),
    ...has(ticket.outcome === 'unrepairable' || ticket.outcome === 'returned', {
      form: 'salesReturnNote',
      word: 'paperReturn',
      number,
    }),
  ]
}

export function JobPrints({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const { tell } = useLastFact()

  async function print({ form, word, number }: Paper) {
    const done = await desk.run(
      'printDocument',
      { form, subject: `ticket/${desk.ticketId}`, number },
      { anyRevision: true },
    )
    if (done) tell({ text: t('printing', { paper: t(word) }) })
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconPrinter size={14} aria-hidden />}>
          {t('print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {papersOf(desk.detail).map((paper) => (
          <Menu.Item key={paper.form} onClick={() => void print(paper)}>
            {t(paper.word)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
