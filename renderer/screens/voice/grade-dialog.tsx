/** Grading one sampled ticket, point by point of the standard. */

import { Button, SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { standardPoints } from '../../../shared/voice/sampling-standard'
import { useLastFact } from '../../frame/last-fact'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField } from '../../ui/fields'
import { useAct } from '../../use-act'
import classes from './voice.module.css'

const results = ['pass', 'fail', 'notApplicable'] as const
const gradesSchema = z.object({ given: z.record(z.string(), z.enum(results)).readonly(), note: z.string() })

export function GradeDialog(props: {
  readonly samplingId: string
  readonly ticketId: string
  readonly number: string
  readonly about: string
  readonly onClose: () => void
}) {
  const t = useT(voiceWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const { open } = useNavigation()
  const typed = useFieldsDraft(`voice.grade.${props.ticketId}`, { given: {}, note: '' }, gradesSchema)
  const act = useAct(typed)
  const { given, note } = typed.value
  const items = standardPoints.flatMap(({ id }) => {
    const result = given[id]
    return result ? [{ id, result }] : []
  })
  const failed = items.some((item) => item.result === 'fail')
  const possible =
    items.length === standardPoints.length &&
    items.some((item) => item.result !== 'notApplicable') &&
    (!failed || note.trim() !== '')

  async function save() {
    const { samplingId, ticketId, number } = props
    const done = await act.give('gradeTicket', { samplingId, ticketId, items, note })
    if (!done) return
    typed.clear()
    tell({
      text: t('gradeSaved', { number, result: t(done.value.passed ? 'result_pass' : 'result_fail') }),
    })
    props.onClose()
  }

  return (
    <Dialog
      title={t('gradeTitle', { number: props.number })}
      size={820}
      onClose={props.onClose}
      primary={{ label: t('save'), run: () => void save(), disabled: act.busy || !possible }}
      extra={
        <>
          <Button variant="default" onClick={() => open({ kind: 'ticket', id: props.ticketId })}>
            {t('openTicket')}
          </Button>
          <Button
            variant="default"
            onClick={() =>
              typed.type({ given: Object.fromEntries(standardPoints.map(({ id }) => [id, 'pass' as const])) })
            }
          >
            {t('gradeAllPass')}
          </Button>
        </>
      }
    >
      <div className={classes.fields}>
        <ProblemBanner problem={act.problem} />
        <span className={classes.quiet}>{props.about}</span>
        <table className={classes.points}>
          <tbody>
            {standardPoints.map((point) => {
              const name = language === 'zh' ? point.nameZh : point.nameEn
              return (
                <tr key={point.id}>
                  <td>{name}</td>
                  <td>
                    <SegmentedControl
                      aria-label={name}
                      size="xs"
                      value={given[point.id] ?? ''}
                      onChange={(value) => {
                        const result = results.find((one) => one === value)
                        if (result) typed.type({ given: { ...given, [point.id]: result } })
                      }}
                      data={results.map((value) => ({ value, label: t(`result_${value}`) }))}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <LongTextField
          label={t('gradeNote')}
          value={note}
          required={failed}
          maxLength={1000}
          onChange={(text) => typed.type({ note: text })}
        />
      </div>
    </Dialog>
  )
}
