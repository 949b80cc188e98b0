/** Taking a complaint or opinion in while the customer is there: whose, what kind, their own words. */

import { Checkbox } from '@mantine/core'
import { z } from 'zod'
import { complaintClasses, complaintKinds, complaintSources } from '../../../shared/voice/complaint-class'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { BigChoice, SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField, TextField } from '../../ui/fields'
import { useAct } from '../../use-act'
import { firstSubject, SubjectPick, subjectIds, subjectSchema } from './subject-pick'
import classes from './voice.module.css'

const fieldsSchema = z.object({
  subject: subjectSchema,
  kind: z.enum(complaintKinds),
  complaintClass: z.enum(complaintClasses).optional(),
  source: z.enum(complaintSources),
  ...{ content: z.string(), request: z.string() },
  print: z.boolean(),
})
const nothingSaid: z.output<typeof fieldsSchema> = {
  ...{ subject: firstSubject, kind: 'complaint', complaintClass: undefined, source: 'visit' },
  ...{ content: '', request: '', print: true },
}

export function RegisterDialog(props: {
  readonly onClose: () => void
  readonly onRegistered: (complaintId: string) => void
}) {
  const t = useT(voiceWords)
  const { tell } = useLastFact()
  const typed = useFieldsDraft('voice.register', nothingSaid, fieldsSchema)
  const { id: complaintId, value, type, clear } = typed
  const act = useAct(typed)
  const { subject, kind, complaintClass, source, content, request, print } = value
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
    clear()
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
        <SubjectPick
          label={t('about')}
          subject={subject}
          onChange={(about) => type({ subject: about })}
          withNew
        />
        <BigChoice
          label={t('kind')}
          choices={complaintKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          value={kind}
          onChange={(chosen) => type({ kind: chosen })}
        />
        <div className={classes.pair}>
          <SelectField
            label={t('class')}
            choices={complaintClasses.map((value) => ({ value, label: t(`class_${value}`) }))}
            value={complaintClass}
            onChange={(chosen) => type({ complaintClass: chosen })}
            required
          />
          <SelectField
            label={t('source')}
            choices={complaintSources.map((value) => ({ value, label: t(`source_${value}`) }))}
            value={source}
            onChange={(chosen) => type({ source: chosen ?? 'visit' })}
          />
        </div>
        <LongTextField
          label={t('said')}
          value={content}
          required
          minRows={3}
          onChange={(text) => type({ content: text })}
        />
        <TextField
          label={t('wanted')}
          value={request}
          maxLength={1000}
          onChange={(text) => type({ request: text })}
        />
        <Checkbox
          label={t('printOpinion')}
          checked={print}
          onChange={(event) => type({ print: event.currentTarget.checked })}
        />
      </div>
    </Dialog>
  )
}
