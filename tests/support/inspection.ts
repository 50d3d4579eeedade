import { InspectionView } from '@ttc/contracts/import/inspection'
import { newId } from '@ttc/contracts/new-id'

export const aMeasure = (
  over: Partial<InspectionView['measures'][number]> = {},
): InspectionView['measures'][number] => ({
  key: 'rate',
  name: 'Rate of referrals',
  code: 'RATE',
  unit: 'per 10,000',
  decimals: 1,
  polarity: null,
  definition: 'Referrals over children.',
  periodKind: 'financial-year',
  accumulation: 'single',
  multiplier: null,
  values: 3,
  parts: { numerator: null, denominator: null, lower: null, upper: null },
  existing: null,
  ...over,
})

/** What was found in a small table of a council's own: an area, a year and one measure. */
export const anInspection = (over: Partial<InspectionView> = {}): InspectionView =>
  InspectionView.parse({
    fileName: 'referrals.csv',
    shape: 'own-long',
    described: 'a table with a value in each row',
    nearest: null,
    problem: null,
    encoding: 'UTF-8',
    separator: ',',
    sheets: [],
    sheet: null,
    titleRows: [],
    headerRow: 1,
    headerRows: 1,
    columns: [
      { name: 'area', role: 'area', samples: ['E06900001'] },
      { name: 'year', role: 'period', samples: ['2023/24'] },
      { name: 'rate', role: 'measure', samples: ['18.9'] },
    ],
    rows: [{ row: 2, cells: ['E06900001', '2023/24', '18.9'] }],
    rowsInAll: 3,
    measures: [aMeasure()],
    breakdowns: [],
    areas: { column: 'area', known: 1, unknown: 0, unknownCodes: [], own: true },
    periods: { labels: ['2023/24'], read: 3, ambiguous: 0, unreadable: 0 },
    questions: [],
    remembered: null,
    warnings: [],
    ...over,
  })

/** What an earlier import of a file with these columns had answered. */
export const answeredBefore = (over: object = {}) => ({
  options: {
    indicators: [{ indicatorId: newId(), key: 'rate', breakdown: 'total' }],
    areas: null,
    reach: 'own' as const,
    yearType: null,
    singleYear: null,
    source: 'Annual return',
    refuseAllOnProblem: true,
    ...over,
  },
  recordedAt: '2026-01-05T09:00:00.000Z',
})
