/**
 * The warranty side of a ticket: the card as it stands today, the clock of the repair, what excludes it and what was
 * said against that, headquarters' word, contracts and exchanges, and the answers that were given.
 */

import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { ClaimResult } from '../../../shared/questions/warranty'
import { openStatuses, type Ticket } from '../../../shared/ticket/state'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { useClaimRow } from '../../mirror/queries'
import { ProblemBanner } from '../../ui/error-banner'
import { Moment } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson } from '../../workstation'
import ticketClasses from '../ticket/ticket.module.css'
import { CardLines } from './card-lines'
import { type ClaimDialog, ClaimDialogs } from './claim-dialogs'
import { ClaimExclusions } from './claim-exclusions'
import { ClockLines } from './clock-lines'
import { PrintCard } from './print-card'
import { RulesDialog } from './rules-dialog'
import classes from './warranty.module.css'

export function ClaimSection({ ticket }: { readonly ticket: Ticket }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const row = useClaimRow(ticket.id)
  const asked = useQuestion(
    'claim',
    ticket.intake.deviceId === undefined
      ? null
      : { ticketId: ticket.id, language: language === 'zh' ? 'zh-CN' : 'en' },
    [ticket.revision, row?.revision],
  )
  const [dialog, setDialog] = useState<ClaimDialog>()
  const claim = asked.data
  if (ticket.intake.deviceId === undefined) return null
  const done = () => {
    setDialog(undefined)
    asked.reload()
  }
  return (
    <section className={ticketClasses.section} aria-label={t('title')}>
      <h3 className={ticketClasses.heading}>{t('title')}</h3>
      <ProblemBanner problem={asked.refused} />
      {claim ? (
        <div className={classes.section}>
          <CardLines card={claim.card} />
          {claim.answer.clock ? <ClockLines clock={claim.answer.clock} /> : null}
          <Actions ticket={ticket} claim={claim} onOpen={setDialog} onDone={asked.reload} />
          <ClaimExclusions ticket={ticket} claim={claim} onOpen={setDialog} />
          <Rulings claim={claim} />
          <Units claim={claim} ticket={ticket} onOpen={setDialog} />
          <Answers claim={claim} onOpen={setDialog} />
          {claim.card.notes.map((note) => (
            <p key={note} className={classes.quiet}>
              {note}
            </p>
          ))}
        </div>
      ) : null}
      {dialog?.kind === 'rules' && claim ? (
        <RulesDialog
          used={claim.card.remedies.flatMap(({ row: used }) => used ?? [])}
          onClose={() => setDialog(undefined)}
        />
      ) : dialog && claim ? (
        <ClaimDialogs dialog={dialog} ticket={ticket} onDone={done} onClose={() => setDialog(undefined)} />
      ) : null}
    </section>
  )
}

interface PartProps {
  readonly ticket: Ticket
  readonly claim: ClaimResult
  readonly onOpen: (dialog: ClaimDialog) => void
}

