import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, preview, store, sumOf } from '../support/import-file.ts'

const OWN = 'E06900001'

let started: TestApp
beforeAll(async () => {
  started = await startTestApp()
})
afterAll(() => started.close())

const code = fc.constantFrom(OWN, 'E06900002', 'E12900001', 'E06999999', '901', 'Tryton', '')
const year = fc.constantFrom('2023/24', '2022-23', '2021/22', '2040/41', '202303', '2014-16', 'soon', '')
const figure = fc.constantFrom(
  '18.9',
  '17',
  '0',
  'c',
  '-',
  '',
  '12,4',
  '101',
  '1,204',
  '5 p',
  'low',
  '19.100000000000001',
)
const row = fc.tuple(code, year, figure, fc.constantFrom('Total', 'Female', ''))

/** One value a row, or two of a row for two columns of years. */
const files = fc.oneof(
  fc.array(row, { minLength: 1, maxLength: 30 }).map((rows) => ({
    lines: ['area code,year,value,sex', ...rows.map((cells) => cells.map(quoted).join(','))],
    values: rows.filter((cells) => cells.some((cell) => cell !== '')).length,
  })),
  fc.array(fc.tuple(code, figure, figure), { minLength: 2, maxLength: 30 }).map((rows) => ({
    lines: [`area code,2022/23,2023/24`, `${OWN},1,1`, ...rows.map((cells) => cells.map(quoted).join(','))],
    values: 2 + 2 * rows.filter((cells) => cells.some((cell) => cell !== '')).length,
  })),
)

const KINDS = ['factor', 'fraction', 'beyond-usual', 'comparator-out-of-range'] as const
const ALL = { indicatorId: null, areaCode: null, group: null }
const quoted = (cell: string) => (cell.includes(',') ? `"${cell}"` : cell)
const COLUMNS = { 'area code': 'area', year: 'period', value: 'value', sex: 'breakdown' } as const
const WIDE = { 'area code': 'area', '2022/23': 'period-values', '2023/24': 'period-values' } as const

/** What may have been answered and decided before: whatever it is, no value is lost or counted twice. */
const answered = fc.record({
  answers: fc.record({
    areas: fc.constantFrom<Record<string, string>>({}, { Tryton: OWN }, { E06999999: 'E06900002', '': OWN }),
    symbols: fc.constantFrom<Record<string, 'missing' | 'not-available'>>({}, { low: 'missing', c: 'not-available' }),
    decimalComma: fc.boolean(),
    twice: fc.constantFrom(null, 'first' as const, 'last' as const),
    outOfRange: fc.constantFrom<readonly true[]>([], [true]),
  }),
  does: fc.constantFrom(null, 'keep-out' as const, 'import' as const, 'rescale' as const),
})

test('every value of any file is added, changed, unchanged, refused, kept out or not asked for, and counts add up', async () => {
  const it = await inNewPartnership(started)
  const indicators = [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', breakdown: '' }]
  await fc.assert(
    fc.asyncProperty(files, answered, async ({ lines, values }, { answers: said, does }) => {
      const columns = lines[0]?.includes('value') ? COLUMNS : WIDE
      const table = { sheet: null, headerRow: 1, headerRows: 1 as const, columns, area: null }
      const outOfRange = said.outOfRange.map(() => indicators[0]?.indicatorId ?? '')
      const decisions = (does === null ? [] : KINDS).map((finding) => ({ ...ALL, finding, does: does ?? 'import' }))
      const options = { indicators, table, answers: { ...said, outOfRange }, decisions }
      const answer = await preview(it, { file: `${lines.join('\n')}\n`, options })
      expect(answer.statusCode).toBe(200)
      const view = answer.json()
      expect(view.counts.read).toBe(values)
      expect(sumOf(view)).toBe(values)
      expect(view.refusals.length).toBeGreaterThanOrEqual(Math.min(1, view.counts.refused))
    }),
    { numRuns: 40 },
  )
}, 240_000)

test('what a preview counts is what storing does, and storing the same again changes nothing', async () => {
  const it = await inNewPartnership(started)
  const indicators = [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', breakdown: '' }]
  await fc.assert(
    fc.asyncProperty(files, answered, async ({ lines }, { answers, does }) => {
      const columns = lines[0]?.includes('value') ? COLUMNS : WIDE
      const table = { sheet: null, headerRow: 1, headerRows: 1 as const, columns, area: null }
      const decisions = (does === null ? [] : KINDS).map((finding) => ({ ...ALL, finding, does: does ?? 'import' }))
      const options = { indicators, table, answers: { ...answers, outOfRange: [] }, decisions }
      const file = `${lines.join('\n')}\n`
      const seen = (await preview(it, { file, options })).json()
      const stored = (await store(it, { file, options })).json()
      expect(stored.counts).toEqual(seen.counts)
      const again = (await store(it, { file, options })).json()
      expect([again.counts.added, again.counts.changed]).toEqual([0, 0])
      expect(sumOf(again)).toBe(again.counts.read)
    }),
    { numRuns: 8 },
  )
}, 240_000)

test('what is exported and imported again changes nothing', async () => {
  const it = await inNewPartnership(started)
  const plan = (await it.get(`/plans/${it.planId}`)).json()
  const { placementId } = plan.outcomes[0].priorities[0].rows[0]
  const exported = await it.get(`/placements/${placementId}/measurements.csv`)
  expect(exported.statusCode).toBe(200)
  const indicators = [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: 'rereferrals', breakdown: '' }]
  const again = (await store(it, { file: exported.body, options: { indicators } })).json()
  expect(again.counts).toMatchObject({ added: 0, changed: 0, refused: 0 })
  expect(again.counts.unchanged).toBeGreaterThan(5)
})

const EES =
  'time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,referral_count,rereferral_count,rereferral_percent'

test('the counts behind a percentage are stored where the file has them in columns of their own', async () => {
  const it = await inNewPartnership(started)
  const line = (counts: string) =>
    `201112,Financial year,Local authority,E92900001,Country,9901,${OWN},Tryton,${counts}`
  const parts = { numerator: 'rereferral_count', denominator: 'referral_count', lower: null, upper: null }
  const indicatorId = it.indicators.get('rereferrals') ?? ''
  const options = { indicators: [{ indicatorId, key: 'rereferral_percent', breakdown: '', parts }] }
  const file = [EES, line('1200,240,20'), ''].join('\n')
  expect((await store(it, { file, options })).json().counts).toMatchObject({ read: 1, added: 1 })
  const [stored] = await it.connection.db.query.measurement.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, it.scope.partnershipId), eq(row.periodEnd, '2012-03-31')),
  })
  expect(stored).toMatchObject({ value: 20, numerator: 240, denominator: 1200 })
  expect((await preview(it, { file, options })).json().counts).toMatchObject({ unchanged: 1 })
  const more = [EES, line('1250,250,20'), ''].join('\n')
  expect((await preview(it, { file: more, options })).json().counts).toMatchObject({ changed: 1 })
})
