/** A survey by five digits: what each digit means stands beside it while typing, and Enter saves. */

import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { z } from 'zod'
import { surveyItems } from '../../../shared/documents/forms/survey'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { SelectField } from '../../ui/choices'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useAct } from '../../use-act'
import { SubjectPick, subjectIds, subjectSchema } from './subject-pick'
import classes from './voice.module.css'

const ways = ['paper', 'phone'] as const
const sheetSchema = z.object({
  subject: subjectSchema,
  ...{ digits: z.string(), suggestions: z.string() },
  how: z.enum(ways),
})
const emptySheet: z.output<typeof sheetSchema> = {
  ...{ subject: { kind: 'nobody' }, digits: '', suggestions: '', how: 'paper' },
}

export function SurveyEntry(props: {
  /** A sheet that was given out; without it the sheet is picked or stays without a name. */
  readonly given?: { readonly surveyId: string; readonly ticketId: string; readonly customerId: string }
  readonly onEntered?: () => void
}) {
  const t = useT(voiceWords)
  const { tell } = useLastFact()
  const input = useRef<HTMLInputElement>(null)
  const sheet = useFieldsDraft(`voice.survey.${props.given?.surveyId ?? 'any'}`, emptySheet, sheetSchema)
  const act = useAct(sheet)
  const { subject, digits, suggestions, how } = sheet.value
  const ids = props.given ?? subjectIds(subject)
  const complete = digits.length === surveyItems.length && ids !== undefined

  async function save() {
    if (!complete || !ids) return
    const done = await act.give('enterSurvey', {
      surveyId: props.given?.surveyId ?? sheet.id,
      ticketId: ids.ticketId,
      customerId: ids.customerId,
      levels: [...digits].map(Number),
      how,
      suggestions,
    })
    if (!done) return
    tell({ text: t('entered', { digits }) })
    // The next one came the same way.
    sheet.begin({ ...emptySheet, how })
    input.current?.focus()
    props.onEntered?.()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !complete) return
    event.preventDefault()
    void save()
  }

  return (
    <div className={classes.fields}>
      <ProblemBanner problem={act.problem} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in its field saves, as in a form. */}
      <div className={classes.digits} onKeyDown={onKeyDown}>
        <TextField
          label={t('digits')}
          hint={t('enterHint')}
          value={digits}
          inputRef={input}
          required
          autoFocus
          code
          maxLength={5}
          onChange={(text) => sheet.type({ digits: text.normalize('NFKC').replace(/[^1-5]/g, '') })}
        />
      </div>
      <dl className={classes.readout}>
        {surveyItems.map((item, index) => {
          const level = Number(digits[index] ?? 0)
          return (
            <Line
              key={item}
              label={t(`item_${item}`)}
              said={level === 0 ? '–' : t(`level_${level as 1 | 2 | 3 | 4 | 5}`)}
              bad={level >= 4}
            />
          )
        })}
      </dl>
      {props.given ? null : (
        <SubjectPick
          label={t('enterFor')}
          subject={subject}
          onChange={(chosen) => sheet.type({ subject: chosen })}
          withNew={false}
        />
      )}
      <TextField
        label={t('suggestions')}
        value={suggestions}
        maxLength={2000}
        onChange={(text) => sheet.type({ suggestions: text })}
      />
      <div className={classes.pair}>
        <SelectField
          label={t('how')}
          choices={ways.map((value) => ({ value, label: t(`how_${value}`) }))}
          value={how}
          onChange={(value) => sheet.type({ how: value ?? 'paper' })}
        />
      </div>
      <Button onClick={() => void save()} disabled={act.busy || !complete} rightSection={<kbd>Enter</kbd>}>
        {t('enter')}
      </Button>
    </div>
  )
}

function Line(props: { readonly label: string; readonly said: string; readonly bad: boolean }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd data-bad={props.bad || undefined}>{props.said}</dd>
    </>
  )
}
