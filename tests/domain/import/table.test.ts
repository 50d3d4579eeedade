import { findHeader, headerNames } from '@ttc/domain/import/header'
import { ownShapeOf, rolesOf } from '@ttc/domain/import/layout'
import {
  EVERYTHING,
  type Observation,
  type ReaderOptions,
  type Refusal,
  type RowReading,
} from '@ttc/domain/import/observation'
import { shapeOf } from '@ttc/domain/import/shape'
import { tableReader } from '@ttc/domain/import/table'
import { expect, test } from 'vitest'

const A = 'E06900001'
const B = 'E06900002'
const FINANCIAL: ReaderOptions = { ...EVERYTHING, periods: { kind: 'financial-year', accumulation: 'single' } }
/** The area a table is taken for, by the name it has here. */
const OWN_NAMED: ReaderOptions = { ...FINANCIAL, areasByName: new Map([['tryton', A]]) }

/** Reads lines of cells as a file would be: header found, columns guessed, then row by row. */
function readTable(lines: readonly string[], options: ReaderOptions = FINANCIAL, area: string | null = A) {
  const rows = lines.map((line) => line.split('|'))
  const { at, rows: count } = findHeader(rows)
  const header = headerNames(count === 2 ? (rows[at - 1] ?? null) : null, rows[at] ?? [])
  const body = rows.slice(at + 1)
  const columns = header.map((name, place) => {
    const samples = body.map((row) => row[place] ?? '')
    return { name, samples, few: new Set(samples).size < samples.length }
  })
  const found = shapeOf(rows[at] ?? [])
  const roles = rolesOf(found.shape, columns, null)
  const layout = { header, roles, area, isNoteSuppressed: found.shape === 'fingertips' }
  const reader = tableReader(layout, options)
  return { roles, shape: ownShapeOf(roles), readings: body.map((cells, n) => reader(n + 2, cells)) }
}

const parts = ({ numerator, denominator, lower, upper }: Observation) => [
  numerator === null ? '' : `${numerator}/${denominator}`,
  lower === null ? '' : `${lower}..${upper}`,
]

const line = (one: Observation) =>
  [
    one.indicatorKey,
    one.areaCode ?? one.oldCode,
    one.breakdown.map(({ category, value }) => `${category}=${value}`).join('+'),
    one.period.end,
    one.value ?? one.status,
    ...parts(one),
    `${one.provisional ? 'p' : ''}${one.final ? 'f' : ''}`,
  ].join(' ')

const lineOf = (one: Refusal) => `${one.code}: ${one.column}: ${one.value}`

const linesOf = (reading: RowReading) => {
  if (reading.outcome === 'not-asked-for') return ['-']
  const refused = reading.refusals.map(lineOf)
  return reading.outcome === 'read' ? [...reading.observations.map(line), ...refused] : refused
}

/** What was read, each value in one line: key, area, group, period's end, value or status, and its parts. */
const told = (lines: readonly string[], options?: ReaderOptions, area?: string | null) =>
  readTable(lines, options, area).readings.flatMap(linesOf)

