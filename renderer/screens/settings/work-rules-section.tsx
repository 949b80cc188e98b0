/**
 * The rules of work, edited as short sentences: for these kinds, this step, only from there, only by them, only with
 * this. Saved with a reason, as every change of policy is.
 */

import { ActionIcon, Button, MultiSelect, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { OutletRow } from '../../../shared/outlet/state'
import { roles } from '../../../shared/staff/roles'
import { type TicketKind, ticketKinds } from '../../../shared/ticket/events'
import { needs, type RuledStatus, ruledStatuses, ruledSteps } from '../../../shared/ticket/work-rules'
import { useLastFact } from '../../frame/last-fact'
import { statusText } from '../../i18n/bench'
import { frameWords } from '../../i18n/frame'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { workRuleWords } from '../../i18n/work-rules'
import { useStaff } from '../../mirror/queries'
import { useDraft, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { ChangeBar } from './change-bar'
import { ServiceLevels } from './service-levels'
import classes from './settings.module.css'
import { draftOf, policyOf, type RulesDraft, rulesDraftSchema } from './work-rules-draft'

const roleKeys = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const

export function WorkRulesSection({ outlet }: { readonly outlet: OutletRow }) {
  const t = useT(workRuleWords)
  const ticket = useT(ticketWords)
  const frame = useT(frameWords)
  const language = useLanguage()
  const staff = useStaff()
  const { tell } = useLastFact()
  const act = useAct()
  const saved = draftOf(outlet.policy)
  const draft = useDraft<RulesDraft>(
    `settings.rules.${outlet.revision}`,
    saved,
    (stored) => rulesDraftSchema.safeParse(stored).data,
  )
  const why = useTextDraft('settings.rules.reason')
  const reason = why.value
  const { value } = draft
  const changed = JSON.stringify(value) !== JSON.stringify(saved)
  const next = policyOf(outlet.policy, value)
  const kindData = ticketKinds.map((kind) => ({ value: kind, label: ticket(`kind_${kind}`) }))
  const statusData = ruledStatuses.map((status) => ({ value: status, label: statusText(status, language) }))
  const set = <Name extends keyof RulesDraft>(name: Name, items: RulesDraft[Name]) =>
    draft.set((before) => ({ ...before, [name]: items }))
  const changeAt = <Name extends 'rules' | 'limits' | 'escalations'>(
    name: Name,
    at: number,
    part: Partial<RulesDraft[Name][number]>,
  ) =>
    set(
      name,
      value[name].map((item, index) => (index === at ? { ...item, ...part } : item)) as RulesDraft[Name],
    )
  const drop = <Name extends 'rules' | 'limits' | 'escalations'>(name: Name, at: number) =>
    set(name, value[name].filter((_, index) => index !== at) as RulesDraft[Name])

  async function save() {
    if (!next || !changed || reason.trim() === '') return
    const done = await act.give(
      'changePolicy',
      { policy: next, reason: reason.trim() },
      { 'outlet/self': outlet.revision },
    )
    if (!done) return
    tell({ text: t('saved', { reason: reason.trim() }) })
    discard()
  }
  function discard() {
    draft.clear()
    why.clear()
  }
  useHotkeys([
    { keys: 'Ctrl+S', label: t('save'), run: () => void save(), disabled: !changed || !next || act.busy },
  ])
  const kindsField = (kinds: readonly TicketKind[], onChange: (kinds: TicketKind[]) => void) => (
    <MultiSelect
      className={classes.ruleWide}
      label={t('kinds')}
      placeholder={kinds.length === 0 ? t('allKinds') : ''}
      data={kindData}
      value={[...kinds]}
      onChange={(chosen) => onChange(chosen as TicketKind[])}
    />
  )

  return (
    <form
      noValidate
      className={classes.section}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className={office.note}>{t('hint')}</p>
      <ProblemBanner problem={act.problem} />
      <Panel title={t('rules')}>
        {value.rules.length === 0 ? <p className={office.note}>{t('noRules')}</p> : null}
        {value.rules.map((rule, at) => (
          <Rule key={`rule ${String(at)}`} label={t('remove')} onRemove={() => drop('rules', at)}>
            {kindsField(rule.kinds, (kinds) => changeAt('rules', at, { kinds }))}
            <Select
              label={t('step')}
              data={ruledSteps.map((step) => ({ value: step, label: t(`step_${step}`) }))}
              value={rule.step}
              allowDeselect={false}
              onChange={(step) => step && changeAt('rules', at, { step })}
            />
            <MultiSelect
              className={classes.ruleWide}
              label={t('needs')}
              data={needs.map((need) => ({ value: need, label: t(`need_${need}`) }))}
              value={rule.needs}
              onChange={(chosen) => changeAt('rules', at, { needs: chosen as typeof rule.needs })}
            />
            <MultiSelect
              label={t('roles')}
              placeholder={rule.roles.length === 0 ? t('anyRole') : ''}
              data={roles.map((role) => ({ value: role, label: frame(roleKeys[role]) }))}
              value={rule.roles}
              onChange={(chosen) => changeAt('rules', at, { roles: chosen as typeof rule.roles })}
            />
            <MultiSelect
              label={t('from')}
              placeholder={rule.from.length === 0 ? t('anywhere') : ''}
              data={statusData}
              value={rule.from}
              onChange={(chosen) => changeAt('rules', at, { from: chosen as RuledStatus[] })}
            />
          </Rule>
        ))}
        <Button
          variant="default"
          onClick={() =>
            set('rules', [
              ...value.rules,
              { kinds: ['repair'], step: 'makeReady', from: [], roles: [], needs: ['comment'] },
            ])
          }
        >
          {t('addRule')}
        </Button>
      </Panel>
      <Panel title={t('limits')}>
        <p className={office.note}>{t('limitsHint')}</p>
        {value.limits.map((limit, at) => (
          <Rule key={`limit ${String(at)}`} label={t('remove')} onRemove={() => drop('limits', at)}>
            <Select
              label={t('kinds')}
              data={kindData}
              value={limit.kind}
              allowDeselect={false}
              onChange={(kind) => kind && changeAt('limits', at, { kind })}
            />
            <Select
              label={t('status')}
              data={statusData}
              value={limit.status}
              allowDeselect={false}
              onChange={(status) => status && changeAt('limits', at, { status })}
            />
            <Minutes
              label={t('minutes')}
              text={limit.minutes}
              from={1}
              onChange={(minutes) => changeAt('limits', at, { minutes })}
            />
          </Rule>
        ))}
        <Button
          variant="default"
          onClick={() =>
            set('limits', [...value.limits, { kind: 'dataRecovery', status: 'repairing', minutes: '2880' }])
          }
        >
          {t('addLimit')}
        </Button>
      </Panel>
      <ServiceLevels
        levels={value.levels}
        paused={value.paused}
        promisePaused={value.promisePaused}
        statusData={statusData}
        onLevels={(levels) => set('levels', [...levels])}
        onPaused={(paused) => set('paused', [...paused])}
        onPromisePaused={(paused) => set('promisePaused', [...paused])}
      />
      <Panel title={t('escalations')}>
        <p className={office.note}>{t('escalationsHint')}</p>
        {value.escalations.map((rule, at) => (
          <Rule key={`told ${String(at)}`} label={t('remove')} onRemove={() => drop('escalations', at)}>
            {kindsField(rule.kinds, (kinds) => changeAt('escalations', at, { kinds }))}
            <MultiSelect
              label={t('status')}
              placeholder={rule.statuses.length === 0 ? t('anywhere') : ''}
              data={statusData}
              value={rule.statuses}
              onChange={(chosen) => changeAt('escalations', at, { statuses: chosen as RuledStatus[] })}
            />
            <Minutes
              label={`${t('after')} (${t('minutes')})`}
              text={rule.afterMinutes}
              from={0}
              onChange={(afterMinutes) => changeAt('escalations', at, { afterMinutes })}
            />
            <Select
              label={t('to')}
              data={[
                { value: '', label: t('theManager') },
                ...staff
                  .filter(({ active }) => active === 1)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={rule.staffId}
              allowDeselect={false}
              onChange={(staffId) => changeAt('escalations', at, { staffId: staffId ?? '' })}
            />
          </Rule>
        ))}
        <Button
          variant="default"
          onClick={() =>
            set('escalations', [
              ...value.escalations,
              { kinds: [], statuses: [], afterMinutes: '240', staffId: '' },
            ])
          }
        >
          {t('addEscalation')}
        </Button>
      </Panel>
      {changed ? (
        <ChangeBar
          reason={reason}
          onReason={why.set}
          canSave={!act.busy && next !== undefined && reason.trim() !== ''}
          onDiscard={discard}
        />
      ) : null}
    </form>
  )
}

function Rule(props: {
  readonly label: string
  readonly onRemove: () => void
  readonly children: ReactNode
}) {
  return (
    <div className={classes.rule}>
      {props.children}
      <ActionIcon size={32} variant="default" aria-label={props.label} onClick={props.onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function Minutes(props: {
  readonly label: string
  readonly text: string
  readonly from: number
  readonly onChange: (text: string) => void
}) {
  return (
    <NumberInput
      label={props.label}
      value={props.text}
      min={props.from}
      max={100_000}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      onChange={(value) => props.onChange(String(value))}
    />
  )
}
