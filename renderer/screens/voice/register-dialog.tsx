/** Taking a complaint or opinion in while the customer is there: whose, what kind, their own words. */

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import {
  type ComplaintClass,
  type ComplaintKind,
  type ComplaintSource,
  complaintClasses,
  complaintKinds,
  complaintSources,
} from '../../../shared/voice/complaint-class'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { BigChoice, SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField, TextField } from '../../ui/fields'
import { useAct } from '../manager/use-act'
import { firstSubject, type Subject, SubjectPick, subjectIds } from './subject-pick'
import classes from './voice.module.css'

export function RegisterDialog(props: {
  readonly onClose: () => void
  readonly onRegistered: (complaintId: string) => void
}) {
  const t = useT(voiceWords)
  const act = useAct()
  const { tell } = useLastFact()
  const [complaintId] = useState(newId)
  const [subject, setSubject] = useState<Subject>(firstSubject)
  const [kind, setKind] = useState<ComplaintKind>('complaint')
  const [complaintClass, setClass] = useState<ComplaintClass>()
  const [source, setSource] = useState<ComplaintSource>('visit')
  const [content, setContent] = useState('')
  const [request, setRequest] = useState('')
  const [print, setPrint] = useState(true)
  const ids = subjectIds(subject)
  const possible = ids !== undefined && complaintClass !== undefined && content.trim() !== ''

  async function save() {
    if (!ids || !complaintClass) return
    const done = await act.give('registerComplaint', {
      complaintId,
      kind,
      class: complaintClass,
      source,
      ...ids,
      content,
      request,
      print,
    })
    if (!done) return
    tell({ text: t('done', { number: done.value.number }) })
    props.onRegistered(complaintId)
  }

  return (
    <Dialog
      title={t('registerTitle')}
      size={760}
      onClose={props.onClose}
      primary={{ label: t('register'), run: () => void save(), disabled: act.busy || !possible }}
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <SubjectPick label={t('about')} subject={subject} onChange={setSubject} withNew />
        <BigChoice
          label={t('kind')}
          choices={complaintKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <div className={classes.pair}>
          <SelectField
            label={t('class')}
            choices={complaintClasses.map((value) => ({ value, label: t(`class_${value}`) }))}
            value={complaintClass}
            onChange={setClass}
            required
          />
          <SelectField
            label={t('source')}
            choices={complaintSources.map((value) => ({ value, label: t(`source_${value}`) }))}
            value={source}
            onChange={(value) => setSource(value ?? 'visit')}
          />
        </div>
        <LongTextField label={t('said')} value={content} required minRows={3} onChange={setContent} />
        <TextField label={t('wanted')} value={request} maxLength={1000} onChange={setRequest} />
        <Checkbox
          label={t('printOpinion')}
          checked={print}
          onChange={(event) => setPrint(event.currentTarget.checked)}
        />
      </div>
    </Dialog>
  )
}
