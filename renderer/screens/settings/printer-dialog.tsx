/** One printer: how it is reached, its paper, and for a roll what it can do. What is typed is checked before saving. */

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { type PaperKind, paperKinds } from '../../../shared/documents/paper'
import {
  type PrinterConnection,
  type PrinterSettings,
  printerSettingsSchema,
  profile58,
  profile80,
} from '../../../shared/printing/settings'
import { useT } from '../../i18n/language'
import { printsWords } from '../../i18n/prints'
import type { Problem } from '../../i18n/refusals'
import { settingsWords } from '../../i18n/settings'
import { BigChoice, SelectField } from '../../ui/choices'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useQuestion } from '../../use-question'
import office from '../manager/office.module.css'
import { RollFields } from './roll-fields'

const ways = ['system', 'tcp', 'device', 'file'] as const satisfies readonly PrinterConnection['kind'][]
const typedSchema = z.object({
  way: z.enum(ways),
  ...{ name: z.string(), queue: z.string(), raw: z.boolean() },
  ...{ host: z.string(), port: z.string(), path: z.string(), folder: z.string() },
  ...printerSettingsSchema.pick({ paper: true, orientation: true, rollAs: true, receipt: true }).shape,
})

export function PrinterDialog(props: {
  readonly printer: PrinterSettings | undefined
  readonly problem: Problem | undefined
  readonly busy: boolean
  /** Whether it was saved: until then what was typed is kept. */
  readonly onSave: (printer: PrinterSettings) => Promise<boolean>
  readonly onClose: () => void
}) {
  const t = useT(settingsWords)
  const prints = useT(printsWords)
  const { printer } = props
  const known = printer?.connection
  const draft = useFieldsDraft(
    `settings.printer.${printer?.id ?? 'new'}`,
    {
      name: printer?.name ?? '',
      way: known?.kind ?? 'system',
      queue: known?.kind === 'system' ? known.queue : '',
      raw: known?.kind === 'system' ? known.raw : false,
      host: known?.kind === 'tcp' ? known.host : '',
      port: known?.kind === 'tcp' ? String(known.port) : '9100',
      path: known?.kind === 'device' ? known.path : '',
      folder: known?.kind === 'file' ? known.folder : '',
      paper: printer?.paper ?? 'roll80',
      orientation: printer?.orientation ?? 'portrait',
      rollAs: printer?.rollAs ?? 'commands',
      receipt: printer?.receipt ?? profile80,
    },
    typedSchema,
  )
  const { type } = draft
  const { name, way, queue, raw, host, port, path, folder, paper, orientation, rollAs, receipt } = draft.value
  const [tried, setTried] = useState(false)
  const isRoll = paper === 'roll80' || paper === 'roll58'

  const made = printerSettingsSchema.safeParse({
    id: printer?.id ?? draft.id,
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

  async function save(settings: PrinterSettings) {
    if (await props.onSave(settings)) draft.clear()
  }

  function choosePaper(next: PaperKind | undefined) {
    if (next === undefined) return
    const usual = { roll58: profile58, roll80: profile80 } as const
    const known = next === 'roll58' || next === 'roll80' ? { receipt: usual[next] } : {}
    type({ paper: next, ...known })
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
          if (made.success) void save(made.data)
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
          onChange={(next) => type({ name: next })}
          error={errorAt('name')}
        />
        <BigChoice
          label={t('printerWay')}
          choices={ways.map((value) => ({ value, label: t(`way_${value}`) }))}
          value={way}
          onChange={(next) => type({ way: next })}
        />
        {way === 'system' ? (
          <QueueFields
            queue={queue}
            onQueue={(next) => type({ queue: next })}
            raw={raw}
            onRaw={(next) => type({ raw: next })}
            error={errorAt('queue')}
          />
        ) : null}
        {way === 'tcp' ? (
          <div className={office.fields}>
            <TextField
              label={t('host')}
              code
              required
              value={host}
              onChange={(next) => type({ host: next })}
              error={errorAt('host')}
            />
            <TextField
              label={t('port')}
              code
              required
              value={port}
              onChange={(next) => type({ port: next })}
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
            onChange={(next) => type({ path: next })}
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
            onChange={(next) => type({ folder: next })}
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
              onChange={(next) => type({ orientation: next ?? 'portrait' })}
            />
          ) : null}
        </div>
        {isRoll && way !== 'file' ? (
          <RollFields
            rollAs={rollAs}
            onRollAs={(next) => type({ rollAs: next })}
            receipt={receipt}
            onReceipt={(next) => type({ receipt: next })}
          />
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
