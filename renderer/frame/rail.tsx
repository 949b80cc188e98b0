/** The places at the left, each with its key and what waits there; only those that the role may use. */

import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { placesFor } from '../screens/places'
import { usePerson, usePlaceCounts } from '../workstation'
import { useNavigation } from './navigation'
import classes from './rail.module.css'

export function Rail() {
  const t = useT(frameWords)
  const person = usePerson()
  const counts = usePlaceCounts()
  const { place: current, go } = useNavigation()
  return (
    <nav className={classes.rail} aria-label={t('places')}>
      {placesFor(person.role).map(({ id, fKey, labelKey, icon: Icon }) => {
        const count = counts[id] ?? 0
        return (
          <button
            key={id}
            type="button"
            className={classes.place}
            aria-current={id === current ? 'page' : undefined}
            aria-keyshortcuts={fKey}
            onClick={() => go(id)}
          >
            <span className={classes.top}>
              <Icon size={20} stroke={1.6} />
              {count > 0 ? <span className={classes.count}>{count > 999 ? '999+' : count}</span> : null}
            </span>
            <span className={classes.label}>{t(labelKey)}</span>
            <span className={classes.key} aria-hidden>
              {fKey}
            </span>
          </button>
        )
      })}
    </nav>
  )
}
