/** Every row of the warranty rules in force, with its article, its grade and where it was read. */

import { useMemo, useState } from 'react'
import type { WarrantyRulesResult } from '../../../shared/questions/warranty'
import { productClasses } from '../../../shared/warranty/rules'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { SelectField } from '../../ui/choices'
import { TextField } from '../../ui/fields'
import classes from './warranty.module.css'

export function RulesTable(props: {
  readonly rules: WarrantyRulesResult
  readonly used?: readonly string[]
}) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const { set } = props.rules
  const [goods, setGoods] = useState<'all' | (typeof productClasses)[number]>('all')
  const [text, setText] = useState('')
  const titles = useMemo(() => new Map(set.rules.map((rule) => [rule.id, rule])), [set])
  const used = props.used ?? []
  const wanted = text.trim().toLowerCase()
  const shown = set.rows
    .filter((row) => goods === 'all' || row.classes.includes(goods))
    .filter((row) => {
      if (wanted === '') return true
      const rule = titles.get(row.rule)
      return [
        row.id,
        row.situation,
        row.words.zh,
        row.words.en,
        row.article.zh,
        row.article.en,
        rule?.title.zh,
        rule?.title.en,
      ]
        .join(' ')
        .toLowerCase()
        .includes(wanted)
    })
    // The rows that an answer stands on come first.
    .toSorted((a, b) => Number(used.includes(b.id)) - Number(used.includes(a.id)))
  return (
    <div className={classes.section}>
      <Verified rules={props.rules} />
      <div className={classes.row}>
        <SelectField
          label={t('class')}
          value={goods}
          choices={(['all', ...productClasses] as const).map((value) => ({
            value,
            label: t(`class_${value}`),
          }))}
          onChange={(value) => setGoods(value ?? 'all')}
        />
        <div className={classes.grow}>
          <TextField label={t('filter')} value={text} onChange={setText} />
        </div>
      </div>
      <p className={classes.quiet}>{t('gradesMean')}</p>
      {shown.length === 0 ? <p className={classes.quiet}>{t('noRows')}</p> : null}
      <div className={classes.tableBox}>
        <table className={classes.ruleTable} aria-label={t('rules')}>
          <thead>
            <tr>
              <th>{t('colRule')}</th>
              <th>{t('colSays')}</th>
              <th>{t('colGrade')}</th>
              <th>{t('colValid')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const rule = titles.get(row.rule)
              return (
                <tr key={row.id} data-used={used.includes(row.id) || undefined}>
                  <td>
                    {rule?.title[language]} {row.article[language]}
                    {rule?.kind === 'promise' ? ` · ${t('promise')}` : ''}
                    <div className={classes.code}>{row.id}</div>
                  </td>
                  <td>
                    {row.words[language]}
                    <div className={classes.quiet}>
                      {row.classes.map((one) => t(`class_${one}`)).join(language === 'zh' ? '、' : ', ')}
                    </div>
                  </td>
                  <td>
                    <span className={classes.grade} title={row.source}>
                      {row.grade}
                    </span>
                  </td>
                  <td className={classes.code}>
                    {row.validFrom} – {row.validTo ?? ''}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Verified({ rules }: { readonly rules: WarrantyRulesResult }) {
  const t = useT(warrantyWords)
  const { set, origin, promises, hash } = rules
  return (
    <>
      <p className={classes.note} data-tone={set.state === 'confirmed' ? 'ready' : 'waiting'} role="status">
        {t(set.state === 'confirmed' ? 'rulesConfirmed' : 'rulesUnverified')}
      </p>
      <p className={classes.quiet}>
        {t('rulesOf', {
          id: set.id,
          origin: t(origin === 'shipped' ? 'originShipped' : 'originHeadquarters'),
          day: set.issuedOn,
        })}{' '}
        · {t('hash')} <span className={classes.code}>{hash.slice(0, 16)}</span>
        {promises.length === 0 ? '' : ` · ${t('promisesIn', { list: promises.join(', ') })}`}
      </p>
    </>
  )
}
