import { dictionaryScan } from '@ttc/domain/catalogue/dictionary'
import { expect, test } from 'vitest'

const HEADER = [
  'Measure_code',
  'Topic',
  'Measure',
  'Chart_title',
  'Measure_short',
  'Polarity',
  'y_axis_name',
  'Description',
  'Last Update',
  'Next Update',
  'Methodology',
  'dps',
  'Year_Type',
]

const cellsOf = (over: Readonly<Record<string, string>> = {}) => {
  const row: Readonly<Record<string, string>> = {
    Measure_code: '1',
    Topic: 'Children in Need',
    Measure: 'Re-referrals',
    Chart_title: 'Re-referrals within 12 months (%)',
    Measure_short: 'ReReferral',
    Polarity: 'Low',
    y_axis_name: '% of referrals',
    Description: 'Referrals within 12 months of one before.',
    'Last Update': '45809',
    'Next Update': '46174',
    Methodology: '-',
    dps: 'NA',
    Year_Type: 'Financial Year',
    ...over,
  }
  return HEADER.map((name) => row[name] ?? '')
}

const readOf = (...rows: readonly (readonly string[])[]) => {
  const scan = dictionaryScan(HEADER)
  for (const row of rows) scan.see(row)
  return scan.dictionary()
}
const entryOf = (over: Readonly<Record<string, string>>) => readOf(cellsOf(over)).entries[0]

test('a measure with its definition, calendar and days', () => {
  expect(readOf(cellsOf())).toEqual({
    repeated: 0,
    entries: [
      {
        code: 'ReReferral',
        name: 'Re-referrals',
        definition: 'Re-referrals within 12 months (%)\n\nReferrals within 12 months of one before.',
        topic: 'Children in Need',
        unit: '%',
        decimals: null,
        polarity: 'lower',
        periods: { singleYear: 'ends', yearType: 'financial' },
        lastPublishedOn: '2025-06-01',
        nextPublicationOn: '2026-06-01',
      },
    ],
  })
})

test.each([
  ['High', 'higher'],
  ['Low', 'lower'],
  ['-', 'contextual'],
  ['NA', 'contextual'],
  ['', 'contextual'],
])('the polarity %s is %s', (Polarity, polarity) => expect(entryOf({ Polarity })?.polarity).toBe(polarity))

test.each([
  ['% of Children Looked After', '%'],
  ['Rate per 10,000', 'per 10,000'],
  ['Rate per 1000 live births', 'per 1000 live births'],
  ['Average Score', 'average score'],
  ['Number of CPP', 'number of CPP'],
  ['NA', 'number'],
])('the axis “%s” is in the unit “%s”', (y_axis_name, unit) => expect(entryOf({ y_axis_name })?.unit).toBe(unit))

test.each([
  ['Calendar Year', 'calendar'],
  ['Financial Year', 'financial'],
  ['Academic Year', 'academic'],
  ['Annual', 'financial'],
  ['Annual (end of Sept)', 'calendar'],
  ['Annual - January', 'academic'],
  ['Whenever', undefined],
])('the year type %s is %s', (Year_Type, yearType) => expect(entryOf({ Year_Type })?.periods.yearType).toBe(yearType))

test.each([
  ['TBC', null, 'Next update, as the publisher says: TBC.'],
  ['Discontinued', null, 'Next update, as the publisher says: Discontinued.'],
  ['46174', '2026-06-01', 'Re-referrals within 12 months (%)'],
  ['-', null, 'Re-referrals within 12 months (%)'],
])('a next update of %s is the day %s, and words are told', (next, day, first) => {
  const entry = entryOf({ 'Next Update': next })
  expect(entry?.nextPublicationOn).toBe(day)
  expect(entry?.definition.split('\n\n')[0]).toBe(first)
})

test('a measure listed under two topics is one: the newer words, at the first place, with the decimals that either says', () => {
  const older = cellsOf({ Topic: 'Absence', Measure: 'Older', dps: '2' })
  const newer = cellsOf({ Topic: 'Care', Measure: 'Newer', 'Last Update': '46113' })
  const { entries, repeated } = readOf(older, newer)
  expect(repeated).toBe(1)
  expect(entries).toMatchObject([{ topic: 'Absence', name: 'Newer', decimals: 2, lastPublishedOn: '2026-04-01' }])
  expect(readOf(newer, older).entries).toMatchObject([{ topic: 'Care', name: 'Newer', decimals: 2 }])
})

test('a dictionary without a column that is needed is refused by its name', () => {
  expect(() => dictionaryScan(HEADER.filter((name) => name !== 'Polarity'))).toThrow('no column “Polarity”')
})
