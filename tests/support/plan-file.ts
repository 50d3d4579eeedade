import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'

type FileIndicator = PlanFileInput['indicators'][number]
type FileValue = NonNullable<NonNullable<FileIndicator['series']>[number]['values'][number]>

/** The financial year that starts in a year. */
export const financialYear = (year: number) => ({ start: `${year}-04-01`, end: `${year + 1}-03-31` })

/** Yearly values from a financial year on. */
export const yearlyValues = (values: readonly (number | null)[], from: number): FileValue[] =>
  values.map((value, i) => ({ ...financialYear(from + i), value, status: value === null ? 'missing' : 'value' }))

/** An indicator of the own area with nine yearly values, a target, a rule and a baseline frozen after the sixth. */
export function anIndicator(over: Partial<FileIndicator> = {}): FileIndicator {
  return {
    code: 'rereferrals',
    name: 'Re-referrals within 12 months',
    level: 'population',
    unit: '%',
    decimals: 1,
    polarity: 'lower',
    minimum: 0,
    maximum: 100,
    multiplier: 100,
    periodKind: 'financial-year',
    placed: { priority: 'homes', owner: 'owner', headline: true },
    series: [
      { area: 'E06900001', values: yearlyValues([22, 24, 23.5, 22.9, 23.1, 23.4, 20, 18.9, 18.2], 2016) },
      { area: 'E92900001', values: yearlyValues([22, 22, 23, 22, 22, 22, 22, 22, 22], 2016) },
      { area: 'E06900002', values: yearlyValues([21, 22, 22, 22, 21, 21, 22, 22, 21], 2016) },
      { area: 'E06900003', values: yearlyValues([25, 24, 24, null, 23, 23, 24, 24, 23], 2016) },
    ],
    targets: [
      { ...financialYear(2023), value: 21 },
      { ...financialYear(2027), value: 18 },
    ],
    targetReason: 'Agreed with the plan',
    rules: [{ appliesFrom: '2023-04-01', toleranceKind: 'points', toleranceAmount: 1, reason: 'As in the plan' }],
    baselines: [{ throughEnd: '2022-03-31', frozenOn: '2022-12-14', reason: 'The plan begins' }],
    ...over,
  }
}

/** A small partnership with one plan: its area, two neighbours, a region and a country, all made up. */
export function aPlanFile(over: Partial<PlanFileInput> = {}): PlanFileInput {
  return {
    partnership: { name: 'Tryton Partnership', area: 'E06900001', neighbourModel: 'try-2025', example: false },
    areas: [
      { code: 'E92900001', name: 'Country', kind: 'country', oldCode: '9970' },
      { code: 'E12900001', name: 'Region', kind: 'region', region: 'E92900001', oldCode: '9980' },
      { code: 'E06900001', name: 'Tryton', kind: 'authority', region: 'E12900001', oldCode: '9901' },
      { code: 'E06900002', name: 'Northby', kind: 'authority', region: 'E12900001', oldCode: '9902' },
      { code: 'E06900003', name: 'Southby', kind: 'authority', region: 'E12900001', oldCode: '9903' },
    ],
    neighbourModels: [
      {
        id: 'try-2025',
        name: 'Neighbours for tests',
        publishedOn: '2025-05-01',
        source: 'Made up',
        neighbours: [{ area: 'E06900001', neighbours: ['E06900002', 'E06900003'] }],
      },
    ],
    members: [
      { key: 'coordinator', name: 'Plan coordinator', agency: 'Council', coordinates: true },
      { key: 'owner', name: 'Head of early help', agency: 'Council' },
    ],
    plan: { name: 'Children and Young People’s Plan', startsOn: '2025-04-01', endsOn: '2028-03-31' },
    outcomes: [{ key: 'safe', statement: 'Children are safe and have stable homes' }],
    priorities: [{ key: 'homes', name: 'Help early and once', lead: 'owner', outcomes: ['safe'] }],
    indicators: [anIndicator()],
    ...over,
  }
}
