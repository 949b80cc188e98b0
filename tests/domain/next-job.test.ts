/** The next job is the one that a good foreman would give. */

import { describe, expect, it } from 'vitest'
import { compareJobs, type JobRow, nextJob } from '../../shared/ticket/next-job'

const hour = 3_600_000
const wang = { staffId: 'wang', skills: [] }

function job(id: string, over: Partial<JobRow> = {}): JobRow {
  return {
    id,
    kind: 'repair',
    status: 'received',
    priority: 'medium',
    promisedAtMs: 100 * hour,
    receivedAtMs: 0,
    technicianId: '',
    deviceClass: 'phone',
    ...over,
  }
}

describe('the next job', () => {
  it('is the most urgent, whatever was promised for the others', () => {
    const jobs = [
      job('a', { promisedAtMs: hour }),
      job('b', { priority: 'critical', promisedAtMs: 9 * hour }),
    ]
    expect(nextJob(jobs, wang)?.id).toBe('b')
  })

  it('of the same priority is the one promised first', () => {
    const jobs = [job('a', { promisedAtMs: 9 * hour }), job('b', { promisedAtMs: 2 * hour })]
    expect(nextJob(jobs, wang)?.id).toBe('b')
  })

  it('with no promise comes after one with a promise', () => {
    const jobs = [job('a', { promisedAtMs: 0 }), job('b')]
    expect(nextJob(jobs, wang)?.id).toBe('b')
  })

  it('promised for the same time is the one that waits longest', () => {
    const jobs = [job('a', { receivedAtMs: 5 * hour }), job('b', { receivedAtMs: hour })]
    expect(nextJob(jobs, wang)?.id).toBe('b')
  })

  it('is never one that a colleague was given or has begun', () => {
    const jobs = [
      job('a', { technicianId: 'li', status: 'assigned', priority: 'critical' }),
      job('b', { status: 'diagnosing', technicianId: 'wang', priority: 'critical' }),
      job('c', { status: 'ready', priority: 'critical' }),
      job('d', { technicianId: 'wang', status: 'assigned', priority: 'low' }),
    ]
    expect(nextJob(jobs, wang)?.id).toBe('d')
  })

  it('goes to whoever can do it, in whatever words the shop wrote that down', () => {
    const jobs = [job('phone'), job('laptop', { deviceClass: 'pc', promisedAtMs: 200 * hour })]
    for (const skills of [['pc'], ['笔记本'], ['Computers'], ['焊接', '电脑']])
      expect(nextJob(jobs, { staffId: 'wang', skills })?.id).toBe('laptop')
    expect(nextJob(jobs, { staffId: 'wang', skills: ['手机'] })?.id).toBe('phone')
    // Urgent work waits for nobody's speciality.
    const urgent = [...jobs, job('tv', { deviceClass: 'av', priority: 'critical' })]
    expect(nextJob(urgent, { staffId: 'wang', skills: ['笔记本'] })?.id).toBe('tv')
  })

  it('is never settled at the counter', () => {
    expect(nextJob([job('a', { kind: 'consultation' }), job('b', { kind: 'return' })], wang)).toBeUndefined()
  })

  it('of the same priority suits the technician', () => {
    const jobs = [job('a', { promisedAtMs: hour }), job('b', { deviceClass: 'laptop' })]
    expect(nextJob(jobs, { staffId: 'wang', skills: ['laptop'] })?.id).toBe('b')
    const urgent = [job('a', { priority: 'high' }), job('b', { deviceClass: 'laptop' })]
    expect(nextJob(urgent, { staffId: 'wang', skills: ['laptop'] })?.id).toBe('a')
  })

  it('is what the person was given, also outside of what they usually do', () => {
    const jobs = [
      job('a', { deviceClass: 'laptop', promisedAtMs: 9 * hour }),
      job('b', { technicianId: 'wang', status: 'assigned', promisedAtMs: hour }),
    ]
    expect(nextJob(jobs, { staffId: 'wang', skills: ['laptop'] })?.id).toBe('b')
  })

  it('does not depend on the order in which jobs are listed', () => {
    const jobs = ['c', 'a', 'd', 'b'].map((id) => job(id))
    expect([...jobs].sort(compareJobs).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(nextJob(jobs, wang)?.id).toBe(nextJob([...jobs].reverse(), wang)?.id)
  })
})
