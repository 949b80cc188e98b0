/** The outlet's templates: which form, what is on it, and at the right the paper as it will come out. */

import { useState } from 'react'
import type { TemplateForm } from '../../../shared/paper-template/state'
import { printForms } from '../../../shared/print/state'
import { useT } from '../../i18n/language'
import { templatesWords } from '../../i18n/templates'
import { ticketWords } from '../../i18n/ticket'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import { TemplateEditor } from './template-editor'
import classes from './templates.module.css'

/** The till's count is no form of the quality system and has nothing to leave out. */
const forms: readonly TemplateForm[] = ['all', ...printForms.filter((form) => form !== 'reconcileSlip')]

export function TemplatesSection() {
  const t = useT(templatesWords)
  const ticket = useT(ticketWords)
  const [form, setForm] = useState<TemplateForm>('all')
  const asked = useQuestion('templates', {})
  const states = asked.data
  const nameOf = (one: TemplateForm) => (one === 'all' ? t('all') : ticket(`form_${one}`))
  const state = states?.find((one) => one.form === form)

  return (
    <>
      <AskedProblem asked={asked} />
      <div className={classes.layout}>
        <nav className={classes.forms} aria-label={t('forms')}>
          {forms.map((one) => {
            const content = states?.find((each) => each.form === one)?.content ?? {}
            return (
              <button
                key={one}
                type="button"
                className={classes.form}
                aria-current={one === form ? 'page' : undefined}
                onClick={() => setForm(one)}
              >
                <span>{nameOf(one)}</span>
                {Object.keys(content).length > 0 ? (
                  <span className={classes.mark}>✎ {t('edited')}</span>
                ) : null}
              </button>
            )
          })}
        </nav>
        {state ? (
          <TemplateEditor
            key={`${form}-${state.revision}`}
            state={state}
            name={nameOf(form)}
            onChanged={asked.reload}
          />
        ) : null}
      </div>
    </>
  )
}
