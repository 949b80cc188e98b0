/** Two records of the same person become one: the other is found in one box, and the merge can be undone. */

import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { CustomerRow } from '../../../shared/customer/state'
import type { CustomerHit } from '../../../shared/questions/lookups'
import { ask } from '../../door'
import { customerWords } from '../../i18n/customer'
import { useT } from '../../i18n/language'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { SearchBox, type SearchItem } from '../../ui/search-box'
import { useAct } from '../../use-act'
import classes from './customer.module.css'
import { customerChoice } from './customer-choice'

interface MergeItem extends SearchItem {
  readonly hit: CustomerHit
}

/** What was picked is kept, masked; what was typed to find it is somebody's name or phone and is not. */
const pickedSchema = z.object({
  into: z.object({ id: z.string(), name: z.string(), title: z.string() }).nullable(),
})
const nobody: z.output<typeof pickedSchema> = { into: null }

export function MergeDialog(props: {
  readonly row: CustomerRow
  readonly onClose: () => void
  readonly onMerged: (into: { readonly name: string }) => void
}) {
  const t = useT(customerWords)
  const { id, name } = props.row
  const picked = useFieldsDraft(`customer.merge.${id}`, nobody, pickedSchema)
  const act = useAct(picked)
  const { into } = picked.value
  const [text, setText] = useState<string>()
  const find = useCallback(
    async (wanted: string): Promise<readonly MergeItem[]> => {
      const answer = await ask('findCustomers', { text: wanted, limit: 12 })
      if (answer.kind !== 'ok') return []
      return answer.value
        .filter((hit) => hit.id !== id && hit.mergedInto === '' && hit.erased === 0)
        .map(customerChoice)
    },
    [id],
  )

  async function merge() {
    if (!into) return
    const done = await act.give('mergeCustomer', { customerId: id, intoId: into.id })
    if (!done) return
    picked.clear()
    props.onMerged(into)
  }

  return (
    <Dialog
      title={into ? t('mergeAsks', { name, into: into.name }) : t('merge')}
      onClose={props.onClose}
      primary={{ label: t('merge'), run: () => void merge(), disabled: !into || act.busy }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <SearchBox<MergeItem>
          label={t('mergeFind')}
          search={find}
          keepTitle
          text={text ?? into?.title ?? ''}
          onText={(next) => {
            setText(next)
            picked.type({ into: null })
          }}
          onPick={({ hit, title }) => picked.type({ into: { id: hit.id, name: hit.name, title } })}
        />
        <p className={classes.quiet}>{t('mergeFor')}</p>
      </div>
    </Dialog>
  )
}