test.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'a long list',
    ['area_code|area_name|period|indicator|measure|unit|value', `${A}|Tryton|2023/24|abs|Absence|%|7.4`],
    [`abs ${A}  2024-03-31 7.4   `],
  ],
  [
    'titles above the header',
    ['Absence from school||', '||', 'Area code|Year|Value', `${A}|2023/24|7.4`, `${B}|2023/24|c`],
    [`* ${A}  2024-03-31 7.4   `, `* ${B}  2024-03-31 suppressed   `],
  ],
  [
    'two columns of the own area',
    ['Year|Value', '2022-23|1,204', '2023-24|1,310 [1]'],
    [`* ${A}  2023-03-31 1204   `, `* ${A}  2024-03-31 1310   `],
  ],
  [
    'a column for each period',
    ['Area code|Area|2022/23|2023/24', `${A}|Tryton|7.1|7.4`, `${B}|Melby||low`],
    [`* ${A}  2023-03-31 7.1   `, `* ${A}  2024-03-31 7.4   `, `* ${B}  2024-03-31 rounds-to-zero   `],
  ],
  [
    'a row for each indicator',
    ['Ref|Indicator|2022/23|2023/24', 'A1|Absence|7.1|7.4', 'A2|Exclusions|about 3|0.12'],
    [
      `A1 ${A}  2023-03-31 7.1   `,
      `A1 ${A}  2024-03-31 7.4   `,
      `A2 ${A}  2024-03-31 0.12   `,
      'value: 2022/23: about 3',
    ],
  ],
  [
    'a column for each measure',
    ['Area code|Year|Absence|Exclusions', `${A}|2023/24|7.4|0.1`],
    [`Absence ${A}  2024-03-31 7.4   `, `Exclusions ${A}  2024-03-31 0.1   `],
  ],
  [
    'measures over their periods, in two header rows',
    ['Area code|Absence||Exclusions|', '|2022/23|2023/24|2022/23|2023/24', `${A}|7.1|7.4|0.1|0.2`],
    [
      `Absence ${A}  2023-03-31 7.1   `,
      `Absence ${A}  2024-03-31 7.4   `,
      `Exclusions ${A}  2023-03-31 0.1   `,
      `Exclusions ${A}  2024-03-31 0.2   `,
    ],
  ],
  [
    'counts, limits, groups and a status',
    [
      'area code|period|sex|value|numerator|denominator|lower|upper|status|provisional',
      `${A}|2023/24|Female|12.5|25|200|9|16||provisional`,
      `${A}|2023/24|All|||||||suppressed to protect individuals|`.replace('|||||||', '||||||'),
      `${A}|2022/23|Persons||25|200||||final`,
    ],
    [
      `* ${A} sex=Female 2024-03-31 12.5 25/200 9..16 p`,
      `* ${A}  2024-03-31 suppressed   `,
      `* ${A}  2023-03-31 missing 25/200  f`,
    ],
  ],
  [
    'first and last days, as our own export gives them',
    [
      'indicator_code|indicator|unit|area|group|period|period_start|period_end|value|value_status|provisional',
      'abs|Absence|%|Tryton|All children|2023/24|2023-04-01|2024-03-31|7.4||',
      'abs|Absence|%|Tryton|All children|2024/25|01/04/2024|31/03/2025|7.5||',
      'abs|Absence|%|Tryton|All children|2025/26|2025-04-01|2025-12-31|7.5||',
      'abs|Absence|%|Tryton|All children|2026/27|2026-04-01|2027-03-31|||',
    ],
    [`abs ${A}  2024-03-31 7.4   `, `abs ${A}  2025-03-31 7.5   `, 'period: period_end: 2025-04-01 to 2025-12-31', '-'],
  ],
  [
    'what cannot be read, cell by cell',
    [
      'area code|year|value',
      `Elsewhere|2023/24|7.4`,
      `${A}|soon|7.4`,
      `${A}|2023/24|12,4`,
      `${A}|2023/24|`,
      `${A} Tryton|2023/24|-`,
      '999|2023/24|5',
    ],
    [
      'area: area code: Elsewhere',
      'period: year: soon',
      'value: value: 12,4',
      '-',
      `* ${A}  2024-03-31 missing   `,
      '* 999  2024-03-31 5   ',
    ],
  ],
])('%s is read', (_name, lines, expected) => {
  expect(told(lines, OWN_NAMED)).toEqual(expected)
})

test.each([
  [['1200', 'n/k', '500'], 'measure'],
  [['18,5', '17,1', 'c'], 'measure'],
  [['18,5', 'n/k', '17,1'], 'measure'],
  [['c', '-', 'x'], 'measure'],
  [['n/k', 'to follow', '5'], 'ignore'],
  [['3', 'about 20', '5'], 'ignore'],
  [['Tryton', 'Melby', 'Southby'], 'ignore'],
])('a column of %j is taken for %s', (samples, role) => {
  const year = { name: 'Year', samples: ['2023/24'], few: false }
  expect(rolesOf('unknown', [year, { name: 'Referrals', samples, few: false }], null)).toEqual(['period', role])
})

const NAMED = ['Authority|2022/23|2023/24', 'Tryton|1|2', ' MELBY |3|4', '|5|6']

test('names without codes are not the own area, whatever the table is taken for, until they are answered', () => {
  expect(told(NAMED, FINANCIAL)).toEqual(['area: Authority: Tryton', 'area: Authority: MELBY', 'area: Authority: '])
  const asked = readTable(NAMED, FINANCIAL).readings.map((one) => one.outcome === 'refused' && one.refusals[0]?.asks)
  expect(asked).toEqual(['area', 'area', undefined])
  const areasByName = new Map([['melby', B]])
  expect(told(NAMED, { ...FINANCIAL, areasByName })).toEqual([
    'area: Authority: Tryton',
    `* ${B}  2023-03-31 3   `,
    `* ${B}  2024-03-31 4   `,
    'area: Authority: ',
  ])
})

