import type { PlanRowView } from '@ttc/contracts/plan'
import { describeStatus } from '@ttc/domain/figure/value'
import { describeOverride } from '@ttc/domain/override.words'
import { describePeriod } from '@ttc/domain/period/label'

/**
 * The one line at the head of a card: how many meet their target, what turned, what is worse, what is late. An override
 * changes what is shown, and not whether a target is met: the line counts by what the rules say.
 */
export function cardLine(rows: readonly PlanRowView[]): string {
  if (rows.length === 0) return 'No indicator stands under this priority yet'
  const verdicts = (name: string) => rows.filter((row) => row.assessment.verdict.verdict === name).length
  const parts = [
    targetsMet(rows),
    counted(verdicts('turned'), 'has turned the curve', 'have turned the curve'),
    counted(verdicts('slowing'), 'is getting worse more slowly', 'are getting worse more slowly'),
    counted(verdicts('worse-than-the-baseline'), 'is worse than the baseline', 'are worse than the baseline'),
    counted(rows.filter((row) => row.lateDays !== null).length, 'value is late', 'values are late'),
  ]
  const line = parts.filter((part) => part !== '').join('; ')
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`
}

function targetsMet(rows: readonly PlanRowView[]): string {
  const judged = rows.filter((row) => ['red', 'amber', 'green'].includes(row.assessment.status))
  if (judged.length === 0) return 'no indicator has a target yet'
  const met = judged.filter((row) => row.assessment.status === 'green').length
  return `${met} of ${judged.length} ${judged.length === 1 ? 'indicator meets its' : 'indicators meet their'} target`
}

function counted(count: number, one: string, more: string): string {
  if (count === 0) return ''
  return `${count} ${count === 1 ? one : more}`
}

/** What is shown otherwise than by its rule, until when, why and by whom. */
export function cardOverrides(rows: readonly PlanRowView[]): readonly string[] {
  return rows.flatMap(({ name, override }) => (override === null ? [] : [describeOverride(override, name)]))
}

/** What a reader would miss: late, suppressed and missing values, and what has no target; a sentence each. */
export function cardGaps(rows: readonly PlanRowView[]): readonly string[] {
  return rows.flatMap((row) => [lateGap(row), hiddenGap(row), targetGap(row)]).filter((gap) => gap !== null)
}

function lateGap({ name, lateDays, assessment, curve }: PlanRowView): string | null {
  if (lateDays === null || assessment.nextDue === null) return null
  return `Late: ${name}, ${describePeriod(assessment.nextDue.period, curve.scale.accumulation)}, ${lateDays} ${lateDays === 1 ? 'day' : 'days'}`
}

function hiddenGap({ name, assessment, curve }: PlanRowView): string | null {
  const { reported, latest } = assessment
  if (reported === null) return latest === null ? `No value yet: ${name}` : null
  return `${describePeriod(reported.period, curve.scale.accumulation)} ${describeStatus(reported.status)}: ${name}`
}

function targetGap({ name, assessment }: PlanRowView): string | null {
  return assessment.status === 'no-target' ? `No target: ${name}` : null
}
