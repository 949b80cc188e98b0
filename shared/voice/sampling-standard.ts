/** The standard that a sampled ticket is graded against 质检标准, point by point. */

export const standardVersion = '2026-01'

export const standardPoints = [
  {
    id: 'record',
    nameZh: '受理记录完整（机型、序列号、故障、附件、外观）',
    nameEn: 'Intake complete: model, serial, fault, accessories, condition',
  },
  { id: 'diagnosis', nameZh: '诊断结论与故障相符', nameEn: 'Diagnosis fits the fault' },
  {
    id: 'parts',
    nameZh: '用料与维修内容相符，旧件有交代',
    nameEn: 'Parts fit the repair; old parts accounted for',
  },
  { id: 'charges', nameZh: '保修判断和收费正确', nameEn: 'Warranty decision and charges are right' },
  { id: 'test', nameZh: '修后检测做全并合格', nameEn: 'Tests after repair complete and passed' },
  {
    id: 'time',
    nameZh: '按承诺时间完成，或已告知客户',
    nameEn: 'Done as promised, or the customer was told',
  },
  {
    id: 'handover',
    nameZh: '交机手续齐全（凭证、附件、签字）',
    nameEn: 'Hand-over complete: receipt, accessories, signature',
  },
] as const

export type StandardPointId = (typeof standardPoints)[number]['id']
export const standardPointIds = standardPoints.map((point) => point.id) as unknown as readonly [
  StandardPointId,
  ...StandardPointId[],
]

/** Share of graded tickets that pass, in percent. */
export const samplingTarget = 99.5
