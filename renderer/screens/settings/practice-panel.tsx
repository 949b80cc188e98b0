/** Opens the practice program on a copy of the data as it is now. */

import { Button } from '@mantine/core'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { practiceWords } from '../../i18n/practice'
import { ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'

export function PracticePanel() {
  const t = useT(practiceWords)
  const { tell } = useLastFact()
  const act = useAct()

  async function start() {
    const done = await act.run(() => ask('startPractice', {}))
    if (done) tell({ text: t('started') })
  }

  return (
    <Panel
      title={t('title')}
      actions={
        <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void start()}>
          {t('start')}
        </Button>
      }
    >
      <ProblemBanner problem={act.problem} />
      <p className={office.note}>{t('hint')}</p>
    </Panel>
  )
}
