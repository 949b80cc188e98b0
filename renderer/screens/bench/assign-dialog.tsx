/** Gives a job to a technician; the dispatch order prints where the outlet wants one. */

import { useState } from 'react'
import type { Failed, Refused } from '../../../shared/result'
import { skillLine } from '../../../shared/staff/skills'
import type { StaffRow } from '../../../shared/staff/state'
import type { TicketRow } from '../../../shared/ticket/row'
import { execute } from '../../door'
import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { useModelName } from '../device/use-model-name'

export function AssignDialog(props: {
  readonly job: Pick<TicketRow, 'id' | 'revision' | 'number' | 'modelId' | 'modelName' | 'technicianId'>
  readonly people: readonly StaffRow[]
  readonly onClose: () => void
  readonly onDone: (name: string) => void
}) {
  const t = useT(benchWords)
  const language = useLanguage()
  const modelName = useModelName()
  const { job } = props
  const [staffId, setStaffId] = useState(job.technicianId === '' ? undefined : job.technicianId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused | Failed>()

  async function assign() {
    if (staffId === undefined) return
    setBusy(true)
    const answer = await execute(
      'assignTicket',
      { ticketId: job.id, technicianId: staffId },
      { expected: { [`ticket/${job.id}`]: job.revision } },
    )
    setBusy(false)
    if (answer.kind === 'ok') props.onDone(props.people.find(({ id }) => id === staffId)?.name ?? '')
    else setProblem(answer)
  }

  return (
    <Dialog
      title={`${t('assign')} · ${job.number} ${modelName(job)}`}
      onClose={props.onClose}
      primary={{ label: t('assign'), run: () => void assign(), disabled: busy || staffId === undefined }}
    >
      <ProblemBanner problem={problem} />
      <BigChoice
        label={t('assignTo')}
        choices={props.people.map(({ id, name, skills }) =>
          skills === ''
            ? { value: id, label: name }
            : { value: id, label: name, note: skillLine(skills, language) },
        )}
        value={staffId}
        onChange={setStaffId}
        required
      />
    </Dialog>
  )
}
