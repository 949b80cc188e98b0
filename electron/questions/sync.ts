/** Headquarters: what was sent and received, whether both sides hold the same, and doing it now. */

import { ok } from '../../shared/result'
import type { HeadquartersLink } from '../sync/link'
import type { Handlers } from './handler'

type Names =
  | 'noteLosses'
  | 'sync'
  | 'rehearseSync'
  | 'syncNow'
  | 'syncNews'
  | 'syncDifferences'
  | 'connectHeadquarters'
  | 'notices'

export function syncHandlers({ link }: { readonly link: HeadquartersLink }): Handlers<Names> {
  return {
    noteLosses: () => {
      link.noteLosses()
      return ok(null)
    },
    sync: () => ok(link.overview()),
    rehearseSync: async () => ok(await link.rehearse()),
    syncNow: async () => ok(await link.runNow()),
    syncNews: () => ok(link.news()),
    syncDifferences: () => ok(link.differences()),
    connectHeadquarters: ({ url, enrolmentCode, pin }) => link.connect(url, enrolmentCode, pin),
    notices: () => ok(link.notices()),
  }
}
