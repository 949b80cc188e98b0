/**
 * One job while its document is made: the facts as they stood, the words, and the frame that every form shares.
 * The originals' moment is that of their request, so that the same job always gives the same document.
 */

import type { CopyWanted, PrintContext } from '../../../shared/documents/frame'
import type { DocumentModel, Holder, Language } from '../../../shared/documents/model'
import { type Outlet, outletAggregate, outletStreamId } from '../../../shared/outlet/state'
import { paperTemplateAggregate, type TemplateForm } from '../../../shared/paper-template/state'
import type { PrintJob } from '../../../shared/print/state'
import type { GapReport } from '../../../shared/questions/day'
import { ok, type Result } from '../../../shared/result'
import type { Attachments } from '../../journal/attachments'
import type { Catalogue } from '../../lookup/catalogue'
import type { DayDependencies } from '../../lookup/day'
import type { ReferenceData } from '../../lookup/reference'
import type { SerialList } from '../../lookup/serial-list'
import type { RowStore } from '../../view/rows'
import type { RuleSets } from '../../warranty/rule-sets'
import { templateWith } from '../template'
import { boundaryOf, createHistory, type History, type HistoryDependencies } from './history'
import { type Words, wordsIn } from './words'

export interface BuildDependencies extends HistoryDependencies {
  readonly rows: RowStore
  /** Signature images. */
  readonly attachments: Attachments
  readonly reference: ReferenceData
  readonly ruleSets: RuleSets
  readonly serials: Pick<SerialList, 'find'>
  readonly catalogue: Catalogue
  readonly outlet: () => Outlet
  readonly day: DayDependencies
  readonly gapReport: () => GapReport
  /** How the last exchange with headquarters ended, in one sentence. */
  readonly syncSentence: (language: Language) => string
  /** Headquarters' address where one is connected; a customer's status page is there. */
  readonly headquartersUrl?: () => string
  readonly staffName: (staffId: string) => string
  readonly station: () => string
  readonly nowMs: () => number
}

export type BuildRefusal = 'subject-unknown' | 'customer-erased' | 'form-not-for-subject'
export type Built = Result<readonly DocumentModel[], BuildRefusal>

export interface PaperJob {
  readonly dependencies: BuildDependencies
  readonly job: PrintJob
  readonly history: History
  readonly context: PrintContext
  readonly language: Language
  readonly zone: string
  readonly outlet: Outlet
  readonly words: Words
  readonly subject: { readonly kind: string; readonly id: string }
  /** What was asked for with the job; empty where nothing was. */
  readonly text: (name: string) => string
  readonly amount: (name: string) => number | undefined
  readonly wish: (name: string) => string | number | boolean | undefined
}

export function openPaperJob(dependencies: BuildDependencies, job: PrintJob): PaperJob {
  const requested = dependencies.journal.stream(`print/${job.id}`)[0]
  const history = createHistory(dependencies, boundaryOf(requested))
  const then = history.state<Outlet>(outletAggregate, outletStreamId)
  const outlet = then.details ? then : dependencies.outlet()
  const zone = outlet.details?.zone ?? 'Asia/Shanghai'
  const edited = (form: TemplateForm) => history.state(paperTemplateAggregate, form).content
  const [kind = '', ...rest] = job.subject.split('/')
  const wish = (name: string) => (Object.hasOwn(job.parameters, name) ? job.parameters[name] : undefined)
  return {
    dependencies,
    job,
    history,
    language: job.language,
    zone,
    outlet,
    words: wordsIn(job.language),
    subject: { kind, id: rest.join('/') },
    wish,
    text: (name) => {
      const value = wish(name)
      return typeof value === 'string' ? value.trim() : ''
    },
    amount: (name) => {
      const value = wish(name)
      return typeof value === 'number' ? value : undefined
    },
    context: {
      language: job.language,
      zone,
      printedAtMs: job.requestedAtMs,
      person: dependencies.staffName(job.requestedBy),
      station: requested?.envelope.station ?? dependencies.station(),
      copy: copyOf(job),
      template: templateWith(
        outlet.details,
        job.language,
        [edited('all'), edited(job.form)],
        dependencies.attachments,
      ),
    },
  }
}

/** The fact counts copies, the paper counts reprints: the second copy is 补打 第 1 次. */
function copyOf(job: PrintJob): CopyWanted {
  return job.copy <= 1 ? { kind: 'original' } : { kind: 'reprint', count: job.copy - 1, reason: job.reason }
}

export function one(model: DocumentModel): Built {
  return ok([model])
}

/** Whose copies come out: what the job asks for, else what the form usually needs on this paper. */
export function holdersOf(paper: PaperJob, usual: 'customer' | 'both'): readonly Holder[] {
  const wanted = paper.text('holder')
  if (wanted === 'customer' || wanted === 'outlet') return [wanted]
  if (wanted === 'both') return ['customer', 'outlet']
  // Carbon paper makes the other copies by itself, and a roll is the customer's.
  const isSheet = paper.job.paper === 'a4' || paper.job.paper === 'a5' || paper.job.paper === 'letter'
  return usual === 'both' && isSheet ? ['customer', 'outlet'] : ['customer']
}
