import { z } from 'zod'
import { Day } from './id.ts'
import { MeasurementView } from './measurement.ts'
import { AccumulationView, PeriodKindView, PeriodView } from './period.ts'

export const ScaleView = z
  .object({
    unit: z.string(),
    decimals: z.int(),
    polarity: z.enum(['higher', 'lower', 'range', 'contextual']),
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
    multiplier: z.number().nullable(),
    periodKind: PeriodKindView,
    accumulation: AccumulationView,
    yearStartsIn: z
      .int()
      .nullish()
      .meta({ description: 'Of a year to date: the month in which it starts afresh, 4 or 9' }),
  })
  .meta({ id: 'Scale' })
export type ScaleView = z.infer<typeof ScaleView>

const ForecastStep = z.object({
  period: PeriodView,
  centre: z.number(),
  lower50: z.number().nullable(),
  upper50: z.number().nullable(),
  lower80: z.number().nullable(),
  upper80: z.number().nullable(),
})

/** All that a curve is drawn from; the drawing itself is worked out from it alike on screen, in print and in files. */
export const CurveView = z
  .object({
    name: z.string(),
    areaName: z.string(),
    scale: ScaleView,
    measurements: z.array(MeasurementView),
    breaks: z.array(z.object({ from: Day, reason: z.string() })),
    baseline: z
      .object({
        frozenOn: Day,
        through: PeriodView,
        fan: z.array(ForecastStep),
        adjusted: z.array(z.object({ period: PeriodView, value: z.number() })).nullable(),
      })
      .nullable(),
    targets: z.array(z.object({ period: PeriodView, value: z.number() })),
    targetPath: z.enum(['straight', 'stepped']),
    comparators: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['england', 'region', 'neighbours', 'area']),
        points: z.array(z.object({ period: PeriodView, value: z.number().nullable() })),
      }),
    ),
    annotations: z.array(z.object({ on: Day, kind: z.enum(['action', 'break', 'rule', 'note']), label: z.string() })),
    pathBack: z
      .object({
        from: z.object({ period: PeriodView, value: z.number() }),
        to: z.array(z.object({ on: Day, value: z.number(), colour: z.enum(['amber', 'green']) })),
      })
      .nullish()
      .meta({ description: 'The way back that a recovery sheet promises' }),
  })
  .meta({ id: 'Curve' })
export type CurveView = z.infer<typeof CurveView>