function Actions(props: PartProps & { readonly onDone: () => void }) {
  const t = useT(warrantyWords)
  const { tell } = useLastFact()
  const { role } = usePerson()
  const act = useAct()
  const { ticket, claim, onOpen } = props
  const open = openStatuses.includes(ticket.status)
  const serves = role !== 'technician'
  const waits = claim.rulings.some((ruling) => ruling.answer === undefined)

  async function keep() {
    const done = await act.give('keepAnswer', { ticketId: ticket.id })
    if (!done) return
    tell({ text: t('answerKept') })
    props.onDone()
  }

  return (
    <div className={classes.row}>
      <PrintCard subject={`ticket/${ticket.id}`} number={ticket.intake.number} />
      <Button size="compact-sm" variant="default" onClick={() => onOpen({ kind: 'rules' })}>
        {t('whyRules')}
      </Button>
      {open ? (
        <Button size="compact-sm" variant="default" onClick={() => onOpen({ kind: 'exclusion' })}>
          {t('addExclusion')}
        </Button>
      ) : null}
      {open && serves && !waits ? (
        <Button size="compact-sm" variant="default" onClick={() => onOpen({ kind: 'ruling' })}>
          {t('askRuling')}
        </Button>
      ) : null}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {serves ? (
            <Menu.Item onClick={() => onOpen({ kind: 'contract' })}>{t('addContract')}</Menu.Item>
          ) : null}
          {open && serves && claim.replacedBy === null ? (
            <Menu.Item onClick={() => onOpen({ kind: 'exchange' })}>{t('exchange')}</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => void keep()}>{t('keepAnswer')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ProblemBanner problem={act.problem} />
    </div>
  )
}

function Rulings({ claim }: { readonly claim: ClaimResult }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  if (claim.rulings.length === 0) return null
  return (
    <>
      <h4 className={classes.heading}>{t('ruling')}</h4>
      {claim.rulings.map((ruling) => (
        <div
          key={ruling.rulingId}
          className={classes.note}
          data-tone={ruling.answer ? (ruling.answer.decision === 'granted' ? 'ready' : 'breach') : 'waiting'}
        >
          <strong>
            {ruling.answer
              ? `${ruling.answer.decision === 'granted' ? '●' : '▲'} ${t(
                  ruling.answer.decision === 'granted' ? 'rulingGranted' : 'rulingDeclined',
                )} · ${ruling.answer.decidedOn}`
              : `◑ ${t('rulingWaits')}`}
          </strong>
          {ruling.answer ? (
            <div>
              {language === 'zh'
                ? ruling.answer.textZh || ruling.answer.textEn
                : ruling.answer.textEn || ruling.answer.textZh}
            </div>
          ) : null}
          <div className={classes.quiet}>
            <Moment atMs={ruling.askedAtMs} short />{' '}
            {t('rulingAskedBy', { name: ruling.askedByName, question: ruling.question })}
          </div>
        </div>
      ))}
    </>
  )
}

function Units({ claim, ticket, onOpen }: PartProps) {
  const t = useT(warrantyWords)
  const { open } = useNavigation()
  const { role } = usePerson()
  const { replaces, replacedBy, contracts } = claim
  const mayEnd = role === 'manager' || role === 'administrator'
  return (
    <>
      {replaces ? (
        <div className={classes.row}>
          <span>{t('cameFor', { on: replaces.on, serial: replaces.oldSerial })}</span>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => open({ kind: 'device', id: replaces.deviceId })}
          >
            {t('openDevice')}
          </Button>
        </div>
      ) : null}
      {replacedBy ? (
        <div className={classes.row}>
          <span>● {t('exchanged', { serial: replacedBy.newSerial })}</span>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => open({ kind: 'device', id: replacedBy.deviceId })}
          >
            {t('openDevice')}
          </Button>
        </div>
      ) : null}
      {contracts.length === 0 ? null : <h4 className={classes.heading}>{t('contracts')}</h4>}
      {contracts.map(({ contractId, number, name, from, to }) => (
        <div key={contractId} className={classes.row}>
          <span className={classes.grow}>{t('contractLine', { number, name, from, to })}</span>
          {mayEnd ? (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                onOpen({ kind: 'endContract', contractId, number, deviceId: ticket.intake.deviceId ?? '' })
              }
            >
              {t('endContract')}
            </Button>
          ) : null}
        </div>
      ))}
    </>
  )
}

function Answers({ claim, onOpen }: Pick<PartProps, 'claim' | 'onOpen'>) {
  const t = useT(warrantyWords)
  if (claim.answers.length === 0) return null
  return (
    <>
      <h4 className={classes.heading}>{t('answers')}</h4>
      {claim.answers.map((answer, place) => (
        <div key={answer.atMs} className={classes.row}>
          <Moment atMs={answer.atMs} short />
          <span>{answer.byName}</span>
          <span className={classes.grow}>{answer.sentence}</span>
          <span className={classes.code} title={answer.ruleSetHash}>
            {answer.ruleSetId} · {answer.ruleSetHash.slice(0, 8)}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => onOpen({ kind: 'repeat', place })}>
            {t('repeat')}
          </Button>
        </div>
      ))}
    </>
  )
}
