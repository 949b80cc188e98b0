/**
 * The evidence of one exclusion: a tick for what was checked, a photo for what must be seen, and what the customer says
 * against it. What is missing is said, because without it the exclusion does not stand.
 */

import { Button, Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import type { ExclusionRule } from '../../../shared/warranty/rules'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { LongTextField } from '../../ui/fields'
import type { FindingDraft } from '../counter/intake-draft'
import { compressPhoto } from '../counter/photo-press'
import { keepPicture, useAttachments } from '../ticket/attachments'
import { missingNeeds, type Need, needKey, withEvidence, withTick } from './findings'
import classes from './warranty.module.css'

export interface EvidenceFormProps {
  readonly rule: ExclusionRule
  readonly finding: FindingDraft
  /** Photos that are there already; one of them may be the evidence. */
  readonly photos: readonly string[]
  readonly onChange: (finding: FindingDraft) => void
  /** A photo was taken for it. */
  readonly onPhoto?: (hash: string) => void
}

export function EvidenceForm(props: EvidenceFormProps) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const { rule, finding, onChange } = props
  const missing = missingNeeds(rule, finding)
  return (
    <fieldset className={classes.evidence}>
      <legend className={classes.evidenceHead}>{rule.words[language]}</legend>
      {rule.needs.map((need) =>
        need.kind === 'checklist' ? (
          <Checkbox
            key={needKey(need)}
            label={need.words[language]}
            checked={finding.evidence[needKey(need)] !== undefined}
            onChange={(event) => onChange(withTick(finding, need, event.currentTarget.checked))}
          />
        ) : (
          <PhotoNeed key={needKey(need)} {...props} need={need} />
        ),
      )}
      <LongTextField
        label={t('objection')}
        minRows={1}
        maxLength={2000}
        value={finding.objection}
        onChange={(objection) => onChange({ ...finding, objection })}
      />
      <p className={classes.note} data-tone={missing.length === 0 ? 'ready' : 'waiting'} role="status">
        {missing.length === 0
          ? `● ${t('evidenceComplete')}`
          : `◑ ${t('evidenceMissing', {
              what: missing.map((need) => need.words[language]).join(language === 'zh' ? '、' : ', '),
            })}`}
      </p>
    </fieldset>
  )
}

function PhotoNeed(props: EvidenceFormProps & { readonly need: Need }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const { need, finding, onChange } = props
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState(false)
  const chosen = finding.evidence[needKey(need)] ?? ''
  const hashes = chosen === '' || props.photos.includes(chosen) ? props.photos : [...props.photos, chosen]
  const shown = useAttachments(hashes)

  async function keep(file: File | undefined) {
    if (!file) return
    const photo = await compressPhoto(file)
    const answer = photo && (await keepPicture(photo, 'image/webp'))
    setProblem(answer?.kind !== 'ok')
    if (answer?.kind !== 'ok') return
    props.onPhoto?.(answer.value.hash)
    onChange(withEvidence(finding, need, answer.value.hash))
  }

  return (
    <div className={classes.photoNeed}>
      <span>
        {chosen === '' ? '○' : '●'} {need.words[language]}
      </span>
      <div className={classes.thumbs}>
        {shown.map((photo) => (
          <button
            key={photo.id}
            type="button"
            className={classes.thumb}
            aria-pressed={photo.id === chosen}
            aria-label={t('thisPhoto', { what: need.words[language] })}
            onClick={() => onChange(withEvidence(finding, need, photo.id === chosen ? '' : photo.id))}
          >
            <img src={photo.url} alt="" />
          </button>
        ))}
        <Button size="compact-xs" variant="default" onClick={() => input.current?.click()}>
          {t('takePhoto')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          aria-label={need.words[language]}
          onChange={(event) => {
            void keep(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {problem ? <span className={classes.bad}>▲ {t('photoNotKept')}</span> : null}
    </div>
  )
}
