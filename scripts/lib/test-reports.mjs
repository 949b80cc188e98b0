// Why: the two test runners report in two shapes, and the sum of all suites needs one.
// A file that could not even be loaded counts as a failed test: its tests must never vanish from the sum.
import { relative } from 'node:path'

export function countVitest(report, folder) {
  const files = report.testResults ?? []
  const unloaded = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, ...test })))
  const failed = tests.filter((test) => test.status === 'failed')
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + unloaded.length,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').length,
    failures: [
      ...failed.map((test) => `${relative(folder, test.file)} › ${test.fullName}`),
      ...unloaded.map((file) => `${relative(folder, file.name)} › could not be run`),
    ],
  }
}

export function countPlaywright(report) {
  const specs = specsOf(report.suites ?? [])
  const failures = specs
    .filter((spec) => spec.tests.some((test) => test.status === 'unexpected'))
    .map((spec) => `${spec.file} › ${spec.title}`)
  const errors = (report.errors ?? []).map((error) => (error.message ?? 'error').split('\n')[0])
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report.stats ?? {}
  return {
    passed: expected + flaky,
    failed: unexpected + errors.length,
    skipped,
    failures: [...failures, ...errors],
  }
}

function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])
}
