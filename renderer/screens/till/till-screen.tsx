/**
 * The till: one open day at a time, what moved in it, and the way to close it. What should be in the drawer is shown
 * nowhere before it was counted.
 */

import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { ShiftRow } from '../../../shared/till/state'
import { useAim } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { useOutlet, useShift, useShifts, useStaff } from '../../mirror/queries'
import { ErrorBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { Day } from '../../ui/texts'
import { dayAt, dayText, shortMomentText } from '../../ui/time-text'
import { usePerson, useStatus } from '../../workstation'
import { OfficeScreen } from '../manager/panel'
import { CashMoveDialog, DrawerDialog } from './cash-dialogs'
import { CloseDay } from './close-day'
import { FinishDay } from './finish-day'
import { HandOverDialog } from './hand-over-dialog'
import { OpenDay } from './open-day'
import { ShiftDialog } from './shift-dialog'
import { ShiftWork } from './shift-work'
import { nameOf } from './till-words'

type Doing = 'cashIn' | 'cashOut' | 'drawer' | 'handOver'

export function TillScreen() {
  const outlet = useOutlet()
  const shift = useShift()
  const [closing, setClosing] = useState(false)
  const [finishing, setFinishing] = useState<string>()
  const aim = useAim('till')

  useEffect(() => {
    if (aim?.do === 'close') setClosing(true)
  }, [aim])
  const onClosed = useCallback((shiftId: string) => {
    setClosing(false)
    setFinishing(shiftId)
  }, [])

  if (!outlet) return null
  if (finishing !== undefined) return <FinishDay shiftId={finishing} onDone={() => setFinishing(undefined)} />
  if (!shift) return <ClosedTill onFinish={setFinishing} />
  return closing ? (
    <CloseDay shift={shift} onLater={() => setClosing(false)} onClosed={onClosed} />
  ) : (
    <OpenTill shift={shift} onClose={() => setClosing(true)} />
  )
}

function ClosedTill({ onFinish }: { readonly onFinish: (shiftId: string) => void }) {
  const t = useT(tillWords)
  const shifts = useShifts()
  const [shown, setShown] = useState<ShiftRow>()
  return (
    <OfficeScreen title={t('title')} subtitle={t('openTitle')} fixed>
      {shifts ? <OpenDay shifts={shifts} onShow={setShown} /> : null}
      {shown ? <ShiftDialog row={shown} onClose={() => setShown(undefined)} onFinish={onFinish} /> : null}
    </OfficeScreen>
  )
}

function OpenTill({ shift, onClose }: { readonly shift: ShiftRow; readonly onClose: () => void }) {
  const t = useT(tillWords)
  const language = useLanguage()
  const { role } = usePerson()
  const { timeZone } = useStatus().outlet
  const nowMs = useNow()
  const staff = useStaff()
  const [doing, setDoing] = useState<Doing>()
  const manages = role === 'manager' || role === 'administrator'
  const today = dayAt(nowMs, timeZone)
  const stop = () => setDoing(undefined)

  useHotkeys([
    ...(manages
      ? [
          { keys: 'Alt+I', label: t('cashIn'), run: () => setDoing('cashIn') },
          { keys: 'Alt+O', label: t('cashOut'), run: () => setDoing('cashOut') },
        ]
      : []),
    { keys: 'Alt+D', label: t('drawer'), run: () => setDoing('drawer') },
    { keys: 'Alt+H', label: t('handOver'), run: () => setDoing('handOver') },
    ...(manages ? [{ keys: 'F5', label: t('closeDay'), run: onClose }] : []),
  ])

  return (
    <OfficeScreen
      title={t('title')}
      fixed
      subtitle={
        <>
          <strong>
            <Day day={shift.day} />
          </strong>
          <span>
            {t('openedBy', {
              name: nameOf(staff, shift.openedBy),
              time: shortMomentText(shift.openedAtMs, nowMs, timeZone),
            })}
          </span>
          <span>{t('holder', { name: nameOf(staff, shift.holder) })}</span>
        </>
      }
      actions={
        <>
          {manages ? (
            <>
              <Button variant="default" onClick={() => setDoing('cashIn')}>
                {t('cashIn')}
              </Button>
              <Button variant="default" onClick={() => setDoing('cashOut')}>
                {t('cashOut')}
              </Button>
            </>
          ) : null}
          <Button variant="default" onClick={() => setDoing('drawer')}>
            {t('drawer')}
          </Button>
          <Button variant="default" onClick={() => setDoing('handOver')}>
            {t('handOver')}
          </Button>
          {manages ? (
            <Button onClick={onClose} rightSection={<kbd>F5</kbd>}>
              {t('closeDay')}
            </Button>
          ) : null}
        </>
      }
    >
      {shift.day < today ? (
        <ErrorBanner
          tone="waiting"
          what={t('leftOpen', { day: dayText(shift.day, language) })}
          {...(manages ? { actions: [{ label: t('closeDay'), run: onClose }] } : { next: t('closeManager') })}
        />
      ) : null}
      <ShiftWork shift={shift} />
      {doing === 'cashIn' || doing === 'cashOut' ? (
        <CashMoveDialog shift={shift} direction={doing === 'cashIn' ? 'in' : 'out'} onDone={stop} />
      ) : null}
      {doing === 'drawer' ? <DrawerDialog shift={shift} onDone={stop} /> : null}
      {doing === 'handOver' ? <HandOverDialog shift={shift} onDone={stop} /> : null}
    </OfficeScreen>
  )
}
