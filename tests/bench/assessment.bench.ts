import { assess } from '@ttc/domain/assessment/assess'
import type { Ground } from '@ttc/domain/assessment/ground'
import { freezeBaseline } from '@ttc/domain/baseline'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { monthPeriod, type Period, yearPeriod } from '@ttc/domain/period'
import { perSecond, shown } from './measure.ts'

const rate: Scale = {
  unit: '%',
  decimals: 1,
  polarity: 'lower',
  minimum: 0,
  maximum: 100,
  multiplier: 100,
  periodKind: 'financial-year',
  accumulation: 'single',
}

const values = (count: number, period: (i: number) => Period): Measurement[] =>
  Array.from({ length: count }, (_, i) => ({
    period: period(i),
    value: 22 + 3 * Math.sin(i * 1.7) - i * 0.05,
    status: 'value',
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    provisional: false,
    note: null,
  }))

function groundWith(history: Measurement[], scale: Scale): Ground {
  const before = history.slice(0, -3)
  const target = history.at(-1)?.period
  if (target === undefined) throw new Error('A ground needs values')
  const area = { kind: 'neighbours' as const, name: 'Neighbours', areas: Array.from({ length: 10 }, () => history) }
  return {
    scale,
    history,
    breaks: [],
    targets: [{ period: target, value: 20 }],
    ranges: [],
    rules: [
      {
        appliesFrom: '2000-01-01',
        tolerance: { kind: 'points', amount: 1 },
        path: 'straight',
        amberIfImproved: false,
        recordedAt: '2000-01-01',
        reason: '',
      },
    ],
    baseline: freezeBaseline(before, scale, { frozenOn: '2024-01-01' }),
    compared: [area, { ...area, kind: 'england', name: 'England', areas: [history] }],
    due: { nextPublicationOn: null, dueDays: 90 },
  }
}

/** How many series can be assessed in a second, everything included: status, direction, verdict, forecast, comparison. */
export function benchAssessment(): string[] {
  const yearly = groundWith(
    values(10, (i) => yearPeriod('financial-year', 2015 + i)),
    rate,
  )
  const monthly = groundWith(
    values(60, (i) => monthPeriod(2020 + Math.floor(i / 12), (i % 12) + 1)),
    { ...rate, periodKind: 'month' },
  )
  const perYearly = perSecond(() => assess(yearly))
  const perMonthly = perSecond(() => assess(monthly))
  return [
    `assessments a second, 10 yearly values beside 11 other areas: ${shown(perYearly)} (${shown(1000 / perYearly)} ms each)`,
    `assessments a second, 60 monthly values beside 11 other areas: ${shown(perMonthly)} (${shown(1000 / perMonthly)} ms each)`,
  ]
}
