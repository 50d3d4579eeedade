import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { anIndicator, aPlanFile } from './plan-file.ts'

const ENDS = ['06-30', '09-30', '12-31', '03-31'] as const

/** The year so far of a financial year, up to and with a quarter. */
export const upTo = (year: number, quarter: number) => ({
  start: `${year}-04-01`,
  end: `${quarter === 4 ? year + 1 : year}-${ENDS[quarter - 1]}`,
})

/** A running total of families by quarter: two whole years, and targets for each quarter of the third. */
export const aTotalsFile = (): PlanFileInput =>
  aPlanFile({
    indicators: [
      anIndicator({
        code: 'families',
        name: 'Families this year so far',
        unit: 'families',
        decimals: 0,
        multiplier: null,
        maximum: null,
        polarity: 'higher',
        periodKind: 'financial-quarter',
        accumulation: 'year-to-date',
        baselines: [],
        targets: [20, 45, 70, 100].map((value, i) => ({ ...upTo(2026, i + 1), value })),
        rules: [{ appliesFrom: '2020-04-01', toleranceKind: 'points', toleranceAmount: 5 }],
        series: [
          {
            area: 'E06900001',
            values: [2024, 2025].flatMap((year) =>
              [22, 46, 71, 98].map((value, i) => ({ ...upTo(year, i + 1), value, status: 'value' as const })),
            ),
          },
        ],
      }),
    ],
  })
