/** Says why a question was not answered, with a way to ask again; draws nothing when it was. */

import { ProblemBanner } from '../../ui/error-banner'
import type { Asked } from '../../use-question'

export function AskedProblem({ asked }: { readonly asked: Asked<unknown> }) {
  const { refused, reload } = asked
  return <ProblemBanner problem={refused} onRetry={reload} />
}
