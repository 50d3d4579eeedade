import type { CurveView } from '@ttc/contracts/figure'
import type { CardHeadline, CardRow, ReportCard } from '@ttc/contracts/report-card'
import { yearPeriod } from '@ttc/domain/period'

/** Shares of care leavers, in per cent, of the made-up authority of these tests. */
const VALUES = [53, 46, 53, 52, 52, 48, 42, 37, 39]
const FROZEN_AFTER = 6

/** A yearly curve with a baseline frozen after its sixth value, a dated target and the neighbours. */
export function aCurve(over: Partial<CurveView> = {}): CurveView {
  const measurements = VALUES.map((value, i) => ({
    period: yearPeriod('financial-year', 2016 + i),
    value,
    status: 'value' as const,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    provisional: i === VALUES.length - 1,
    note: null,
  }))
  return {
    name: 'Care leavers not in education, employment or training',
    areaName: 'Marlbridge',
    scale: {
      unit: '%',
      decimals: 0,
      polarity: 'lower',
      minimum: 0,
      maximum: 100,
      multiplier: 100,
      periodKind: 'financial-year',
      accumulation: 'single',
    },
    measurements,
    breaks: [],
    baseline: {
      frozenOn: '2022-12-14',
      through: yearPeriod('financial-year', 2015 + FROZEN_AFTER),
      fan: [1, 2, 3, 4, 5].map((h) => ({
        period: yearPeriod('financial-year', 2015 + FROZEN_AFTER + h),
        centre: 50 - h * 0.1,
        lower50: 46 - h * 0.4,
        upper50: 54 + h * 0.2,
        lower80: 42 - h * 0.7,
        upper80: 58 + h * 0.5,
      })),
      adjusted: null,
    },
    targets: [
      { period: yearPeriod('financial-year', 2024), value: 36 },
      { period: yearPeriod('financial-year', 2026), value: 34 },
    ],
    targetPath: 'straight',
    comparators: [
      {
        name: 'Neighbours',
        kind: 'neighbours',
        points: VALUES.map((_, i) => ({ period: yearPeriod('financial-year', 2016 + i), value: 50 - i * 0.8 })),
      },
    ],
    annotations: [],
    ...over,
  }
}

/** A row whose picture tells the same story as its words. */
export function aCardRow(over: Partial<CardRow> = {}): CardRow {
  return {
    name: 'Care leavers in suitable accommodation',
    level: 'population',
    unit: '%',
    decimals: 0,
    latest: { value: 39, text: '39%', period: '2024/25', provisional: false },
    status: { shown: 'amber', computed: 'amber', note: null },
    due: { state: 'current', note: null },
    target: { value: 36, text: '36%', period: '2024/25' },
    verdict: {
      verdict: 'turned',
      strength: 'strong',
      short: 'Turned (strong)',
      sentence: '10.8 points better than the baseline',
    },
    direction: {
      direction: 'falling',
      meaning: 'improving',
      short: 'Falling, a signal',
      sentence: 'Falling, a signal',
    },
    curve: aCurve(),
    alt: '53% in 2016/17, 39% in 2024/25; the forecast for 2024/25 was 50%.',
    ...over,
  }
}

export function aCardHeadline(over: Partial<CardHeadline> = {}): CardHeadline {
  return {
    ...aCardRow({ name: 'Care leavers not in education, employment or training' }),
    measure: 'Care leavers aged 19 to 21',
    comparison: 'Neighbours 43.6%, England 39%',
    forecast: {
      value: 37,
      text: '37%',
      period: '2026/27',
      chance: 0.3,
      sentence: 'Forecast 37% for 2026/27: meeting 34% is unlikely (about 3 in 10)',
    },
    alt: '53% in 2016/17, 48% in 2021/22 when the baseline was frozen, 39% in 2024/25; the forecast was 50%. Target 34% by 2026/27.',
    ...over,
  }
}

/** A card as the product freezes it: two curves, some rows, gaps in words. */
export function aReportCard(over: Partial<ReportCard> = {}): ReportCard {
  return {
    schema: 1,
    asAt: '2026-02-04',
    round: null,
    partnership: { name: 'Marlbridge Children and Young People’s Partnership', example: true },
    plan: { name: 'Children and Young People’s Plan', period: '2024 to 2027' },
    outcomes: ['Young people are ready for adult life'],
    priority: 'Moving on from care',
    lead: { role: 'Service manager, leaving care', agency: 'Marlbridge Council' },
    marking: 'OFFICIAL',
    line: 'Care leavers have turned the curve; one of two headline indicators meets its target.',
    headlines: [aCardHeadline(), aCardHeadline({ name: 'Looked-after children: Attainment 8 score at 16' })],
    rows: [aCardRow(), aCardRow({ name: 'Care leavers in touch with their adviser' })],
    counts: { red: 1, amber: 2, green: 1, 'no-target': 1, contextual: 0, 'no-value': 0 },
    gaps: ['Late: care leavers with a pathway plan, 2024/25, due 30 November 2025'],
    sources: ['Department for Education, to 2024/25, Open Government Licence v3.0'],
    notes: ['Baselines frozen 14 December 2022'],
    ...over,
  }
}
