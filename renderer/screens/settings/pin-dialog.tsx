/** Setting a PIN: an administrator for anybody, everybody their own with the present one. */

import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { digitsOf, noPin, PinFields, pinReady } from './pin-fields'

export function PinDialog(props: {
  readonly staffId: string
  readonly name: string
  readonly own: boolean
  readonly onDone: () => void
}) {
  const t = useT(settingsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const [ownPin, setOwnPin] = useState('')
  const [pair, setPair] = useState(noPin)
  const [tried, setTried] = useState(false)

  async function save() {
    setTried(true)
    if (!pinReady(pair) || (props.own && ownPin === '')) return
    const done = await act.run(() =>
      ask('setPin', { staffId: props.staffId, pin: pair.pin, ...(props.own ? { ownPin } : {}) }),
    )
    if (!done) return
    tell({ text: t('pinSaved', { name: props.name }) })
    props.onDone()
  }

  return (
    <Dialog
      title={t('setPinFor', { name: props.name })}
      onClose={props.onDone}
      primary={{ label: t('save'), run: () => void save(), disabled: act.busy }}
    >
      <div className={office.column}>
        <ProblemBanner problem={act.problem} />
        {props.own ? (
          <PasswordInput
            label={t('ownPin')}
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            value={ownPin}
            error={tried && ownPin === '' ? t('required') : undefined}
            onChange={(event) => setOwnPin(digitsOf(event.currentTarget.value))}
          />
        ) : null}
        <PinFields pair={pair} onChange={setPair} tried={tried} autoFocus={!props.own} />
      </div>
    </Dialog>
  )
}
