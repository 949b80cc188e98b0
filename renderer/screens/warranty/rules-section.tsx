/** The warranty rules in the settings: what is in force, what was refused, what was used before, the serial list. */

import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { warrantyWords } from '../../i18n/warranty'
import { Moment } from '../../ui/texts'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import { Panel } from '../manager/panel'
import { RulesTable } from './rules-table'
import { SerialsPanel } from './serials-panel'
import classes from './warranty.module.css'

export function RulesSection({ mayImport }: { readonly mayImport: boolean }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const asked = useQuestion('warrantyRules', {})
  const rules = asked.data
  if (!rules) return <AskedProblem asked={asked} />
  return (
    <>
      {rules.refused.length === 0 ? null : (
        <Panel title={t('refusedSets')}>
          <ul className={classes.lines}>
            {rules.refused.map((refused) => (
              <li key={`${refused.id}-${refused.reason}`}>
                <span className={classes.code}>{refused.id}</span>{' '}
                {problemText(
                  { kind: 'refused', reason: refused.reason, detail: { why: refused.why } },
                  language,
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('rules')}>
        <RulesTable rules={rules} />
      </Panel>
      <Panel title={t('exclusionRules')}>
        <table className={classes.ruleTable}>
          <tbody>
            {rules.set.exclusions.map((exclusion) => (
              <tr key={exclusion.code}>
                <td>{exclusion.words[language]}</td>
                <td>
                  {exclusion.needs.map((need) => need.words[language]).join(language === 'zh' ? '、' : ', ')}
                </td>
                <td>
                  <span className={classes.grade}>{exclusion.grade}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <SerialsPanel serials={rules.serials} mayImport={mayImport} onDone={asked.reload} />
      <Panel title={t('keptSets')}>
        <ul className={classes.lines}>
          {rules.kept.map((kept) => (
            <li key={kept.hash}>
              {kept.id} <span className={classes.code}>{kept.hash.slice(0, 16)}</span>{' '}
              {t(kept.origin === 'shipped' ? 'originShipped' : 'originHeadquarters')} ·{' '}
              <Moment atMs={kept.keptAtMs} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
