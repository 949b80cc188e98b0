/** What the manager must not miss: repairs that come near a limit of the rules, and questions at headquarters. */

import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { useOpenClaims, useTickets } from '../../mirror/queries'
import { EmptyState } from '../../ui/empty-state'
import { Moment } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { useModelName } from '../device/use-model-name'
import { AskedProblem } from '../manager/asked-problem'
import { Panel } from '../manager/panel'
import classes from './warranty.module.css'

export function WatchPage() {
  const t = useT(warrantyWords)
  const modelName = useModelName()
  const language = useLanguage()
  const { open } = useNavigation()
  const openTickets = useTickets({ open: true })
  const waiting = useOpenClaims()
  const key = openTickets?.reduce((sum, row) => sum + row.revision, 0)
  const asked = useQuestion('warrantyWatch', { language: language === 'zh' ? 'zh-CN' : 'en' }, [key, waiting])
  const watch = asked.data
  if (!watch) return <AskedProblem asked={asked} />
  const number = (ticketId: string, text: string) => (
    <button type="button" className={classes.link} onClick={() => open({ kind: 'ticket', id: ticketId })}>
      {text}
    </button>
  )
  return (
    <>
      <Panel title={t('watch')}>
        {watch.clocks.length === 0 ? (
          <EmptyState title={t('watchEmpty')} hint={t('watchEmptyHint')} />
        ) : (
          <table className={classes.ruleTable} aria-label={t('watch')}>
            <thead>
              <tr>
                {(['colNumber', 'colModel', 'colDays', 'colWaits', 'colLimit', 'colRight'] as const).map(
                  (head) => (
                    <th key={head}>{t(head)}</th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {watch.clocks.map((clock) => (
                <tr key={clock.ticketId}>
                  <td>{number(clock.ticketId, clock.number)}</td>
                  <td>{modelName(clock)}</td>
                  <td>
                    {t('clockSplit', {
                      days: clock.daysInRepair,
                      us: clock.byUs,
                      parts: clock.byParts,
                      customer: clock.byCustomer,
                    })}
                  </td>
                  <td>{t(`waits_${clock.waitingFor}`)}</td>
                  <td className={clock.isReached ? classes.bad : undefined}>
                    {clock.isReached
                      ? t('limitReached', { over: clock.overDays })
                      : t('limitNear', { left: clock.daysLeft, over: clock.overDays })}
                  </td>
                  <td>
                    {clock.right}
                    {clock.rightArisesOn === '' ? '' : ` · ${t('from', { day: clock.rightArisesOn })}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Panel title={t('watchRulings')}>
        {watch.rulings.length === 0 ? (
          <p className={classes.quiet}>{t('watchRulingsEmpty')}</p>
        ) : (
          <table className={classes.ruleTable} aria-label={t('watchRulings')}>
            <thead>
              <tr>
                {(['colNumber', 'colModel', 'colQuestion', 'colAsked'] as const).map((head) => (
                  <th key={head}>{t(head)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {watch.rulings.map((ruling) => (
                <tr key={ruling.ticketId}>
                  <td>{number(ruling.ticketId, ruling.number)}</td>
                  <td>{modelName(ruling)}</td>
                  <td>{ruling.question}</td>
                  <td>
                    <Moment atMs={ruling.askedAtMs} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  )
}
