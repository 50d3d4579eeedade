import type { SheetContent, SheetPageView } from '@ttc/contracts/recovery-sheet'
import { describeComparisonShort } from '@ttc/domain/comparator.words'
import { describeDirection } from '@ttc/domain/direction.words'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeWhen } from '@ttc/domain/figure/description'
import { subtitleOf } from '@ttc/domain/figure/sentence'
import { describeShortValue, describeValue, estimateScale } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { describeTargetGap } from '@ttc/domain/rag.words'
import { pathBackTo } from '@ttc/domain/recovery-sheet/path'
import { describeMeanGap, describeVerdict } from '@ttc/domain/verdict.words'
import { statusOf } from '../assessment/statuses.ts'
import { LastFour } from '../design/LastFour.tsx'
import { type Fact, Facts } from '../design/Panel.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { CurveDrawing } from '../figure/CurveDrawing.tsx'

type SheetSideProps = {
  page: SheetPageView
  days: Pick<SheetContent, 'backToAmberOn' | 'backToGreenOn'>
}

/** What the sheet answers: the status, the curve with the way back that is being promised, and the key figures. */
export function SheetSide({ page: { assessment, curve }, days }: SheetSideProps) {
  if (assessment === null || curve === null) return null
  const drawn = curveOf(curve)
  return (
    <div className="ttc-panel ttc-recovery__side">
      <div className="ttc-recovery__status">
        <StatusTag status={statusOf(assessment.status)} />
        <LastFour
          statuses={assessment.lastFour.map(({ period, status }) => ({
            round: describePeriod(period, curve.scale.accumulation),
            status: statusOf(status),
          }))}
          label="Status of the last periods, oldest first"
        />
      </div>
      <h2>{headlineOf({ assessment, curve })}</h2>
      <p className="ttc-muted">{subtitleOf(drawn)}</p>
      <CurveDrawing curve={{ ...curve, pathBack: pathBackOf({ assessment, curve }, days) }} height={290} />
      <Facts facts={factsOf({ assessment, curve })} />
    </div>
  )
}

type Numbers = {
  assessment: NonNullable<SheetPageView['assessment']>
  curve: NonNullable<SheetPageView['curve']>
}

function pathBackOf({ assessment, curve }: Numbers, days: SheetSideProps['days']) {
  const path = pathBackTo(curve, assessment.tolerance, days)
  return path === null ? null : { from: path.from, to: [...path.to] }
}

/** "6.3% in 2025/26: 1.5 points off target". */
function headlineOf({ assessment: { latest, gap, gapInChildren }, curve: { scale } }: Numbers): string {
  if (latest === null || latest.value === null) return 'No value yet'
  const value = `${describeValue(latest.value, scale)} ${describeWhen(describePeriod(latest.period, scale.accumulation))}`
  return gap === null ? value : `${value}: ${describeTargetGap(gap, gapInChildren, scale)}`
}

function factsOf({ assessment, curve: { scale } }: Numbers): readonly Fact[] {
  const { target, latest, verdict, comparisons, finalTarget } = assessment
  const end =
    finalTarget === null
      ? ''
      : `, ${describeShortValue(finalTarget.value, scale)} by ${describePeriod(finalTarget.period, scale.accumulation)}`
  const against = describeMeanGap(verdict, scale)
  const theirs = comparisons.filter(({ outOfRange, kind }) => !outOfRange && kind !== 'region').slice(0, 2)
  return [
    ...(target === null || latest === null
      ? []
      : [
          {
            term: 'Target',
            value: `${describeShortValue(target, scale)} for ${describePeriod(latest.period, scale.accumulation)}${end}`,
          },
        ]),
    { term: 'Baseline', value: `${describeVerdict(verdict)}${against === null ? '' : `: ${against}`}` },
    { term: 'Direction', value: describeDirection(assessment.direction) },
    ...theirs.map((one) => ({
      term: one.name,
      value: `${describeShortValue(one.value, estimateScale(one.value, scale))}: ${describeComparisonShort(one, scale)}`,
    })),
  ]
}