test('a comma and a symbol are read as was answered for the whole file', () => {
  const lines = [
    'area code|year|value|denominator',
    `${A}|2021/22|12,4|1.200`,
    `${A}|2022/23|n/k|`,
    `${A}|2023/24|N/K |`,
  ]
  expect(told(lines)).toEqual(['value: value: 12,4', 'value: value: n/k', 'value: value: N/K'])
  const cells = { symbols: new Map([['n/k', 'missing' as const]]), decimalComma: true }
  expect(told(lines, { ...FINANCIAL, cells })).toEqual([
    `* ${A}  2022-03-31 12.4   `,
    `* ${A}  2023-03-31 missing   `,
    `* ${A}  2024-03-31 missing   `,
  ])
})

const FINGERTIPS =
  'Indicator ID|Indicator Name|Parent Code|Area Code|Area Name|Area Type|Sex|Age|Category Type|Category|Time period|Value|Lower CI 95.0 limit|Upper CI 95.0 limit|Count|Denominator|Value note'
const aRow = (sex: string, category: string, rest: string) =>
  `90284|Admissions|E92000001|${A}|Tryton|UA|${sex}|<15 yrs|${category === '' ? '' : 'Deprivation'}|${category}|2023/24|${rest}`

test('Fingertips: limits, counts and groups; blank with a note is suppressed, blank alone says nothing', () => {
  const lines = [
    FINGERTIPS,
    aRow('Persons', '', '98.1|90.2|106.6|560|57090|'),
    aRow('Female', '', '|||||Value suppressed'),
    aRow('Male', '', '||||||'),
    aRow('Persons', 'Most deprived decile', '101|||||'),
  ]
  const groups = 'Age=<15 yrs'
  expect(told(lines)).toEqual([
    `90284 ${A} ${groups} 2024-03-31 98.1 560/57090 90.2..106.6 `,
    `90284 ${A} ${groups}+Sex=Female 2024-03-31 suppressed   `,
    '-',
    `90284 ${A} ${groups}+Deprivation=Most deprived decile 2024-03-31 101   `,
  ])
  const steady = ['Age', 'Indicator ID'].map((name) => ({ name, samples: [], few: true }))
  expect(rolesOf('fingertips', steady, null, new Set(['Age', 'Indicator ID']))).toEqual(['ignore', 'indicator'])
})

test('LG Inform Plus: a column for each period, under a second header row', () => {
  const lines = [
    'area|area label|area long label|2022/23|2023/24',
    'Identifier|Label|Long label|Value|Value',
    `${A}|Tryton|Tryton (unitary)|12.3|11.9`,
  ]
  expect(told(lines)).toEqual([`* ${A}  2023-03-31 12.3   `, `* ${A}  2024-03-31 11.9   `])
})

test('areas and measures that were not asked for are passed over before they are read', () => {
  const options = { ...FINANCIAL, indicators: new Set(['Absence']), areas: new Set([A]) }
  const lines = ['Area code|Year|Absence|Exclusions', `${A}|2023/24|7.4|nonsense`, `${B}|nonsense|7.4|0.1`]
  expect(told(lines, options)).toEqual([`Absence ${A}  2024-03-31 7.4   `, '-'])
})

test('a group is known again by the label it is shown under', () => {
  const groups = new Map([['Female', [{ category: 'sex', value: 'Female' }]]])
  const lines = ['area code|year|group|value', `${A}|2023/24|Female|7.4`]
  expect(told(lines, { ...FINANCIAL, groups })).toEqual([`* ${A} sex=Female 2024-03-31 7.4   `])
})

test.each([
  [['Year|Value', '2023/24|1'], 'own-long'],
  [['Area code|2022/23|2023/24', `${A}|1|2`], 'own-wide-periods'],
  [['Indicator|2022/23|2023/24', 'Absence|1|2'], 'own-wide-indicators'],
  [['a|b|c', 'x|y|z'], null],
])('%j is %s', (lines, shape) => {
  expect(readTable(lines).shape.shape).toBe(shape)
})
