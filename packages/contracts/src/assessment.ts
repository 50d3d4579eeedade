import { z } from 'zod'
import { Day } from './id.ts'
import { MeasurementView } from './measurement.ts'
import { PeriodView } from './period.ts'

export const RagStatusView = z.enum(['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'])
export type RagStatusView = z.infer<typeof RagStatusView>

export const DirectionView = z
  .object({
    direction: z.enum(['rising', 'falling', 'no-clear-trend', 'too-soon-to-tell']),
    meaning: z.enum(['improving', 'worsening']).nullable(),
    kind: z.enum(['rank', 'weighted']),
    change: z.number().nullable(),
    points: z.int(),
  })
  .meta({ id: 'Direction' })

export const VerdictView = z
  .object({
    verdict: z.enum(['turned', 'slowing', 'on-the-baseline', 'worse-than-the-baseline', 'too-soon-to-tell']).nullable(),
    strength: z.enum(['likely', 'strong']).nullable(),
    reason: z.enum([
      'one-beyond-95',
      'two-beyond-95',
      'two-beyond-80',
      'three-beyond-80',
      'three-beyond-50',
      'no-rule-met',
      'no-direction',
      'no-baseline',
      'break',
      'too-few-points',
      'has-not-varied',
      'nothing-after-the-freeze',
    ]),
    z: z.array(z.number()),
    zWorse: z.array(z.number()),
    zSlowing: z.array(z.number()).nullable(),
    meanGap: z.number().nullable().meta({ description: 'Value minus forecast, averaged since the freeze' }),
    meanGapInChildren: z.number().nullable(),
    valueSinceFreeze: z.enum(['better', 'worse', 'same']).nullable(),
    slowingHow: z.enum(['still-worsening', 'no-longer-worsening']).nullable(),
    worstPointBeforeFreeze: z.boolean(),
  })
  .meta({ id: 'Verdict' })

export const ForecastView = z
  .object({
    period: PeriodView,
    target: z.number().nullable(),
    centre: z.number(),
    lower80: z.number().nullable(),
    upper80: z.number().nullable(),
    status: RagStatusView,
    chance: z.number().nullable(),
    band: z.enum(['unlikely', 'about even', 'likely']).nullable(),
  })
  .meta({ id: 'Forecast' })

export const ComparisonView = z
  .object({
    kind: z.enum(['england', 'region', 'neighbours', 'area']),
    name: z.string(),
    period: PeriodView.meta({ description: 'The latest period both have' }),
    value: z.number(),
    own: z.number(),
    gap: z.number().meta({ description: 'Own value minus theirs' }),
    judged: z
      .enum(['better', 'worse', 'similar', 'higher', 'lower', 'same'])
      .nullable()
      .meta({ description: "Null for a comparator outside the areas' own range" }),
    significant: z.boolean().meta({ description: 'Judged by the confidence interval of the own value' }),
    n: z.int(),
    of: z.int(),
    lags: z.boolean().meta({ description: 'Their latest period is older than ours' }),
    outOfRange: z.boolean().meta({ description: "Outside the areas' own range: shown, never used to judge" }),
    standing: z
      .object({
        rank: z.int(),
        of: z.int(),
        tied: z.int(),
        quartile: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      })
      .nullable()
      .default(null)
      .meta({ description: 'Own rank among these areas where no counts are known; 1 is the best, or the highest' }),
  })
  .meta({ id: 'Comparison' })

export const AssessmentView = z
  .object({
    latest: MeasurementView.nullable().meta({ description: 'The latest value that is computed with' }),
    reported: MeasurementView.nullable().meta({ description: 'What stands for the latest period, if it has no value' }),
    status: RagStatusView,
    target: z.number().nullable(),
    range: z.object({ lower: z.number(), upper: z.number() }).nullable(),
    lastYear: z
      .object({ period: PeriodView, value: z.number() })
      .nullable()
      .default(null)
      .meta({ description: 'The value of the same period a year before the latest' }),
    gap: z.number().nullable().meta({ description: 'Below zero when off target, whatever the polarity' }),
    gapInChildren: z.number().nullable(),
    tolerance: z.number().nullable(),
    usedImprovement: z.boolean(),
    finalTarget: z.object({ period: PeriodView, value: z.number() }).nullable(),
    since: z.object({ period: PeriodView, periods: z.int() }).nullable(),
    lastFour: z.array(z.object({ period: PeriodView, status: RagStatusView })),
    direction: DirectionView,
    verdict: VerdictView,
    baseline: z.object({ frozenOn: Day, through: PeriodView }).nullable(),
    forecast: ForecastView.nullable(),
    comparisons: z.array(ComparisonView),
    nextDue: z.object({ period: PeriodView, on: Day }).nullable(),
  })
  .meta({ id: 'Assessment' })
export type AssessmentView = z.infer<typeof AssessmentView>
