/**
 * The first day as a lesson on practice data: one step at a time above the work, with what to do and how; the records
 * themselves say when it was done. It never does a step for anybody and stands in nobody's way.
 */

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { firstDaySteps, stepNow } from '../../shared/learning/first-day'
import { ask, listen } from '../door'
import { firstDayWords } from '../i18n/first-day'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import type { PlaceId } from '../screens/places'
import { useStatus } from '../status'
import { useQuestion } from '../use-question'
import { usePerson } from '../workstation'
import classes from './first-day.module.css'
import { passStep, setLessonMark, useLessonMark } from './lesson-mark'
import { useNavigation } from './navigation'

const roleWords = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const

/** Where a lesson can do no harm. */
function useLessonPlace(): 'practice' | 'demo' | undefined {
  const status = useStatus()
  if (status?.warnings.some(({ code }) => code === 'practice')) return 'practice'
  return status?.demo ? 'demo' : undefined
}

export function FirstDay() {
  const place = useLessonPlace()
  const { begun } = useLessonMark()
  if (!place || begun === 'off') return null
  // The demo is shown to people as well: there the lesson is begun from the guide.
  if (begun === 'offered') return place === 'practice' ? <Offer /> : null
  return <Running key={begun} afterSeq={begun} />
}

function Offer() {
  const t = useT(firstDayWords)
  return (
    <section className={classes.lesson} aria-label={t('title')}>
      <p className={classes.what}>{t('offer')}</p>
      <div className={classes.acts}>
        <BeginButton label={t('begin')} />
        <Button size="compact-sm" variant="default" onClick={end}>
          {t('notNow')}
        </Button>
      </div>
    </section>
  )
}

/** On the guide's page of the first day. */
export function FirstDayOffer(props: { readonly onBegun: () => void }) {
  const t = useT(firstDayWords)
  const place = useLessonPlace()
  if (!place) return <p>{t('offerElsewhere')}</p>
  return (
    <p className={classes.acts}>
      <BeginButton label={t('begin')} onBegun={props.onBegun} />
    </p>
  )
}

function BeginButton(props: {
  readonly label: string
  readonly quiet?: boolean
  readonly onBegun?: () => void
}) {
  async function begin() {
    const answer = await ask('firstDay', { afterSeq: 0 })
    if (answer.kind !== 'ok') return
    setLessonMark({ begun: answer.value.head, seen: [] })
    props.onBegun?.()
  }
  return (
    <Button size="compact-sm" variant={props.quiet ? 'default' : 'filled'} onClick={() => void begin()}>
      {props.label}
    </Button>
  )
}

function end(): void {
  setLessonMark({ begun: 'off', seen: [] })
}

function Running(props: { readonly afterSeq: number }) {
  const t = useT(firstDayWords)
  const tFrame = useT(frameWords)
  const { role } = usePerson()
  const { go, place, sheets } = useNavigation()
  const status = useStatus()
  const { seen } = useLessonMark()
  const asked = useQuestion('firstDay', { afterSeq: props.afterSeq })
  const { reload } = asked
  useEffect(
    () =>
      listen((message) => {
        if (message.kind === 'rows') reload()
      }),
    [reload],
  )
  const lesson = {
    recorded: asked.data?.recorded ?? [],
    seen,
    dayIsOpen: (status?.openDay ?? '') !== '',
  }
  const step = asked.data ? stepNow(lesson) : undefined
  const at = firstDaySteps.findIndex(({ id }) => id === step?.id)
  // Said here and not in the corner, where it would lie over the button that is pressed next.
  const before = firstDaySteps[at - 1]
  const beforeFacts: readonly string[] = before?.facts ?? []
  const done = before && beforeFacts.some((type) => lesson.recorded.includes(type)) ? before : undefined

  // What only the window sees: a ticket that is open over the place, the manager's place itself.
  useEffect(() => {
    if (!step || !('seen' in step)) return
    const isSeen =
      step.seen === 'ticket' ? sheets.some(({ kind }) => kind === 'ticket') : place === step.place
    if (isSeen) passStep(step.id)
  }, [step, sheets, place])

  if (!asked.data) return null
  if (!step) {
    return (
      <section className={classes.lesson} aria-label={t('title')}>
        <p className={classes.what}>✓ {t('through')}</p>
        <div className={classes.acts}>
          <BeginButton label={t('again')} quiet />
          <Button size="compact-sm" onClick={end}>
            {t('stop')}
          </Button>
        </div>
      </section>
    )
  }
  const may = (step.roles as readonly string[]).includes(role)
  const names = step.roles.filter((one) => one !== 'administrator').map((one) => tFrame(roleWords[one]))
  return (
    <section className={classes.lesson} aria-label={t('title')}>
      <div className={classes.what}>
        {done ? <span className={classes.done}>✓ {t('done', { step: t(done.id) })}</span> : null}
        <span className={classes.count}>{t('step', { at: at + 1, of: firstDaySteps.length })}</span>{' '}
        <strong>{t(step.id)}</strong>
        <span className={classes.how} role="status">
          {may ? t(`${step.id}How`) : t('needs', { roles: names.join(t('or')) })}
        </span>
      </div>
      <div className={classes.acts}>
        {may && place !== step.place ? (
          <Button size="compact-sm" variant="default" onClick={() => go(step.place as PlaceId)}>
            {t('goThere')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={() => passStep(step.id)}>
          {t('pass')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={end}>
          {t('stop')}
        </Button>
      </div>
    </section>
  )
}
