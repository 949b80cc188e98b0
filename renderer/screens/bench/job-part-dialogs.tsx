/** The two questions about a part that need an answer: which serial goes in, and where one that came out goes. */

import { Button } from '@mantine/core'
import { z } from 'zod'
import type { Failed, Refused } from '../../../shared/result'
import type { PartLine } from '../../../shared/ticket/state'
import { benchWords } from '../../i18n/bench'
import { useT } from '../../i18n/language'
import { BigChoice } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { type Source, useFieldsDraft, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useScan } from '../../ui/scan'
import classes from './job-sheet.module.css'

const mostOffered = 12

export function FitDialog(props: {
  readonly line: PartLine
  /** In the language that is read. */
  readonly name: string
  /** The numbers that lie on the shelf: scanned, typed in part, or picked. */
  readonly pieces: readonly string[]
  readonly bin: string
  readonly problem: Refused | Failed | undefined
  readonly onClose: () => void
  /** Whether it was recorded: what was typed is of no more use then. */
  readonly onFit: (serial: string, of: Source) => Promise<boolean>
}) {
  const t = useT(benchWords)
  const typed = useTextDraft(`bench.fit.${props.line.lineId}`)
  const serial = typed.value
  useScan((scan) => {
    typed.set(scan.text)
    return true
  })
  const part = serial.trim().toUpperCase()
  // Once one is chosen the others stay in sight.
  const isOne = props.pieces.some((piece) => piece.toUpperCase() === part)
  const fitting = isOne ? props.pieces : props.pieces.filter((piece) => piece.toUpperCase().includes(part))
  const offered = fitting.slice(0, mostOffered)
  async function fitIn() {
    if (await props.onFit(serial.trim(), typed)) typed.clear()
  }
  return (
    <Dialog
      title={t('fitPart', { part: props.name })}
      onClose={props.onClose}
      primary={{ label: t('use'), run: () => void fitIn(), disabled: serial.trim() === '' }}
    >
      <ProblemBanner problem={props.problem} />
      <TextField
        label={t('serialOfPart')}
        value={serial}
        onChange={typed.set}
        maxLength={60}
        code
        required
        autoFocus
      />
      <div className={classes.pieces}>
        <span className={classes.hint}>
          {props.pieces.length === 0
            ? t('noPieces')
            : props.bin === ''
              ? t('piecesHere')
              : t('piecesIn', { bin: props.bin })}
        </span>
        {offered.map((piece) => (
          <Button
            key={piece}
            size="compact-sm"
            variant={piece === serial.trim() ? 'filled' : 'default'}
            className={classes.code}
            onClick={() => typed.set(piece)}
          >
            {piece}
          </Button>
        ))}
        {fitting.length > offered.length ? (
          <span className={classes.hint}>{t('morePieces', { count: fitting.length - offered.length })}</span>
        ) : null}
      </div>
    </Dialog>
  )
}

const returnSchema = z.object({ to: z.enum(['good', 'defective']), reason: z.string() })

export function ReturnDialog(props: {
  readonly line: PartLine
  readonly name: string
  readonly problem: Refused | Failed | undefined
  readonly onClose: () => void
  readonly onReturn: (to: 'good' | 'defective', reason: string, of: Source) => Promise<boolean>
}) {
  const t = useT(benchWords)
  const typed = useFieldsDraft(`bench.return.${props.line.lineId}`, { to: 'good', reason: '' }, returnSchema)
  const { to, reason } = typed.value
  async function giveBack() {
    if (await props.onReturn(to, reason.trim(), typed)) typed.clear()
  }
  return (
    <Dialog
      title={t('returnTitle', { part: props.name })}
      onClose={props.onClose}
      primary={{
        label: t('returnPart'),
        run: () => void giveBack(),
        disabled: reason.trim() === '',
      }}
    >
      <ProblemBanner problem={props.problem} />
      <BigChoice
        label={t('returnTo')}
        choices={[
          { value: 'good', label: t('returnGood') },
          { value: 'defective', label: t('returnDefective') },
        ]}
        value={to}
        onChange={(value) => typed.type({ to: value })}
      />
      <TextField
        label={t('reason')}
        value={reason}
        onChange={(text) => typed.type({ reason: text })}
        maxLength={200}
        required
        autoFocus
      />
    </Dialog>
  )
}
