/** Printing again, and telling what came of a slip that nobody is sure about. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { paperKinds } from '../documents/paper'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { everyone } from '../staff/roles'
import { mayHave, printFacts } from './request'
import { printAggregate, printForms } from './state'

const id = z.string().min(8).max(64)
const mostCopies = 999
const one = (input: { readonly jobId: string }) => ({ job: streamOf(printAggregate, input.jobId) })

/** A document on request (a label, a 三包 card, a delivery note): an original with no ticket step behind it. */
export const printDocument = defineCommand({
  name: 'printDocument',
  input: z.strictObject({
    form: z.enum(printForms),
    subject: z.string().min(3).max(200),
    number: z.string().max(60),
    paper: z.enum(paperKinds).optional(),
    language: z.enum(['zh-CN', 'en']).optional(),
    parameters: z
      .record(z.string().max(40), z.union([z.string().max(400), z.number(), z.boolean()]))
      .default({}),
  }),
  roles: everyone,
  streams: () => ({}),
  decide: ({ paper, language, ...wish }, _state, context) => {
    if (!mayHave(wish.form, context.actor.role)) return refused('not-allowed')
    const facts = printFacts(context, {
      ...wish,
      ...(paper ? { paper } : {}),
      ...(language ? { language } : {}),
    })
    return facts.length === 0 ? refused('no-paper-set') : ok({ facts, value: { jobs: facts.length } })
  },
})

/**
 * 补打: a copy of an earlier slip with its count, reason, person and station on it. Which copy it is, is counted here,
 * in the transaction that records it: two people at two screens can not make the same one.
 */
export const reprint = defineCommand({
  name: 'reprint',
  input: z.strictObject({ jobId: id, reason: z.string().trim().min(1).max(200) }),
  roles: everyone,
  streams: one,
  decide: ({ reason }, { job }, context) => {
    if (!job) return refused('print-unknown')
    const { form, subject, number, paper, parameters } = job
    if (!mayHave(form, context.actor.role)) return refused('not-allowed')
    const copy = context.latestCopy(form, subject) + 1
    if (copy > mostCopies) return refused('too-many-copies')
    return ok({
      facts: printFacts(context, { form, subject, number, paper, parameters, copy, reason }),
      value: { copy },
    })
  },
})

export const settlePrint = defineCommand({
  name: 'settlePrint',
  input: z.strictObject({ jobId: id, cameOut: z.boolean() }),
  roles: everyone,
  streams: one,
  decide: ({ jobId, cameOut }, { job }) => {
    if (!job) return refused('print-unknown')
    if (job.status !== 'unknown') return refused('print-not-unknown')
    return ok({ facts: [newFact(printAggregate, jobId, 'printSettled', { cameOut })], value: null })
  },
})

export const retryPrint = defineCommand({
  name: 'retryPrint',
  input: z.strictObject({ jobId: id, printer: z.string().max(120).default('') }),
  roles: everyone,
  streams: one,
  decide: ({ jobId, printer }, { job }) => {
    if (!job) return refused('print-unknown')
    if (job.status !== 'failed') return refused('print-not-failed')
    return ok({ facts: [newFact(printAggregate, jobId, 'printRetried', { printer })], value: null })
  },
})

/** Before everything else that waits; what is printing already is not stopped. */
export const hurryPrint = defineCommand({
  name: 'hurryPrint',
  input: z.strictObject({ jobId: id }),
  roles: everyone,
  streams: one,
  decide: ({ jobId }, { job }) => {
    if (!job) return refused('print-unknown')
    if (job.status !== 'queued') return refused('print-not-waiting')
    return ok({ facts: job.hurried ? [] : [newFact(printAggregate, jobId, 'printHurried', {})], value: null })
  },
})

export const cancelPrint = defineCommand({
  name: 'cancelPrint',
  input: z.strictObject({ jobId: id, reason: z.string().min(1).max(80) }),
  roles: everyone,
  streams: one,
  decide: ({ jobId, reason }, { job }) => {
    if (!job) return refused('print-unknown')
    if (job.status !== 'queued' && job.status !== 'failed') return refused('print-not-waiting')
    return ok({
      facts: [newFact(printAggregate, jobId, 'printEnded', { outcome: 'cancelled', reason, printer: '' })],
      value: null,
    })
  },
})
