/** One printer: how it is reached, its paper, and for a roll what it can do. What is typed is checked before saving. */

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { type PaperKind, paperKinds } from '../../../shared/documents/paper'
import {
  type PrinterConnection,
  type PrinterSettings,
  printerSettingsSchema,
  profile58,
  profile80,
} from '../../../shared/printing/settings'
import { newId } from '../../door'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import type { Problem } from '../../i18n/refusals'
import { settingsWords } from '../../i18n/settings'
import { BigChoice, SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useQuestion } from '../../use-question'
import office from '../manager/office.module.css'
import { RollFields } from './roll-fields'

type Way = PrinterConnection['kind']
const ways: readonly Way[] = ['system', 'tcp', 'device', 'file']

export function PrinterDialog(props: {
  readonly printer: PrinterSettings | undefined
  readonly problem: Problem | undefined
  readonly busy: boolean
  readonly onSave: (printer: PrinterSettings) => Promise<void>
  readonly onClose: () => void
}) {
  const t = useT(settingsWords)
  const prints = useT(printsWords)
  const { printer } = props
  const known = printer?.connection
  const [id] = useState(() => printer?.id ?? newId())
  const [name, setName] = useState(printer?.name ?? '')
  const [way, setWay] = useState<Way>(known?.kind ?? 'system')
  const [queue, setQueue] = useState(known?.kind === 'system' ? known.queue : '')
  const [raw, setRaw] = useState(known?.kind === 'system' ? known.raw : false)
  const [host, setHost] = useState(known?.kind === 'tcp' ? known.host : '')
  const [port, setPort] = useState(known?.kind === 'tcp' ? String(known.port) : '9100')
  const [path, setPath] = useState(known?.kind === 'device' ? known.path : '')
  const [folder, setFolder] = useState(known?.kind === 'file' ? known.folder : '')
  const [paper, setPaper] = useState<PaperKind>(printer?.paper ?? 'roll80')
  const [orientation, setOrientation] = useState(printer?.orientation ?? 'portrait')
  const [rollAs, setRollAs] = useState(printer?.rollAs ?? 'commands')
  const [receipt, setReceipt] = useState(printer?.receipt ?? profile80)
  const [tried, setTried] = useState(false)
  const isRoll = paper === 'roll80' || paper === 'roll58'

  const made = printerSettingsSchema.safeParse({
    id,
    name: name.trim(),
    connection: connectionOf(),
    paper,
    orientation,
    rollAs: isRoll && way !== 'file' ? rollAs : 'page',
    receipt,
    answersStatus: printer?.answersStatus ?? 'auto',
    timeLimitSeconds: printer?.timeLimitSeconds ?? 30,
  })
  const wrong = new Set(made.success ? [] : made.error.issues.map((issue) => String(issue.path.at(-1))))
  const errorAt = (field: string) => (tried && wrong.has(field) ? t('fieldWrong') : undefined)

  function connectionOf(): unknown {
    switch (way) {
      case 'system':
        return { kind: 'system', queue, raw }
      case 'tcp':
        return { kind: 'tcp', host: host.trim(), port: Number(port) }
      case 'device':
        return { kind: 'device', path: path.trim() }
      case 'file':
        return { kind: 'file', folder: folder.trim() }
    }
  }

  function choosePaper(next: PaperKind | undefined) {
    if (next === undefined) return
    setPaper(next)
    if (next === 'roll58') setReceipt(profile58)
    if (next === 'roll80') setReceipt(profile80)
  }

  return (
    <Dialog
      title={printer ? t('changePrinter', { name: printer.name }) : t('addPrinter')}
      size={720}
      onClose={props.onClose}
      primary={{
        label: t('save'),
        disabled: props.busy,
        run: () => {
          setTried(true)
          if (made.success) void props.onSave(made.data)
        },
      }}
    >
      <div className={office.column}>
        <ProblemBanner problem={props.problem} />
        <TextField
          label={t('printerName')}
          altKey="N"
          required
          autoFocus
          maxLength={80}
          value={name}
          onChange={setName}
          error={errorAt('name')}
        />
        <BigChoice
          label={t('printerWay')}
          choices={ways.map((value) => ({ value, label: t(`way_${value}`) }))}
          value={way}
          onChange={setWay}
        />
        {way === 'system' ? (
          <QueueFields queue={queue} onQueue={setQueue} raw={raw} onRaw={setRaw} error={errorAt('queue')} />
        ) : null}
        {way === 'tcp' ? (
          <div className={office.fields}>
            <TextField
              label={t('host')}
              code
              required
              value={host}
              onChange={setHost}
              error={errorAt('host')}
            />
            <TextField
              label={t('port')}
              code
              required
              value={port}
              onChange={setPort}
              error={errorAt('port')}
            />
          </div>
        ) : null}
        {way === 'device' ? (
          <TextField
            label={t('path')}
            hint={t('pathHint')}
            code
            required
            value={path}
            onChange={setPath}
            error={errorAt('path')}
          />
        ) : null}
        {way === 'file' ? (
          <TextField
            label={t('folder')}
            hint={t('folderHint')}
            code
            required
            maxLength={1000}
            value={folder}
            onChange={setFolder}
            error={errorAt('folder')}
          />
        ) : null}
        <div className={office.fields}>
          <SelectField
            label={t('printerPaper')}
            choices={paperKinds.map((value) => ({ value, label: prints(`paper_${value}`) }))}
            value={paper}
            onChange={choosePaper}
          />
          {paper === 'a4' || paper === 'a5' || paper === 'letter' ? (
            <SelectField
              label={t('orientation')}
              choices={[
                { value: 'portrait', label: t('portrait') },
                { value: 'landscape', label: t('landscape') },
              ]}
              value={orientation}
              onChange={(next) => setOrientation(next ?? 'portrait')}
            />
          ) : null}
        </div>
        {isRoll && way !== 'file' ? (
          <RollFields rollAs={rollAs} onRollAs={setRollAs} receipt={receipt} onReceipt={setReceipt} />
        ) : null}
      </div>
    </Dialog>
  )
}

function QueueFields(props: {
  readonly queue: string
  readonly onQueue: (queue: string) => void
  readonly raw: boolean
  readonly onRaw: (raw: boolean) => void
  readonly error: string | undefined
}) {
  const t = useT(settingsWords)
  const asked = useQuestion('systemQueues', {})
  const queues = asked.data ?? []
  const all = props.queue === '' || queues.includes(props.queue) ? queues : [props.queue, ...queues]
  return (
    <>
      <SelectField
        label={t('queue')}
        required
        choices={all.map((value) => ({ value, label: value }))}
        value={props.queue === '' ? undefined : props.queue}
        onChange={(queue) => props.onQueue(queue ?? '')}
        error={asked.data && all.length === 0 ? t('queueNone') : props.error}
      />
      <Checkbox
        label={t('raw')}
        checked={props.raw}
        onChange={(event) => props.onRaw(event.currentTarget.checked)}
      />
    </>
  )
}
