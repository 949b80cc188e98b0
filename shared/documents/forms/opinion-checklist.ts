/** The three boxes 满意 / 基本满意 / 不满意 that close both service reports: ticked when known, open on paper. */

import type { Block } from '../model'
import type { Say } from '../words'

export type Opinion = 'satisfied' | 'fair' | 'dissatisfied'

export function opinionChecklist(say: Say, opinion: Opinion | undefined): Block {
  return {
    kind: 'checklist',
    label: say('customerOpinion'),
    columns: 3,
    items: (['satisfied', 'fair', 'dissatisfied'] as const).map((each) => ({
      label: say(each),
      state: each === opinion ? 'yes' : 'open',
    })),
  }
}
