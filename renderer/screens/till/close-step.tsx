/** The last step of closing: what was counted; after the first try, the difference and its reason. */

import { Button, Checkbox } from '@mantine/core'
import { useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { Money } from '../../ui/texts'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { ReasonInput } from './cash-dialogs'
import type { Disagreement } from './close-day'
import { Difference } from './difference'
import classes from './till.module.css'

export function CloseStep(props: {
  readonly cashFen: number
  readonly amount: string
  readonly disagreement: Disagreement | undefined
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly reasonMissing: boolean
  readonly print: boolean
  readonly onPrint: (print: boolean) => void
  readonly onRecount: () => void
  readonly onClose: () => void
}) {
  const t = useT(tillWords)
  const { disagreement } = props
  return (
    <div className={classes.guideNarrow}>
      <Panel title={disagreement ? t('differs') : t('stepClose')}>
        {disagreement ? (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              props.onClose()
            }}
          >
            <div className={office.column}>
              <dl className={classes.difference}>
                <div>
                  <dt>{t('shouldBe')}</dt>
                  <dd>
                    <Money fen={disagreement.expectedCashFen} />
                  </dd>
                </div>
                <div>
                  <dt>{t('counted')}</dt>
                  <dd>
                    <Money fen={props.cashFen} />
                  </dd>
                </div>
                <div>
                  <dt>{t('difference')}</dt>
                  <dd>
                    <Difference fen={disagreement.differenceFen} />
                  </dd>
                </div>
              </dl>
              <p className={office.note}>{t('differenceHint')}</p>
              <ReasonInput
                label={t('differenceReason')}
                value={props.reason}
                onChange={props.onReason}
                placeholder=""
                error={props.reasonMissing ? t('reasonMissing') : undefined}
                autoFocus
              />
              <div className={office.row}>
                <Button variant="default" onClick={props.onRecount}>
                  {t('recount')}
                </Button>
              </div>
            </div>
          </form>
        ) : (
          <p>{t('closeReady', { amount: props.amount })}</p>
        )}
        <Checkbox
          label={t('printSummary')}
          checked={props.print}
          onChange={(event) => props.onPrint(event.currentTarget.checked)}
        />
      </Panel>
    </div>
  )
}
