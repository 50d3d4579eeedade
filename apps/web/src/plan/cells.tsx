import type { AssessmentView } from '@ttc/contracts/assessment'
import type { ScaleView } from '@ttc/contracts/figure'
import type { PlanRowView } from '@ttc/contracts/plan'
import { describeShortValue, describeStatus, spokenUnit } from '@ttc/domain/figure/value'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { describeSince } from '@ttc/domain/rag.words'
import { GapTo } from '../assessment/Marks.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { RuleSays } from '../override/RuleSays.tsx'
import { daysLate } from './PlanState.tsx'
import { statusOfRow } from './plan-rows.ts'

/** The latest value that is computed with, its period and the target it is held against. */
export function Latest({ assessment, scale }: { assessment: AssessmentView; scale: ScaleView }) {
  const { latest, reported, target, range } = assessment
  if (latest === null || latest.value === null) {
    return (
      <span className="ttc-muted">{reported === null ? 'No value yet' : capital(describeStatus(reported.status))}</span>
    )
  }
  const period = describePeriod(latest.period, scale.accumulation)
  const aim =
    range !== null
      ? `target ${describeShortValue(range.lower, scale)} to ${describeShortValue(range.upper, scale)}`
      : target === null
        ? ''
        : `target ${describeShortValue(target, scale)}`
  return (
    <>
      <b className="ttc-latest">{describeShortValue(latest.value, scale)}</b>
      <small>
        {[spokenUnit(scale.unit), period, latest.provisional ? 'provisional' : '', aim]
          .filter((part) => part !== '')
          .join(', ')}
      </small>
      {reported !== null && (
        <small>
          {describePeriod(reported.period, scale.accumulation)}: {describeStatus(reported.status)}
        </small>
      )}
    </>
  )
}

/** The status that is shown and the computed one, since when, and whether the next value is late. */
export function RowStatus({ row }: { row: PlanRowView }) {
  const { assessment, override, curve, lateDays } = row
  const status = statusOfRow(row)
  const since = assessment.since === null ? null : describeSince(assessment.since.periods, curve.scale.periodKind)
  const coloured = status === 'red' || status === 'amber' || status === 'green'
  return (
    <>
      <StatusTag status={status} />
      {override !== null && <RuleSays computed={assessment.status} since={since} />}
      {override === null && coloured && since !== null && <small>{since}</small>}
      {assessment.usedImprovement && <small>amber because improved</small>}
      {lateDays !== null && <small className="ttc-late">next value {daysLate(lateDays)} late</small>}
      {status === 'not-due' && assessment.nextDue !== null && <small>due {describeDay(assessment.nextDue.on)}</small>}
    </>
  )
}

/** Against the neighbours, with England's value under it; the latest period both have. */
export function Beside({ row: { assessment, curve } }: { row: PlanRowView }) {
  const neighbours = assessment.comparisons.find(({ kind }) => kind === 'neighbours')
  const england = assessment.comparisons.find(({ kind }) => kind === 'england')
  const first = neighbours ?? england
  if (first === undefined) return <span className="ttc-muted">–</span>
  return (
    <>
      <GapTo compared={first} scale={curve.scale} />
      {neighbours !== undefined && england !== undefined && (
        <small>
          {england.outOfRange ? 'England: see note' : `England ${describeShortValue(england.value, curve.scale)}`}
        </small>
      )}
      {neighbours === undefined && <small>than England</small>}
      {first.lags && <small>{describePeriod(first.period, curve.scale.accumulation)}</small>}
    </>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
