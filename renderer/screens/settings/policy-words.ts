/** The settings that are lists (rules, service levels, reports) in words: what changed, and what it became. */

import { deviceClassNames } from '../../../shared/catalogue/model'
import { frameWords } from '../../i18n/frame'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { reportsWords } from '../../i18n/reports'
import { ticketWords } from '../../i18n/ticket'
import { workRuleWords } from '../../i18n/work-rules'
import { useStaff } from '../../mirror/queries'

const reportKeys = {
  'weekly.on': 'weeklyOn',
  'weekly.print': 'andPrint',
  'weekly.day': 'onDay',
  'monthly.on': 'monthlyOn',
  'monthly.print': 'andPrint',
  'monthly.day': 'onMonthDay',
  hour: 'atHour',
} as const
const fieldKeys = {
  kinds: 'kinds',
  step: 'step',
  from: 'from',
  roles: 'roles',
  needs: 'needs',
  statuses: 'status',
  afterMinutes: 'after',
  staffId: 'to',
} as const
const roleKeys = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const

/** The name of a setting that is no field of the policies' form; `undefined`: it is none of these either. */
export function useListPathName(): (path: string) => string | undefined {
  const rules = useT(workRuleWords)
  const reports = useT(reportsWords)
  const codeName = useCodeName()
  return (path) => {
    const [head = '', ...rest] = path.split('.')
    const number = Number(rest[0]) + 1
    switch (head) {
      case 'reports': {
        const key = reportKeys[rest.join('.') as keyof typeof reportKeys]
        const kind = rest[0] === 'weekly' || rest[0] === 'monthly' ? ` · ${reports(rest[0])}` : ''
        return key && `${reports('schedule')}${kind} · ${reports(key)}`
      }
      case 'pausedStatuses':
        return rules('paused')
      case 'promisePausedStatuses':
        return rules('promisePaused')
      case 'serviceLevels': {
        const [, what = '', code = ''] = rest
        const part = what === 'deviceClass' ? rules('line') : codeName(code)
        const group = what === 'firstResponseMinutes' ? ` · ${rules('response')}` : ''
        return `${rules('levels')} ${number}${group} · ${part}`
      }
      case 'workRules':
      case 'escalations': {
        const key = fieldKeys[rest[1] as keyof typeof fieldKeys]
        return key && `${rules(head === 'workRules' ? 'rules' : 'escalations')} ${number} · ${rules(key)}`
      }
      case 'statusLimitMinutes':
        return rest.length === 2
          ? `${rules('limits')} · ${codeName(rest[0] ?? '')} · ${codeName(rest[1] ?? '')}`
          : undefined
      default:
        return undefined
    }
  }
}

/** A value of a setting as people say it; a number or a text stays as it is. */
export function usePolicyValue(): (path: string, value: string) => string {
  const t = useT(workRuleWords)
  const codeName = useCodeName()
  const staff = useStaff()
  return (path, value) => {
    if (value === '') return '–'
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no')
    if (path.endsWith('.staffId')) return staff.find(({ id }) => id === value)?.name ?? value
    if (/^\d/.test(value)) return value
    return codeName(value, path.endsWith('.step') ? 'step' : path.includes('.needs') ? 'need' : undefined)
  }
}

function useCodeName(): (code: string, kind?: 'step' | 'need') => string {
  const language = useLanguage()
  const ticket = useT(ticketWords)
  const rules = useT(workRuleWords)
  const frame = useT(frameWords)
  return (code, kind) => {
    if (kind && Object.hasOwn(workRuleWords.entries, `${kind}_${code}`))
      return rules(`${kind}_${code}` as 'need_photo')
    for (const group of ['status', 'kind', 'priority'] as const) {
      const key = `${group}_${code}`
      if (Object.hasOwn(ticketWords.entries, key)) return ticket(key as 'status_ready')
    }
    if (Object.hasOwn(roleKeys, code)) return frame(roleKeys[code as keyof typeof roleKeys])
    return classNameOf(code, language) ?? code
  }
}

function classNameOf(code: string, language: Language): string | undefined {
  return (deviceClassNames as Readonly<Record<string, Readonly<Record<Language, string>>>>)[code]?.[language]
}
