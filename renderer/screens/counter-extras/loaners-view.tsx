/** The register of loaners: which are here, which are out with whom and since when. A scan takes one back. */

import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { z } from 'zod'
import type { LoanerRow } from '../../../shared/loaner/state'
import { managerRoles } from '../../../shared/staff/roles'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { extrasWords } from '../../i18n/counter-extras'
import { useT } from '../../i18n/language'
import { useLoaners } from '../../mirror/queries'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Age } from '../../ui/texts'
import { useAct } from '../../use-act'
import { usePerson } from '../../workstation'
import { ReasonDialog } from '../ticket/reason-dialog'
import classes from './extras.module.css'
import { scannedSerial } from './scanned-serial'

const stateWord = { here: 'loanerHere', lent: 'loanerAway', retired: 'loanerRetired' } as const

export function LoanersView({ chooser }: { readonly chooser: ReactNode }) {
  const t = useT(extrasWords)
  const { tell } = useLastFact()
  const { open } = useNavigation()
  const act = useAct()
  const isManager = managerRoles.includes(usePerson().role)
  const rows = useLoaners()
  const [active, setActive] = useState<LoanerRow>()
  const [asking, setAsking] = useState<'add' | 'retire'>()
  const chosen = rows?.find((row) => row.id === active?.id)

  async function takeBack(row: LoanerRow) {
    const done = await act.give('takeBackLoaner', { loanerId: row.id })
    if (done) tell({ text: t('loanerTaken', { name: row.name }) })
  }
  useScan((scan) => {
    const serial = scannedSerial(scan)
    const lent = rows?.find(
      (row) => row.state === 'lent' && serial !== '' && row.serial.toUpperCase() === serial,
    )
    if (!lent) return false
    void takeBack(lent)
    return true
  })

  const columns = useMemo<readonly TableColumn<LoanerRow>[]>(
    () => [
      { id: 'name', header: t('loanerName'), width: 110, value: (row) => row.name },
      { id: 'model', header: t('loanerModel'), width: 190, value: (row) => row.model },
      { id: 'serial', header: t('loanerSerial'), width: 170, value: (row) => row.serial },
      { id: 'accessories', header: t('loanerAccessories'), width: 180, value: (row) => row.accessories },
      {
        id: 'state',
        header: t('loanerState'),
        width: 100,
        value: (row) => t(stateWord[row.state]),
        key: (row) => row.state,
      },
      { id: 'ticket', header: t('loanerTicket'), width: 190, value: (row) => row.ticketNumber },
      {
        id: 'since',
        header: t('loanerSince'),
        width: 110,
        value: (row) => (row.state === 'lent' ? row.lentAtMs : undefined),
        cell: (row) => (row.state === 'lent' ? <Age sinceMs={row.lentAtMs} /> : null),
      },
    ],
    [t],
  )
  const source = useMemo(() => ({ kind: 'local' as const, rows: rows ?? [] }), [rows])
  return (
    <>
      <div className={classes.strip}>
        {chooser}
        <Button
          variant="default"
          disabled={chosen?.state !== 'lent'}
          onClick={() => chosen && void takeBack(chosen)}
        >
          {t('loanerBack')}
        </Button>
        {isManager ? (
          <>
            <Button variant="default" onClick={() => setAsking('add')}>
              {t('loanerAdd')}
            </Button>
            <Button variant="subtle" disabled={chosen?.state !== 'here'} onClick={() => setAsking('retire')}>
              {t('loanerRetire')}
            </Button>
          </>
        ) : null}
        <small>{t('loanerScan')}</small>
      </div>
      <ProblemBanner problem={act.problem} />
      <div className={classes.list}>
        <DataTable
          label={t('loaners')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onActive={setActive}
          onOpen={(row) => (row.ticketId === '' ? undefined : open({ kind: 'ticket', id: row.ticketId }))}
          empty={{ title: t('loanersEmpty'), hint: t('loanersEmptyHint') }}
          initialView={{ sort: [{ columnId: 'since', descending: false }] }}
        />
      </div>
      {asking === 'add' ? <AddLoaner onDone={() => setAsking(undefined)} /> : null}
      {asking === 'retire' && chosen ? (
        <RetireLoaner row={chosen} onDone={() => setAsking(undefined)} />
      ) : null}
    </>
  )
}

const loanerSchema = z.object({
  name: z.string(),
  model: z.string(),
  serial: z.string(),
  accessories: z.string(),
})
const noLoaner = { name: '', model: '', serial: '', accessories: '' }

function AddLoaner({ onDone }: { readonly onDone: () => void }) {
  const t = useT(extrasWords)
  const draft = useFieldsDraft('counter.loaner', noLoaner, loanerSchema)
  const act = useAct(draft)
  const details = draft.value
  const isReady = details.name.trim() !== '' && details.model.trim() !== ''
  async function save() {
    if (!(await act.give('addLoaner', { loanerId: draft.id, details }))) return
    draft.clear()
    onDone()
  }
  const field = (key: keyof typeof details) => ({
    value: details[key],
    onChange: (value: string) => draft.type({ [key]: value }),
  })
  return (
    <Dialog
      title={t('loanerAdd')}
      onClose={onDone}
      primary={{ label: t('save'), run: () => void save(), disabled: !isReady }}
    >
      <ProblemBanner problem={act.problem} />
      <TextField label={t('loanerName')} required autoFocus maxLength={60} {...field('name')} />
      <TextField label={t('loanerModel')} required maxLength={120} {...field('model')} />
      <TextField label={t('loanerSerial')} code maxLength={60} {...field('serial')} />
      <TextField label={t('loanerAccessories')} maxLength={200} {...field('accessories')} />
    </Dialog>
  )
}

function RetireLoaner({ row, onDone }: { readonly row: LoanerRow; readonly onDone: () => void }) {
  const t = useT(extrasWords)
  return (
    <ReasonDialog
      place={`counter.loaner.${row.id}`}
      title={t('loanerRetireQuestion', { name: row.name })}
      label={t('loanerRetireWhy')}
      confirmLabel={t('loanerRetire')}
      destructive
      onClose={onDone}
      give={(act, reason) => act.give('retireLoaner', { loanerId: row.id, reason })}
      onDone={onDone}
    />
  )
}
