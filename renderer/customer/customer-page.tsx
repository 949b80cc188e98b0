/**
 * What the customer reads and where they sign. Everything comes from the clerk's window through main; nothing is
 * kept here, and nothing can be asked for here.
 */

import { useEffect, useState } from 'react'
import type { CustomerViewMessage, IdleView, VisitView } from '../../shared/customer-screen/view'
import { formatYuan } from '../../shared/money'
import { ask, listen } from '../door'
import { extrasWords } from '../i18n/counter-extras'
import { setLanguage, translateIn, useLanguage, useT } from '../i18n/language'
import { problemText } from '../i18n/refusals'
import { type Signature, SignaturePad } from '../ui/signature-pad'
import classes from './customer-page.module.css'

export function CustomerPage() {
  const [message, setMessage] = useState<CustomerViewMessage>()
  useEffect(() => {
    const stop = listen((pushed) => {
      if (pushed.kind !== 'customerView') return
      if (pushed.view.kind === 'visit') setLanguage(pushed.view.language)
      setMessage(pushed)
    })
    void ask('customerShown', {})
    return stop
  }, [])
  if (!message) return null
  const { view } = message
  if (view.kind === 'idle') return <Welcome view={view} />
  return <Visit view={view} turn={message.turn} signed={message.signed} />
}

/** Nobody's turn yet, so in both languages. */
function Welcome({ view }: { readonly view: IdleView }) {
  const { outlet, queue, drawn, ahead } = view
  const [zh, en] = [translateIn(extrasWords, 'zh'), translateIn(extrasWords, 'en')]
  return (
    <main className={classes.welcome}>
      <p>{outlet}</p>
      <h1>
        {zh('viewWelcome')} <span lang="en">{en('viewWelcome')}</span>
      </h1>
      {queue === '' ? null : (
        <p className={classes.queue}>
          {zh('viewNow')} {queue}
        </p>
      )}
      {drawn === '' ? null : (
        <div className={classes.drawn} role="status">
          <p>
            {zh('viewDrawn')} <span lang="en">{en('viewDrawn')}</span>
          </p>
          <strong className={classes.drawnNumber}>{drawn}</strong>
          <p>
            {zh('viewAhead', { count: ahead })} <span lang="en">{en('viewAhead', { count: ahead })}</span>
          </p>
        </div>
      )}
    </main>
  )
}

function Visit(props: { readonly view: VisitView; readonly turn: number; readonly signed: boolean }) {
  const t = useT(extrasWords)
  const { view, turn, signed } = props
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <h1>{view.title}</h1>
        <span>{view.outlet}</span>
        {view.queue === '' ? null : <strong className={classes.number}>{view.queue}</strong>}
      </header>
      <dl className={classes.lines}>
        {view.customer === '' ? null : <Line label={t('viewCustomer')} value={view.customer} />}
        {view.lines.map((line) => (
          <Line key={line.label} {...line} />
        ))}
        {view.warranty === '' ? null : <Line label={t('viewWarranty')} value={view.warranty} />}
      </dl>
      {view.amountFen === undefined ? null : (
        <p className={classes.amount}>
          {view.amountLabel} <strong>{formatYuan(view.amountFen)}</strong>
        </p>
      )}
      {view.sign ? <Sign key={turn} turn={turn} statement={view.sign.statement} signed={signed} /> : null}
    </main>
  )
}

function Line(props: { readonly label: string; readonly value: string; readonly strong?: boolean }) {
  return (
    <div className={classes.line} data-strong={props.strong === true || undefined}>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}

function Sign(props: { readonly turn: number; readonly statement: string; readonly signed: boolean }) {
  const t = useT(extrasWords)
  const language = useLanguage()
  const [problem, setProblem] = useState<string>()
  async function signed({ pngDataUrl }: Signature) {
    const base64 = pngDataUrl.slice(pngDataUrl.indexOf(',') + 1)
    const answer = await ask('customerSigned', { turn: props.turn, base64 })
    setProblem(answer.kind === 'ok' ? undefined : problemText(answer, language))
  }
  return (
    <section className={classes.sign}>
      <p>{props.statement}</p>
      {props.signed ? (
        <p className={classes.thanks} role="status">
          ● {t('viewThanks')}
        </p>
      ) : (
        <SignaturePad onSigned={(signature) => void signed(signature)} />
      )}
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </section>
  )
}
