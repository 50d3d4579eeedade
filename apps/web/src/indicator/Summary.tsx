import type { SeriesView } from '@ttc/contracts/indicator'
import type { OverrideView } from '@ttc/contracts/override'
import { describeComparison } from '@ttc/domain/comparator.words'
import { describeNumber, describeStatus, describeValue } from '@ttc/domain/figure/value'
import { statusShown } from '@ttc/domain/override'
import { describePeriod } from '@ttc/domain/period/label'
import { describeSince, describeTargetGap } from '@ttc/domain/rag.words'
import { AgainstBaseline, Travel } from '../assessment/Marks.tsx'
import { shownStatusOf, statusOf } from '../assessment/statuses.ts'
import { LastFour } from '../design/LastFour.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { type KeyFact, SummaryStrip } from '../design/SummaryStrip.tsx'
import { RuleSays } from '../override/RuleSays.tsx'

/** Latest, target, status, direction, verdict and others in one row: six answers before any scrolling. */
export function Summary({ series, override }: { series: SeriesView; override: OverrideView | null }) {
  const { assessment, curve } = series
  const { scale } = curve
  return (
    <SummaryStrip
      facts={[
        latestFact(series),
        targetFact(series),
        statusFact(series, override),
        { term: 'Direction of travel', children: <Travel assessment={assessment} scale={scale} /> },
        { term: 'Against the baseline', children: <AgainstBaseline assessment={assessment} scale={scale} /> },
        othersFact(series),
      ]}
    />
  )
}

function latestFact({ assessment, curve: { scale } }: SeriesView): KeyFact {
  const { latest, reported } = assessment
  if (latest === null || latest.value === null) {
    return { term: 'Latest', children: reported === null ? 'No value yet' : describeStatus(reported.status) }
  }
  const { numerator, denominator } = latest
  const counts =
    numerator === null || denominator === null
      ? ''
      : `${describeNumber(numerator, 0)} of ${describeNumber(denominator, 0)}`
  const since =
    reported === null
      ? null
      : `${describePeriod(reported.period, scale.accumulation)}: ${describeStatus(reported.status)}`
  return {
    term: `Latest, ${describePeriod(latest.period, scale.accumulation)}`,
    big: describeValue(latest.value, scale),
    children: [counts, latest.provisional ? 'provisional' : ''].filter((part) => part !== '').join(', '),
    note: since,
  }
}

function targetFact({ assessment, curve: { scale } }: SeriesView): KeyFact {
  const { target, range, gap, gapInChildren, finalTarget, latest } = assessment
  const period = latest === null ? '' : `, ${describePeriod(latest.period, scale.accumulation)}`
  const end =
    finalTarget === null
      ? null
      : `${describeValue(finalTarget.value, scale)} by ${describePeriod(finalTarget.period, scale.accumulation)}`
  if (range !== null) {
    return {
      term: `Target range${period}`,
      big: `${describeValue(range.lower, scale)} to ${describeValue(range.upper, scale)}`,
      children: describeTargetGap(gap, gapInChildren, scale),
    }
  }
  if (target === null) return { term: 'Target', children: end === null ? 'None set' : `First target ahead: ${end}` }
  return {
    term: `Target${period}`,
    big: describeValue(target, scale),
    children: describeTargetGap(gap, gapInChildren, scale),
    note: end,
  }
}

function statusFact({ assessment, curve: { scale }, lateDays }: SeriesView, override: OverrideView | null): KeyFact {
  const status = shownStatusOf(statusShown(assessment.status, override), lateDays)
  const statuses = assessment.lastFour.map((one) => ({
    round: describePeriod(one.period, scale.accumulation),
    status: statusOf(one.status),
  }))
  return {
    term: 'RAG status',
    children: (
      <>
        <StatusTag status={status} />
        {override !== null && <RuleSays computed={assessment.status} />}
        {statuses.length > 1 && (
          <span className="ttc-summary__last">
            <LastFour statuses={statuses} label="Status of the last periods" />
          </span>
        )}
      </>
    ),
    note: assessment.since === null ? null : describeSince(assessment.since.periods, scale.periodKind),
  }
}

function othersFact({ assessment, curve: { scale } }: SeriesView): KeyFact {
  const [first, ...rest] = ['neighbours', 'england', 'region'].flatMap((kind) =>
    assessment.comparisons.filter((one) => one.kind === kind && !one.outOfRange),
  )
  if (first === undefined) return { term: 'Against others', children: 'No comparator' }
  const second = rest[0]
  return {
    term: `Against others, ${describePeriod(first.period, scale.accumulation)}`,
    children: describeComparison(first, scale),
    note: second === undefined ? null : `${second.name} ${describeValue(second.value, scale)}`,
  }
}
