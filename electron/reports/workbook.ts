/**
 * A kept report as a workbook: a sheet of figures with their definitions, one of days, one of each breakdown, one of
 * people and one of what they are given.
 */

import writeXlsxFile from 'write-excel-file/universal'
import { figureDefinition, figureName } from '../../shared/figures/figure-words'
import type { Report } from '../../shared/report/state'
import { figureValue, targetText } from '../../shared/report/text'
import { type Sheet, type SheetColumn, sheetCells } from '../../shared/sheet'
import { wordsIn } from '../printing/build/words'

export async function reportWorkbook(report: Report, language: 'zh' | 'en'): Promise<Uint8Array> {
  const blob = await writeXlsxFile(sheetsOf(report, language).map(sheetCells)).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function sheetsOf({ data }: Report, language: 'zh' | 'en'): readonly Sheet[] {
  const words = wordsIn(language === 'zh' ? 'zh-CN' : 'en')
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const text = (header: string, width = 160): SheetColumn => ({ header, width, align: 'start' })
  const number = (header: string, width = 90): SheetColumn => ({ header, width, align: 'end' })
  const yuan = (fen: number) => (fen / 100).toFixed(2)
  const some = (value: number | null) => (value === null ? '' : String(value))
  return [
    {
      name: say('指标', 'Figures'),
      columns: [
        text(say('指标', 'Figure')),
        text(say('本期', 'Value'), 110),
        text(say('目标', 'Target'), 90),
        text(say('上期', 'Before'), 110),
        number(say('基数', 'Out of')),
        text(say('怎么算', 'How it is counted'), 420),
      ],
      rows: data.figures.map((figure) => [
        figureName(figure.id, language),
        figureValue(figure.value, figure.unit, language),
        targetText(figure, language),
        figureValue(figure.previous, figure.unit, language),
        String(figure.of),
        figureDefinition(figure.id, language),
      ]),
    },
    {
      name: say('每天', 'Days'),
      columns: [
        text(say('日期', 'Day'), 100),
        number(say('受理', 'Received')),
        number(say('取机', 'Handed over')),
        number(say('收款（元）', 'Taken (yuan)'), 110),
      ],
      rows: data.days.map(({ day, received, collected, incomeFen }) => [
        day,
        String(received),
        String(collected),
        yuan(incomeFen),
      ]),
    },
    {
      name: say('收款', 'Money'),
      columns: [
        text(say('方式', 'Tender'), 100),
        text(say('类型', 'Kind'), 100),
        number(say('笔数', 'Payments')),
        number(say('金额（元）', 'Amount (yuan)'), 110),
      ],
      rows: data.income.map(({ tender, kind, count, amountFen }) => [
        words(`tender.${tender}`),
        words(`purpose.${kind}`),
        String(count),
        yuan(amountFen),
      ]),
    },
    ...data.groups.map(
      ({ group, rows }): Sheet => ({
        name: words(`group.${group}`),
        columns: [
          text(words(`group.${group}`)),
          number(say('受理', 'Received')),
          number(say('办结', 'Closed')),
          number(say('中位用时（分）', 'Median (min)'), 110),
          number(say('一次修复（百分比）', 'First-time fix (percent)'), 140),
          number(say('有超时', 'Late')),
        ],
        rows: rows.map((row) => [
          language === 'zh' ? row.name : row.nameEn,
          String(row.received),
          String(row.closed),
          some(row.medianMinutes),
          some(row.firstTimeFix),
          String(row.breached),
        ]),
      }),
    ),
    {
      name: say('每人', 'People'),
      columns: [
        text(say('姓名', 'Person'), 110),
        number(say('受理', 'Received')),
        number(say('取机', 'Handed over')),
        number(say('办结维修', 'Repairs closed'), 110),
        number(say('收款笔数', 'Payments')),
        number(say('收款（元）', 'Taken (yuan)'), 110),
      ],
      rows: data.people.map((person) => [
        person.name,
        String(person.received),
        String(person.handedOver),
        String(person.repaired),
        String(person.payments),
        yuan(person.takenFen),
      ]),
    },
    ...(data.commission ? [commissionSheet(data.commission)] : []),
  ]

  function commissionSheet({
    labourPercent,
    partsPercent,
    rows,
  }: NonNullable<Report['data']['commission']>): Sheet {
    return {
      name: say('提成', 'Commission'),
      columns: [
        text(say('姓名', 'Person'), 110),
        number(say('工时费（元）', 'Labour (yuan)'), 110),
        number(say('工时提成（百分比）', 'Share of labour (percent)'), 140),
        number(say('配件费（元）', 'Parts (yuan)'), 110),
        number(say('配件提成（百分比）', 'Share of parts (percent)'), 140),
        number(say('提成（元）', 'Commission (yuan)'), 110),
      ],
      rows: rows.map((row) => [
        row.name,
        yuan(row.labourFen),
        String(labourPercent),
        yuan(row.partsFen),
        String(partsPercent),
        yuan(row.commissionFen),
      ]),
    }
  }
}
