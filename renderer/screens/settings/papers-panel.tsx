/** On which papers each form is printed. Several: one sheet of each; none: the form is not printed. */

import { type PaperKind, paperKinds } from '../../../shared/documents/paper'
import { type PrintForm, printForms } from '../../../shared/print/state'
import type { PrinterSetup } from '../../../shared/questions/paper'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import { settingsWords } from '../../i18n/settings'
import { ticketWords } from '../../i18n/ticket'
import fields from '../../ui/fields.module.css'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'

const rollForms: readonly PrintForm[] = ['claimReceipt', 'paymentSlip', 'warrantyCard', 'reconcileSlip']
const withRolls: readonly PrintForm[] = [...rollForms, 'dailySummary']

/** Which papers make sense for a form: labels are for what is stuck on things, rolls for short slips. */
function papersFor(form: PrintForm): readonly PaperKind[] {
  return paperKinds.filter((paper) => {
    if (form === 'deviceLabel' || form === 'stockLabel') return paper.startsWith('label')
    if (paper.startsWith('label')) return false
    return paper.startsWith('roll') ? withRolls.includes(form) : true
  })
}

export function PapersPanel(props: {
  readonly papers: PrinterSetup['papers']
  readonly mayChange: boolean
  readonly onChange: (papers: PrinterSetup['papers']) => void
}) {
  const t = useT(settingsWords)
  const prints = useT(printsWords)
  const ticket = useT(ticketWords)
  const { papers, onChange } = props

  function toggle(form: PrintForm, paper: PaperKind) {
    const chosen = papers[form] ?? []
    const next = chosen.includes(paper) ? chosen.filter((one) => one !== paper) : [...chosen, paper].slice(-4)
    onChange({ ...papers, [form]: next })
  }

  return (
    <Panel title={t('papersTitle')} flush>
      <table className={office.table}>
        <caption className="visually-hidden">{t('papersHint')}</caption>
        <tbody>
          {printForms.map((form) => (
            <tr key={form}>
              <th scope="row">{ticket(`form_${form}`)}</th>
              <td>
                <div className={fields.chips}>
                  {papersFor(form).map((paper) => {
                    const on = papers[form]?.includes(paper) ?? false
                    return (
                      <button
                        key={paper}
                        type="button"
                        className={fields.chip}
                        aria-pressed={on}
                        disabled={!props.mayChange}
                        onClick={() => toggle(form, paper)}
                      >
                        {on ? <span aria-hidden>✓</span> : null}
                        {prints(`paper_${paper}`)}
                      </button>
                    )
                  })}
                </div>
              </td>
              <td>
                <span className={office.note}>
                  {papers[form] === undefined
                    ? t('papersStandard')
                    : papers[form]?.length === 0
                      ? t('papersNone')
                      : ''}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
