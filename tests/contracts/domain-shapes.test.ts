import type {
  AssessmentView,
  ComparisonView,
  DirectionView,
  ForecastView,
  VerdictView,
} from '@ttc/contracts/assessment'
import type { CurveView, ScaleView } from '@ttc/contracts/figure'
import type { MeasurementView, ValueStatusView } from '@ttc/contracts/measurement'
import type { AccumulationView, PeriodKindView, PeriodView } from '@ttc/contracts/period'
import type { ProblemView } from '@ttc/contracts/problem'
import type { ToleranceView } from '@ttc/contracts/target'
import type { TargetRealityView } from '@ttc/contracts/target-reality'
import type { Assessment, TargetForecast } from '@ttc/domain/assessment/assess'
import type { Comparison } from '@ttc/domain/assessment/comparison'
import type { Direction } from '@ttc/domain/direction'
import type { CurveInput } from '@ttc/domain/figure/curve-input'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement, ValueStatus } from '@ttc/domain/measurement'
import type { Accumulation, Period, PeriodKind } from '@ttc/domain/period'
import type { ProblemCode } from '@ttc/domain/problem'
import type { Tolerance } from '@ttc/domain/rag'
import type { TargetReality } from '@ttc/domain/target-reality'
import type { Verdict } from '@ttc/domain/verdict'
import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'

type Deep<T> = T extends readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Deep<T[Key]> }
    : T

/** Answers hold what the domain has, all of it and no more, whatever may be written to on the way. */
type Answered<View extends z.ZodType> = Deep<z.infer<View>>

test('what the API answers has the shape of what the domain works out, both ways', () => {
  expectTypeOf<Answered<typeof PeriodKindView>>().toEqualTypeOf<PeriodKind>()
  expectTypeOf<Answered<typeof AccumulationView>>().toEqualTypeOf<Accumulation>()
  expectTypeOf<Answered<typeof PeriodView>>().toEqualTypeOf<Deep<Period>>()
  expectTypeOf<Answered<typeof ValueStatusView>>().toEqualTypeOf<ValueStatus>()
  expectTypeOf<Answered<typeof MeasurementView>>().toEqualTypeOf<Deep<Measurement>>()
  expectTypeOf<Answered<typeof ScaleView>>().toEqualTypeOf<Deep<Scale>>()
  expectTypeOf<Answered<typeof DirectionView>>().toEqualTypeOf<Deep<Direction>>()
  expectTypeOf<Answered<typeof VerdictView>>().toEqualTypeOf<Deep<Verdict>>()
  expectTypeOf<Answered<typeof ForecastView>>().toEqualTypeOf<Deep<NonNullable<TargetForecast>>>()
  expectTypeOf<Answered<typeof ComparisonView>>().toEqualTypeOf<Deep<Comparison>>()
  expectTypeOf<Answered<typeof AssessmentView>>().toEqualTypeOf<Deep<Assessment>>()
  expectTypeOf<Answered<typeof CurveView>>().toEqualTypeOf<Deep<CurveInput>>()
  expectTypeOf<Answered<typeof ToleranceView>>().toEqualTypeOf<Deep<Tolerance>>()
  expectTypeOf<Answered<typeof TargetRealityView>['reality']>().toEqualTypeOf<Deep<TargetReality>>()
  expectTypeOf<z.infer<typeof ProblemView>['code']>().toEqualTypeOf<ProblemCode>()
})
