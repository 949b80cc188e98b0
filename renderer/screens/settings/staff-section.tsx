/** Who works here: adding, changing, roles and badges, leaving and coming back, PINs. Administrators only. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { type Role, roles } from '../../../shared/staff/roles'
import { skillLine } from '../../../shared/staff/skills'
import type { StaffRow } from '../../../shared/staff/state'
import { useLastFact } from '../../frame/last-fact'
import { frameWords } from '../../i18n/frame'
import { useLanguage, useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { useStaff } from '../../mirror/queries'
import { BigChoice } from '../../ui/choices'
import { Dialog, useConfirm } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useHotkeys } from '../../ui/hotkeys'
import { useScan } from '../../ui/scan'
import { StatusBadge } from '../../ui/status-badge'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { PinDialog } from './pin-dialog'
import classes from './settings.module.css'

export const roleKey = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const satisfies Readonly<Record<Role, keyof typeof frameWords.entries>>

type Doing =
  | { readonly kind: 'edit'; readonly row: StaffRow | undefined }
  | { readonly kind: 'pin'; readonly staffId: string; readonly name: string }

export function StaffSection() {
  const t = useT(settingsWords)
  const frame = useT(frameWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const me = usePerson()
  const staff = useStaff()
  const confirm = useConfirm()
  const act = useAct()
  const [doing, setDoing] = useState<Doing>()
  const [pinVersion, setPinVersion] = useState(0)
  const people = useQuestion('people', {}, [pinVersion, staff.length])
  const hasPin = (id: string) => people.data?.find(({ staffId }) => staffId === id)?.hasPin ?? false
  const sorted = [...staff].sort(
    (a, b) =>
      b.active - a.active || roles.indexOf(b.role) - roles.indexOf(a.role) || a.name.localeCompare(b.name),
  )
  const add = () => setDoing({ kind: 'edit', row: undefined })
  useHotkeys([{ keys: 'Alt+N', label: t('addStaff'), run: add }])

  async function setActive(row: StaffRow, active: boolean) {
    const done = await act.give('setStaffActive', { staffId: row.id, active })
    if (done) tell({ text: t(active ? 'staffBack' : 'staffGone', { name: row.name }) })
  }

  return (
    <>
      <ProblemBanner problem={act.problem} />
      <Panel
        title={t('staff')}
        flush
        actions={
          <Button size="compact-sm" onClick={add} rightSection={<kbd>Alt N</kbd>}>
            {t('addStaff')}
          </Button>
        }
      >
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('staffName')}</th>
              <th scope="col">{t('staffRole')}</th>
              <th scope="col">{t('staffBadge')}</th>
              <th scope="col">{t('staffSkills')}</th>
              <th scope="col">{t('staffPin')}</th>
              <th scope="col">{t('staffActive')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>{frame(roleKey[row.role])}</td>
                <td>{row.badge === '' ? '–' : row.badge}</td>
                <td className={office.wrap}>{skillLine(row.skills, language)}</td>
                <td>
                  {row.active === 0 ? (
                    '–'
                  ) : hasPin(row.id) ? (
                    <span className={office.good}>✓ {t('pinSet')}</span>
                  ) : (
                    <span className={office.bad}>▲ {t('pinNone')}</span>
                  )}
                </td>
                <td>
                  <StatusBadge
                    tone={row.active === 1 ? 'ready' : 'neutral'}
                    label={t(row.active === 1 ? 'staffActive' : 'staffLeft')}
                  />
                </td>
                <td>
                  <div className={classes.acts}>
                    {row.active === 1 ? (
                      <>
                        <Button
                          size="compact-sm"
                          variant="default"
                          onClick={() => setDoing({ kind: 'pin', staffId: row.id, name: row.name })}
                        >
                          {t('setPin')}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          onClick={() => setDoing({ kind: 'edit', row })}
                        >
                          {t('change')}
                        </Button>
                        {row.id === me.staffId ? null : (
                          <Button
                            size="compact-sm"
                            variant="default"
                            onClick={() =>
                              confirm.ask({
                                question: t('leaveQuestion', { name: row.name }),
                                consequence: t('leaveConsequence'),
                                confirmLabel: t('leave'),
                                onConfirm: () => void setActive(row, false),
                              })
                            }
                          >
                            {t('leave')}
                          </Button>
                        )}
                      </>
                    ) : (
                      <Button size="compact-sm" variant="default" onClick={() => void setActive(row, true)}>
                        {t('comeBack')}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      {confirm.dialog}
      {doing?.kind === 'edit' ? (
        <StaffDialog
          row={doing.row}
          isMe={doing.row?.id === me.staffId}
          onDone={(added) => setDoing(added ? { kind: 'pin', ...added } : undefined)}
        />
      ) : null}
      {doing?.kind === 'pin' ? (
        <PinDialog
          staffId={doing.staffId}
          name={doing.name}
          own={doing.staffId === me.staffId}
          onDone={() => {
            setDoing(undefined)
            setPinVersion((before) => before + 1)
          }}
        />
      ) : null}
    </>
  )
}

const personSchema = z.object({
  role: z.enum(roles).optional(),
  ...{ name: z.string(), badge: z.string(), skills: z.string() },
})

function StaffDialog(props: {
  readonly row: StaffRow | undefined
  readonly isMe: boolean
  readonly onDone: (added?: { readonly staffId: string; readonly name: string }) => void
}) {
  const t = useT(settingsWords)
  const frame = useT(frameWords)
  const { tell } = useLastFact()
  const { row } = props
  const draft = useFieldsDraft(
    `settings.staff.${row?.id ?? 'new'}`,
    { role: row?.role, name: row?.name ?? '', badge: row?.badge ?? '', skills: row?.skills ?? '' },
    personSchema,
  )
  const act = useAct(draft)
  const { name, role, badge, skills } = draft.value
  const staffId = row?.id ?? draft.id
  const [tried, setTried] = useState(false)
  useScan((scan) => {
    draft.type({ badge: scan.kind === 'staffBadge' ? scan.staffId : scan.text })
    return true
  })

  async function save() {
    setTried(true)
    if (name.trim() === '' || role === undefined) return
    const details = {
      name: name.trim(),
      role,
      badge: badge.trim(),
      skills: skills.split(/[\s,，、;；]+/).filter((skill) => skill !== ''),
    }
    const done = row
      ? await act.give('changeStaff', { staffId, details }, { [`staff/${staffId}`]: row.revision })
      : await act.give('addStaff', { staffId, details })
    if (!done) return
    draft.clear()
    tell({ text: t(row ? 'staffSaved' : 'staffAdded', { name: details.name }) })
    props.onDone(row ? undefined : { staffId, name: details.name })
  }

  return (
    <Dialog
      title={row ? t('changeStaff', { name: row.name }) : t('addStaff')}
      size={560}
      onClose={() => props.onDone()}
      primary={{ label: t('save'), run: () => void save(), disabled: act.busy }}
    >
      <div className={office.column}>
        <ProblemBanner problem={act.problem} />
        <TextField
          label={t('staffName')}
          altKey="N"
          required
          autoFocus
          maxLength={60}
          value={name}
          onChange={(text) => draft.type({ name: text })}
          error={tried && name.trim() === '' ? t('required') : undefined}
        />
        <BigChoice
          label={t('staffRole')}
          required
          choices={roles.map((value) => ({
            value,
            label: frame(roleKey[value]),
            disabled: props.isMe && value !== row?.role,
          }))}
          value={role}
          onChange={(chosen) => draft.type({ role: chosen })}
          error={tried && role === undefined ? t('required') : undefined}
        />
        {props.isMe ? <p className={office.note}>{t('ownRoleHint')}</p> : null}
        <TextField
          label={t('staffBadge')}
          hint={t('staffBadgeHint')}
          code
          maxLength={40}
          value={badge}
          onChange={(text) => draft.type({ badge: text })}
        />
        <TextField
          label={t('staffSkills')}
          hint={t('staffSkillsHint')}
          maxLength={400}
          value={skills}
          onChange={(text) => draft.type({ skills: text })}
        />
      </div>
    </Dialog>
  )
}
