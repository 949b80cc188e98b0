/** What every view of the parts place is given: the row of views, to stand at the left of its own tools. */

import type { ReactNode } from 'react'

export interface StockViewProps {
  readonly chooser: ReactNode
}
