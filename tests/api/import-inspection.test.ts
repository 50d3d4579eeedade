import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inspect, laitFile, optionsFor, store } from '../support/import-file.ts'

const OWN = 'E06900001'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it.close())

const EES =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,referral_count,rereferral_percent'
const eesRow = (period: string, sex: string, values: string) =>
  `${period},Financial year,Local authority,E92900001,Country,,,9901,${OWN},Tryton,${sex},${values}`
const META = [
  'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column',
  'sex,Filter,Sex,,,,,',
  'referral_count,Indicator,Number of referrals,,,0,,',
  'rereferral_percent,Indicator,Percentage of re-referrals,,%,1,,',
  '',
].join('\n')

test('an Explore Education Statistics file with its meta file: names, units, decimals, groups and areas', async () => {
  const file = [EES, eesRow('202324', 'Total', '120,18.9'), eesRow('202324', 'Female', '60,c'), ''].join('\n')
  const answer = await inspect(it, { file, meta: META })
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    shape: 'ees',
    encoding: 'utf-8',
    separator: ',',
    headerRow: 1,
    rowsInAll: 2,
    breakdowns: [{ category: 'sex', values: ['Total', 'Female'] }],
    areas: { known: 1, unknown: 0, own: true },
    questions: [],
    remembered: null,
  })
  const [count, percent] = answer.json().measures
  expect(count).toMatchObject({ key: 'referral_count', name: 'Number of referrals', decimals: 0, values: 2 })
  expect(percent).toMatchObject({ unit: '%', decimals: 1, multiplier: 100, periodKind: 'financial-year' })
})

test('LAIT tidied: measures with unit and polarity, matched by code with what is stored', async () => {
  const file = laitFile([
    ['rereferrals', '2025', OWN, '18.2'],
    ['Absence', '2025', 'E06999999', '7.4'],
  ])
  const view = (await inspect(it, { file })).json()
  expect(view).toMatchObject({ shape: 'lait-tidy', areas: { known: 1, unknown: 1, unknownCodes: ['E06999999'] } })
  expect(view.measures).toMatchObject([
    {
      key: 'rereferrals',
      polarity: 'lower',
      unit: '%',
      decimals: 1,
      periodKind: 'financial-year',
      existing: { indicatorId: it.indicators.get('rereferrals'), matchedBy: 'code', retired: false },
    },
    { key: 'Absence', code: 'absence', existing: null },
  ])
})

test('a table of one’s own: titles passed over, roles proposed, and what its labels leave open asked once', async () => {
  const file = [
    'Absence from school;;',
    ';;',
    'Area code;Year;Value',
    `${OWN};2023/24;7,4`,
    `${OWN};2024/25;7.6`,
    '',
  ].join('\n')
  const view = (await inspect(it, { file, name: 'Absence.csv' })).json()
  expect(view).toMatchObject({
    shape: 'own-long',
    separator: ';',
    titleRows: ['Absence from school'],
    headerRow: 3,
    columns: [
      { name: 'Area code', role: 'area' },
      { name: 'Year', role: 'period' },
      { name: 'Value', role: 'value' },
    ],
    rows: [{ row: 4, cells: [OWN, '2023/24', '7,4'] }, { row: 5 }],
    measures: [{ key: '*', name: 'Absence', code: 'absence', periodKind: null }],
    questions: [{ asks: 'year-type', examples: ['2023/24', '2024/25'] }],
  })
  const [{ choices }] = view.questions
  expect(choices.map((one: { sets: unknown }) => one.sets)).toContainEqual({
    yearType: 'academic',
    periods: { kind: 'academic-year', accumulation: 'single' },
  })
})

test('202303 can be a month, a quarter or a year across two: the formats are told apart', async () => {
  const file = `period,value\n202303,5\n202304,6\n`
  const [question] = (await inspect(it, { file })).json().questions
  expect(question.asks).toBe('format')
  const kinds = question.choices.map((one: { sets: { periods: { kind: string } } }) => one.sets.periods.kind)
  expect(kinds).toEqual(expect.arrayContaining(['month', 'financial-quarter', 'calendar-quarter']))
})

test('what nearly fits a published shape is told what it lacks', async () => {
  const view = (
    await inspect(it, { file: 'Short Desc,Data item,Years,LA and Regions,Values\nA,B,2024,Tryton,1\n' })
  ).json()
  expect(view).toMatchObject({ nearest: { shape: 'lait-long', missing: ['LA Number', 'Region'] } })
  expect(view.problem).toContain('LA Number')
})

test('a table whose columns cannot be told is unknown, and says what to do', async () => {
  const view = (await inspect(it, { file: 'a,b,c\nx,y,z\n' })).json()
  expect(view).toMatchObject({ shape: 'unknown', problem: expect.stringContaining('which column holds the periods') })
})

test('columns of one name are told apart, and said', async () => {
  const view = (await inspect(it, { file: `year,value,value\n2023/24,1,2\n` })).json()
  expect(view.columns.map((one: { name: string }) => one.name)).toEqual(['year', 'value', 'value (2)'])
  expect(view.warnings).toMatchObject([{ code: 'duplicate-column' }])
})

test('how a file was imported is remembered for the next one with such columns, in any order', async () => {
  const file = (value: string) => `value,year,area code\n${value},2011/12,${OWN}\n`
  const indicators = [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', breakdown: '' }]
  const stored = await store(it, { file: file('21'), options: { indicators, source: 'Our own return' } })
  expect(stored.json().counts).toMatchObject({ read: 1, added: 1 })
  const view = (await inspect(it, { file: `Area code,Year,Value\n${OWN},2012/13,20\n` })).json()
  expect(view.remembered.options).toMatchObject({ ...optionsFor(it, { indicators }), source: 'Our own return' })
  expect(view.measures[0].existing).toMatchObject({ matchedBy: 'mapping' })
})
