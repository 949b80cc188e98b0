/** What else is known of a device that comes again: what was fitted, and how it looked last time. */

import type { DevicePassport } from '../../../shared/questions/lookups'
import { counterWords } from '../../i18n/counter'
import { useT } from '../../i18n/language'
import { PhotoStrip } from '../../ui/photo-strip'
import { Day } from '../../ui/texts'
import { usePartName } from '../part/use-part-name'
import { useAttachments } from '../ticket/attachments'
import classes from './counter.module.css'

export function PassportMore(props: { readonly passport: DevicePassport; readonly today: string }) {
  const t = useT(counterWords)
  const { passport, today } = props
  const partName = usePartName(passport.partsFitted)
  const photos = useAttachments(passport.photos)
  return (
    <>
      {passport.partsFitted.length > 0 ? (
        <>
          <div className={classes.groupHead}>{t('partsFitted')}</div>
          <ul className={classes.list}>
            {passport.partsFitted.slice(0, 6).map((part) => (
              <li key={part.lineId} className={classes.fitted}>
                <span className={classes.number}>
                  <Day day={part.day} />
                </span>
                <span className={`${classes.visitMain} ${classes.partName}`}>{partName(part)}</span>
                {part.untilDay === '' ? null : (
                  <span className={classes.quiet}>
                    {t(part.untilDay < today ? 'partOver' : 'partUntil', { day: part.untilDay })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {photos.length > 0 ? (
        <>
          <div className={classes.groupHead}>{t('oldPhotos')}</div>
          <PhotoStrip photos={photos} />
        </>
      ) : null}
    </>
  )
}
