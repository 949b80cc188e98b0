/** Papers of the customer's voice in both languages: information, opinions, surveys. */

import type { InformationSheetData, OpinionSheetData } from '../forms/customer-voice'
import type { SurveySheetData, SurveyStatisticsData } from '../forms/survey'
import type { Language } from '../model'
import { hourMs, nowMs, serviceNumber } from './context'
import { customerIn, phoneIn } from './counter-samples'

export function informationSheetSample(language: Language): InformationSheetData {
  const zh = language === 'zh-CN'
  return {
    recordNumber: 'SZ01-IN-2026-0088',
    serviceNumber: serviceNumber(101),
    registeredAtMs: nowMs - 30 * hourMs,
    customer: customerIn[language],
    device: { model: phoneIn[language].model, serial: phoneIn[language].serial },
    source: 'follow-up',
    category: 'complaint',
    content: zh
      ? '修好三天后又出现充电断断续续，要求尽快处理并说明原因。'
      : 'Three days after the repair charging is intermittent again; wants a quick solution and the reason.',
    department: zh ? '维修组' : 'Bench',
    cause: zh
      ? '尾插排线未扣到位，质检时只测了开机未测插拔。'
      : 'Cable not seated; the check tested start-up only.',
    corrective: zh ? '免费返修并重新扣合排线，赠送清洁一次。' : 'Repaired free of charge, cable reseated.',
    preventive: zh ? '修后检测表增加“插拔充电 5 次”一项。' : 'Added "plug in five times" to the final check.',
    dueDay: '2026-11-23',
    registeredBy: zh ? '陈晓燕' : 'Chen Xiaoyan',
    handledBy: zh ? '李建国' : 'Li Jianguo',
  }
}

export function opinionSheetSample(language: Language): OpinionSheetData {
  const zh = language === 'zh-CN'
  return {
    recordNumber: 'SZ01-OP-2026-0031',
    serviceNumber: serviceNumber(101),
    registeredAtMs: nowMs,
    answerDueAtMs: nowMs + 24 * hourMs,
    customer: customerIn[language],
    device: { model: phoneIn[language].model },
    category: zh ? '投诉：服务态度' : 'Complaint: attitude',
    severity: zh ? '一般' : 'Minor',
    content: zh
      ? '取机排队 40 分钟，前台没有告知还要等多久。'
      : 'Waited 40 minutes at pickup without being told how long.',
    request: zh ? '希望有叫号或短信通知' : 'Wants a queue number or a text message',
    registeredBy: zh ? '陈晓燕' : 'Chen Xiaoyan',
  }
}

export function surveySheetSample(language: Language): SurveySheetData {
  return {
    serviceNumber: serviceNumber(123),
    surveyDay: '2026-11-22',
    customerName: customerIn[language].name,
    deviceModel: phoneIn[language].model,
    url: 'https://s.example.cn/q/S-SZ01-AA-000123-X',
  }
}

export function surveyStatisticsSample(language: Language): SurveyStatisticsData {
  const zh = language === 'zh-CN'
  return {
    fromDay: '2026-07-01',
    toDay: '2026-09-30',
    sent: 220,
    returned: 184,
    returnRate: '83.6 %',
    levels: [
      { level: 'verySatisfied', coefficient: '1.0' },
      { level: 'levelSatisfied', coefficient: '0.8' },
      { level: 'levelFair', coefficient: '0.6' },
      { level: 'levelDissatisfied', coefficient: '0.3' },
      { level: 'veryDissatisfied', coefficient: '0' },
    ],
    items: [
      { item: 'price', coefficient: '0.2', counts: [92, 61, 25, 5, 1], score: '31.46', share: 0.855 },
      { item: 'contract', coefficient: '0.2', counts: [140, 36, 7, 1, 0], score: '34.66', share: 0.942 },
      { item: 'quality', coefficient: '0.2', counts: [121, 48, 12, 3, 0], score: '33.50', share: 0.91 },
      { item: 'attitude', coefficient: '0.2', counts: [155, 25, 4, 0, 0], score: '35.48', share: 0.964 },
      { item: 'afterSales', coefficient: '0.2', counts: [149, 30, 4, 1, 0], score: '35.14', share: 0.955 },
    ],
    totalScore: '170.24',
    meanSatisfaction: '92.5 %',
    target: '≥ 90 %',
    verdict: 'excellent',
    analysis: zh
      ? '价格项得分最低，集中在保外换屏；态度、售后两项持续上升。'
      : 'Price scores lowest, mostly for screens out of warranty; attitude and service keep rising.',
    preparedBy: zh ? '陈晓燕' : 'Chen Xiaoyan',
  }
}
