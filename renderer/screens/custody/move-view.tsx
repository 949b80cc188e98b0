/**
 * Moving by scan: device then place, or one place and then device after device. What was just moved stays in sight
 * and goes back with one press.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Failed, Refused } from '../../../shared/result'
import { classifyScan, type Scan } from '../../../shared/scan/classify'
import type { TicketRow } from '../../../shared/ticket/row'
import { execute } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { placeText } from '../../i18n/bench'
import { custodyWords } from '../../i18n/custody'
import { useLanguage, useT } from '../../i18n/language'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import { NumberText } from '../bench/number-text'
import { openTicketOfScan } from '../bench/scanned-ticket'
import { useModelName } from '../device/use-model-name'
import classes from './custody-screen.module.css'
import { placesHeld, readPlace } from './places-held'
import type { CustodyViewProps } from './where-view'

interface Moved {
  readonly row: TicketRow
  readonly from: string
  readonly to: string
}

export function MoveView({ rows, chooser }: CustodyViewProps) {
  const t = useT(custodyWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const modelName = useModelName()
  const [device, setDevice] = useState<TicketRow>()
  const [place, setPlace] = useState('')
  const [deviceText, setDeviceText] = useState('')
  const [placeInput, setPlaceInput] = useState('')
  const [moved, setMoved] = useState<readonly Moved[]>([])
  const [problem, setProblem] = useState<Refused | Failed>()
  const [unknown, setUnknown] = useState('')

  async function move(row: TicketRow, to: string) {
    setProblem(undefined)
    setUnknown('')
    const now = rows.find(({ id }) => id === row.id) ?? row
    if (now.place === to) {
      setDevice(undefined)
      setDeviceText('')
      tell({ text: t('alreadyThere', { number: row.number, place: placeText(to, language) }) })
      return
    }
    const answer = await execute('moveDevice', { ticketId: row.id, place: to })
    if (answer.kind !== 'ok') {
      setProblem(answer)
      return
    }
    setDevice(undefined)
    setDeviceText('')
    setMoved((before) => [{ row, from: now.place, to }, ...before].slice(0, 30))
    tell({
      text: t('moved', { number: row.number, place: placeText(to, language) }),
      undo: () => void move(row, now.place),
    })
  }

  function takeDevice(row: TicketRow | undefined, code: string) {
    if (!row) {
      setUnknown(code)
      return
    }
    setUnknown('')
    if (place !== '') void move(row, place)
    else setDevice(row)
  }

  function takePlace(to: string) {
    if (to === '') return
    setPlaceInput('')
    if (device) void move(device, to)
    else setPlace(to)
  }

  function take(scan: Scan): boolean {
    if (scan.kind === 'bin') takePlace(scan.bin)
    else if (scan.kind === 'unknown' || scan.kind === 'staffBadge' || scan.kind === 'partNumber') return false
    else takeDevice(openTicketOfScan(scan, rows), scan.text)
    return true
  }
  useScan(take)

  const places = placesHeld(rows)
    .map((held) => held.place)
    .filter((name) => name !== 'out')
  const known = [...new Set(['counter', 'bench', ...places])]
  return (
    <>
      <div className={classes.tools}>{chooser}</div>
      <div className={classes.move}>
        <p className={classes.hint}>{t('moveHint')}</p>
        <ProblemBanner problem={problem} />
        {unknown === '' ? null : (
          <p className={classes.unknown} role="alert">
            ▲ {t('notHere', { code: unknown })}
          </p>
        )}
        <div className={classes.now} role="status">
          {device ? (
            <>
              <NumberText number={device.number} /> {modelName(device)} ·{' '}
              {t('waitingPlace', { number: '' }).trim()}
            </>
          ) : place === '' ? (
            t('waitingAny')
          ) : (
            t('waitingDevice', { place: placeText(place, language) })
          )}
          {place === '' ? null : (
            <Button size="compact-sm" variant="default" onClick={() => setPlace('')}>
              {t('changePlace')}
            </Button>
          )}
        </div>
        <form
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault()
            const scan = classifyScan(deviceText)
            takeDevice(
              openTicketOfScan(scan, rows) ??
                rows.find(({ number }) => number.includes(deviceText.trim().toUpperCase())),
              deviceText,
            )
          }}
        >
          <div className={classes.field}>
            <TextField label={t('scanDevice')} value={deviceText} onChange={setDeviceText} code autoFocus />
          </div>
          <Button type="submit" variant="default" disabled={deviceText.trim() === ''}>
            {t('add')}
          </Button>
        </form>
        <form
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault()
            takePlace(readPlace(placeInput))
          }}
        >
          <div className={classes.field}>
            <TextField
              label={t('moveTo')}
              value={placeInput}
              onChange={setPlaceInput}
              placeholder={t('choosePlace')}
              code
            />
          </div>
          <Button type="submit" variant="default" disabled={placeInput.trim() === ''}>
            {t('moveNow')}
          </Button>
        </form>
        <div className={classes.chips}>
          {known.slice(0, 24).map((name) => (
            <Button key={name} size="compact-sm" variant="default" onClick={() => takePlace(name)}>
              {placeText(name, language)}
            </Button>
          ))}
        </div>
        {moved.length === 0 ? null : (
          <section>
            <h3 className={classes.subtitle}>{t('movedList')}</h3>
            {moved.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same device may be moved twice.
              <div key={`${one.row.id} ${index}`} className={classes.movedLine}>
                <NumberText number={one.row.number} />
                <span className={classes.grow}>{modelName(one.row)}</span>
                <span>
                  {placeText(one.from, language)} → <b>{placeText(one.to, language)}</b>
                </span>
                <Button size="compact-xs" variant="default" onClick={() => void move(one.row, one.from)}>
                  {t('undo', { place: placeText(one.from, language) })}
                </Button>
              </div>
            ))}
          </section>
        )}
      </div>
    </>
  )
}
