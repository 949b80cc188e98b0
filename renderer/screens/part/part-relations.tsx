/** What else could be taken: substitutes with the reason, superseding both ways, old numbers, the models it fits. */

import type { PartDetail } from '../../../shared/questions/lookups'
import { useLanguage, useT } from '../../i18n/language'
import { partsWords } from '../../i18n/parts'
import { localName } from '../bench/section'
import classes from './part-view.module.css'

const modelsShown = 12

export function PartRelations(props: {
  readonly part: PartDetail
  readonly onShow: (partNumber: string) => void
}) {
  const t = useT(partsWords)
  const language = useLanguage()
  const { part, onShow } = props
  const link = (partNumber: string) => (
    <button key={partNumber} type="button" className={classes.link} onClick={() => onShow(partNumber)}>
      {partNumber}
    </button>
  )
  return (
    <>
      {part.substitutes.length === 0 ? null : (
        <section>
          <h3 className={classes.subtitle}>{t('substitutes')}</h3>
          {part.substitutes.map((other) => (
            <div key={other.partNumber} className={classes.relation}>
              {link(other.partNumber)}
              <span>{localName(other, language)}</span>
              <b>{t('free', { count: other.available })}</b>
              <span className={classes.hint}>{language === 'zh' ? other.reasonZh : other.reasonEn}</span>
            </div>
          ))}
        </section>
      )}
      {part.supersedes.length === 0 ? null : (
        <section>
          <h3 className={classes.subtitle}>{t('supersedes')}</h3>
          {part.supersedes.map((older) => (
            <div key={older.partNumber} className={classes.relation}>
              {link(older.partNumber)}
              <span className={classes.hint}>{language === 'zh' ? older.reasonZh : older.reasonEn}</span>
              {older.available > 0 ? <b>{t('oldLeft', { count: older.available })}</b> : null}
            </div>
          ))}
        </section>
      )}
      {part.oldNumbers.length === 0 ? null : (
        <section>
          <h3 className={classes.subtitle}>{t('oldNumbers')}</h3>
          <span className={classes.relation}>
            {part.oldNumbers.map((number) => (
              <span key={number} className={classes.code}>
                {number}
              </span>
            ))}
          </span>
        </section>
      )}
      {part.models.length === 0 ? null : (
        <section>
          <h3 className={classes.subtitle}>{t('models')}</h3>
          <span className={classes.relation}>
            {part.models.slice(0, modelsShown).map((model) => (
              <span key={model.modelId}>{localName(model, language)}</span>
            ))}
            {part.models.length > modelsShown ? (
              <span className={classes.hint}>{t('modelsMore', { count: part.models.length })}</span>
            ) : null}
          </span>
        </section>
      )}
    </>
  )
}
