/** The tickets behind one figure or one bar, as a list that can be sorted, filtered and opened. */

import { useEffect, useState } from 'react'
import type { TicketRow } from '../../../shared/ticket/row'
import { ask } from '../../door'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import type { Problem } from '../../i18n/refusals'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { dayText } from '../../ui/time-text'
import classes from './manager.module.css'
import office from './office.module.css'
import { TicketTable } from './ticket-table'

export interface Behind {
  readonly figure: string
  readonly key: string
  readonly title: string
  readonly fromDay: string
  readonly toDay: string
}

const pageRows = 500
/** More than a person looks through; the rest is said, not hidden. */
const mostRows = 5_000

interface Found {
  readonly rows: readonly TicketRow[]
  readonly total: number
  readonly complete: boolean
}

export function BehindDialog(props: { readonly behind: Behind; readonly onClose: () => void }) {
  const t = useT(managerWords)
  const language = useLanguage()
  const { title, fromDay, toDay } = props.behind
  const { found, problem } = useRowsBehind(props.behind)
  return (
    <Dialog
      title={t('behind', { figure: title, from: dayText(fromDay, language), to: dayText(toDay, language) })}
      size={1180}
      onClose={props.onClose}
    >
      <ProblemBanner problem={problem} />
      {found.total > mostRows ? (
        <p className={office.note}>{t('behindFirst', { shown: mostRows, total: found.total })}</p>
      ) : null}
      <div className={classes.behind}>
        {found.complete ? (
          <TicketTable label={title} rows={found.rows} past onLeave={props.onClose} />
        ) : problem ? null : (
          <p role="status">{t('loadingList')}</p>
        )}
      </div>
    </Dialog>
  )
}

function useRowsBehind({ figure, key, fromDay, toDay }: Behind) {
  const [found, setFound] = useState<Found>({ rows: [], total: 0, complete: false })
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    let gone = false
    async function read() {
      const rows: TicketRow[] = []
      for (;;) {
        const offset = rows.length
        const answer = await ask('ticketsBehind', { figure, key, fromDay, toDay, offset, limit: pageRows })
        if (gone) return
        if (answer.kind !== 'ok') return setProblem(answer)
        rows.push(...(answer.value.rows as readonly TicketRow[]))
        const { total } = answer.value
        const complete = rows.length >= Math.min(total, mostRows) || answer.value.rows.length === 0
        if (complete) return setFound({ rows, total, complete })
      }
    }
    void read()
    return () => {
      gone = true
    }
  }, [figure, key, fromDay, toDay])
  return { found, problem }
}
