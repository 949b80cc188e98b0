/** What a receipt printer can do: characters, Chinese text, cut, drawer, buzzer. */

import { Checkbox } from '@mantine/core'
import type { PrinterSettings, ReceiptProfile } from '../../../shared/printing/settings'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import { SelectField } from '../../ui/choices'
import office from '../manager/office.module.css'

export function RollFields(props: {
  readonly rollAs: PrinterSettings['rollAs']
  readonly onRollAs: (rollAs: PrinterSettings['rollAs']) => void
  readonly receipt: ReceiptProfile
  readonly onReceipt: (receipt: ReceiptProfile) => void
}) {
  const t = useT(settingsWords)
  const { receipt, onReceipt } = props
  const change = (part: Partial<ReceiptProfile>) => onReceipt({ ...receipt, ...part })
  return (
    <>
      <SelectField
        label={t('rollAs')}
        choices={[
          { value: 'commands', label: t('rollCommands') },
          { value: 'page', label: t('rollPage') },
        ]}
        value={props.rollAs}
        onChange={(next) => props.onRollAs(next ?? 'commands')}
      />
      {props.rollAs === 'commands' ? (
        <div className={office.fields}>
          <SelectField
            label={t('charset')}
            choices={(['gb18030', 'gbk', 'raster'] as const).map((value) => ({
              value,
              label: t(`charset_${value}`),
            }))}
            value={receipt.text}
            onChange={(text) => change({ text: text ?? 'gb18030' })}
          />
          <SelectField
            label={t('columns')}
            choices={(['30', '32', '42', '48'] as const).map((value) => ({ value, label: value }))}
            value={(['30', '32', '42', '48'] as const).find((value) => Number(value) === receipt.columns)}
            onChange={(columns) => change({ columns: Number(columns ?? 48) })}
          />
          <SelectField
            label={t('cut')}
            choices={(['partial', 'full', 'none'] as const).map((value) => ({
              value,
              label: t(`cut_${value}`),
            }))}
            value={receipt.cut}
            onChange={(cut) => change({ cut: cut ?? 'none' })}
          />
          <SelectField
            label={t('drawer')}
            choices={(['none', 'pin2', 'pin5'] as const).map((value) => ({
              value,
              label: t(`drawer_${value}`),
            }))}
            value={receipt.drawer}
            onChange={(drawer) => change({ drawer: drawer ?? 'none' })}
          />
          <Checkbox
            className={office.wide ?? ''}
            label={t('buzzer')}
            checked={receipt.buzzer}
            onChange={(event) => change({ buzzer: event.currentTarget.checked })}
          />
        </div>
      ) : null}
    </>
  )
}
