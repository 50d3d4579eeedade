import { type FeedView, type ObservationView, observationColumns } from '@ttc/contracts/feed'
import { newId } from '@ttc/contracts/new-id'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { rowsOf as storedRows } from '../support/rows.ts'

const girls = [{ category: 'Sex', value: 'Girls' }]
const published = { hideUpTo: null, showZero: true, roundTo: null, leastDenominator: null, secondary: false }

const file = aPlanFile({
  indicators: [
    anIndicator({ source: 'Published statistics' }),
    anIndicator({
      code: '=attend',
      name: '@SUM(1,1) of "attendance", more',
      polarity: 'higher',
      multiplier: null,
      minimum: -100,
      targets: [],
      rules: [],
      baselines: [],
      series: [
        { area: 'E06900001', values: yearlyValues([-3.5, 0, 0.1, null], 2020) },
        { area: 'E06900001', breakdown: girls, values: yearlyValues([-4, 19.100000000000001], 2020) },
      ],
    }),
  ],
})

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(file)
})
afterAll(() => it.close())

const ask = (query = '', headers: Readonly<Record<string, string>> = {}) =>
  it.app.inject({ url: `${it.at}/observations${query}`, headers })
const pageOf = async (query = ''): Promise<FeedView> => (await ask(query)).json()
const all = async (query = '') => (await pageOf(query)).observations
const code = (row: ObservationView) => row.indicator_code

describe('the columns', () => {
  test('are those promised, in the same order in every form', async () => {
    const promised = `indicator_id,indicator_code,indicator_name,outcome,level,unit,polarity,period_kind,period_label,period_start,period_end,geographic_level,area_code,area_name,is_comparator,breakdown,value,numerator,denominator,lower_limit,upper_limit,value_status,notes,target,rag,verdict,source,updated_at,version`
    expect(observationColumns.join(',')).toBe(promised)
    expect(Object.keys((await all())[0] ?? {}).join(',')).toBe(promised)
    expect((await ask('?format=csv')).body.split('\r\n')[0]).toBe(`\uFEFF${promised}`)
    expect(Object.keys(JSON.parse((await ask('?format=ndjson')).body.split('\n')[0] ?? '')).join(',')).toBe(promised)
  })

  test('a row of the own area carries target, status and verdict of the plan', async () => {
    const rows = (await all('?indicator=rereferrals&comparators=no')).filter((row) => row.breakdown === 'All children')
    expect(rows.at(-1)).toMatchObject({
      indicator_id: it.indicators.get('rereferrals'),
      outcome: 'Children are safe and have stable homes',
      level: 'population',
      unit: '%',
      polarity: 'lower',
      period_kind: 'financial-year',
      period_label: '2024/25',
      period_start: '2024-04-01',
      period_end: '2025-03-31',
      geographic_level: 'Local authority',
      area_code: 'E06900001',
      area_name: 'Tryton',
      is_comparator: false,
      value: 18.2,
      numerator: null,
      value_status: 'value',
      rag: 'green',
      verdict: 'turned',
      source: 'Published statistics',
      version: 1,
    })
    expect(rows.at(-1)?.target).toBeCloseTo(20.25, 6)
    expect(rows.slice(0, -1).map((row) => row.verdict)).toEqual(rows.slice(0, -1).map(() => null))
    expect(rows.map((row) => row.rag)).toContain('no-target')
  })

  test('a comparator is marked, judged by nothing, and a missing value is empty with its reason', async () => {
    const rows = await all('?area=E06900003&area=E92900001')
    expect(rows).toHaveLength(18)
    expect(rows.filter((row) => row.is_comparator && row.rag === null && row.target === null)).toHaveLength(18)
    expect(rows.find((row) => row.area_code === 'E06900003' && row.period_label === '2019/20')).toMatchObject({
      value: null,
      value_status: 'missing',
    })
    expect(rows.find((row) => row.area_code === 'E92900001')?.geographic_level).toBe('National')
  })
})

const numberIn = (cell: unknown) => (cell === '' || cell === null ? null : Number(cell))
const numbers = (row: Readonly<Record<string, unknown>>) => [row.value, row.target].map(numberIn)

describe('the forms', () => {
  test.each([
    ['text/csv', 'text/csv; charset=utf-8'],
    ['application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
    ['text/csv;q=0.5, application/json', 'application/json; charset=utf-8'],
    ['text/html, */*;q=0.8', 'application/json; charset=utf-8'],
  ])('Accept: %s is answered as %s', async (accept, type) => {
    const answer = await ask('', { accept })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type])
  })

  test('CSV, NDJSON and JSON tell the same, and CSV gives back every number exactly as stored', async () => {
    const rows = await all()
    const lines = (await ask('?format=ndjson')).body.trimEnd().split('\n')
    expect(lines.map((one) => JSON.parse(one))).toEqual(rows)
    const csv: Record<string, string>[] = parse((await ask('?format=csv')).body, { bom: true, columns: true })
    expect(csv.map(numbers)).toEqual(rows.map(numbers))
    const stored = await storedRows<{ value: number | null }>(
      it.connection,
      sql`select m.value from measurement m join series s on s.partnership_id = m.partnership_id and s.id = m.series_id
          where m.superseded_at is null order by s.indicator_id, s.area_code, s.breakdown_id, m.period_end`,
    )
    expect(csv.map((row) => numbers(row)[0])).toEqual(stored.map((one) => one.value))
    expect(csv.map((row) => row.is_comparator)).toContain('true')
  })

  test('text that a spreadsheet would run is guarded in CSV; negative numbers and JSON are left as they are', async () => {
    const csv: Record<string, string>[] = parse((await ask('?format=csv&indicator=%3Dattend')).body, {
      bom: true,
      columns: true,
    })
    expect(csv[0]).toMatchObject({ indicator_code: "'=attend", indicator_name: `'@SUM(1,1) of "attendance", more` })
    expect(csv.map((row) => row.value)).toContain('-3.5')
    expect((await all('?indicator=%3Dattend')).map(code)).toContain('=attend')
  })

  test.each([['csv'], ['ndjson'], ['json']])(
    'a large answer in %s is sent packed to whoever can unpack it',
    async (format) => {
      const answer = await ask(`?format=${format}`, { 'accept-encoding': 'gzip' })
      expect([answer.headers['content-encoding'], answer.headers.vary]).toEqual([
        'gzip',
        expect.stringContaining('accept'),
      ])
      expect(answer.headers['x-total-count']).toBe(String((await pageOf()).total))
    },
  )
})

describe('the filters', () => {
  test.each([
    ['?indicator=rereferrals', 36],
    ['?indicator=rereferrals&indicator=%3Dattend', 42],
    ['?area=E06900002', 9],
    ['?breakdown=Sex:%20Girls', 2],
    ['?breakdown=All%20children&indicator=%3Dattend', 4],
    ['?from=2024-03-31&to=2024-03-31', 5],
    ['?comparators=no', 15],
    ['?comparators=no&area=E06900002', 0],
    ['?updated_since=2199-01-01T00:00:00Z', 0],
    ['?updated_since=2001-01-01T00:00:00%2B01:00', 42],
  ])('%s leaves %i rows', async (query, rows) => {
    const page = await pageOf(query)
    expect([page.observations.length, page.total, page.next]).toEqual([rows, rows, null])
  })

  test('a plan and a priority leave what stands there', async () => {
    const plan = (await it.get(`/plans/${it.planId}`)).json()
    const priority = plan.outcomes[0].priorities[0].id
    expect((await pageOf(`?plan=${it.planId}`)).total).toBe(42)
    expect((await pageOf(`?priority=${priority}`)).total).toBe(42)
  })

  test.each([
    ['plan', newId()],
    ['priority', newId()],
    ['indicator', 'nothing of the kind'],
    ['indicator', newId()],
    ['area', 'E00000000'],
    ['breakdown', 'Girls'],
    ['from', '2024-02-30'],
    ['comparators', 'perhaps'],
    ['updated_since', 'yesterday'],
    ['format', 'pdf'],
    ['after', 'anything'],
    ['after', Buffer.from('["a"]').toString('base64url')],
    ['limit', '0'],
    ['limit', '10001'],
  ])('%s=%s is refused and named', async (field, value) => {
    const answer = await ask(`?${field}=${encodeURIComponent(value)}`)
    expect([answer.statusCode, answer.json().fields[0].field]).toEqual([400, field])
  })
})

const nextOf = (link: unknown) => /^<(.+)>; rel="next"$/.exec(String(link ?? ''))?.[1]

/** Follows the links from page to page. */
async function followed(url: string): Promise<{ rows: ObservationView[]; totals: Set<unknown> }> {
  const answer = await it.app.inject({ url })
  const next = nextOf(answer.headers.link)
  const after = next === undefined ? { rows: [], totals: [] } : await followed(next)
  return {
    rows: [...answer.json().observations, ...after.rows],
    totals: new Set([answer.headers['x-total-count'], ...after.totals]),
  }
}

test.each([1, 2, 7, 41, 42, 43])('pages of %i rows, joined, are the whole, and each names the next', async (limit) => {
  const { rows, totals } = await followed(`${it.at}/observations?limit=${limit}`)
  expect(rows).toEqual(await all())
  expect([...totals]).toEqual(['42'])
})

test('CSV in pages is the whole CSV, and its order does not change', async () => {
  const first = await ask('?format=csv&limit=30')
  const second = await it.app.inject({ url: nextOf(first.headers.link) ?? '' })
  const body = (text: string) => text.split('\r\n').slice(1).join('\r\n')
  expect(body(first.body) + body(second.body)).toBe(body((await ask('?format=csv')).body))
})

describe('asking again', () => {
  const record = (value: number, basedOnRevision: number) =>
    storedRows<{ id: string }>(
      it.connection,
      sql`select s.id from series s join indicator i on i.partnership_id = s.partnership_id and i.id = s.indicator_id
          join breakdown b on b.partnership_id = s.partnership_id and b.id = s.breakdown_id
          where i.code = 'rereferrals' and s.area_code = 'E06900001' and b.key = ''`,
    ).then(([series]) =>
      it.send('POST', '/measurements', {
        id: newId(),
        seriesId: series?.id,
        period: financialYear(2025),
        value,
        basedOnRevision,
        accepted: ['factor', 'beyond-usual', 'fraction', 'out-of-range'],
      }),
    )

  test('what has not changed is answered 304 without a body, until a value is recorded', async () => {
    const first = await ask('?indicator=rereferrals')
    const tag = String(first.headers.etag)
    expect(first.headers['last-modified']).toMatch(/GMT$/)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const again = await ask('?indicator=rereferrals', { 'if-none-match': tag })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag])
    expect((await ask('?indicator=%3Dattend', { 'if-none-match': tag })).statusCode).toBe(200)
    expect((await ask('?indicator=rereferrals', { accept: 'text/csv', 'if-none-match': tag })).statusCode).toBe(200)
    expect((await record(18, 0)).statusCode).toBe(201)
    const changed = await ask('?indicator=rereferrals', { 'if-none-match': tag })
    expect([changed.statusCode, changed.json().total]).toEqual([200, 37])
  })

  test('a name that is edited changes the tag too', async () => {
    const before = (await ask()).headers.etag
    const [outcome] = (await it.get(`/plans/${it.planId}`)).json().outcomes
    const edit = { version: 1, statement: 'Children are safe', explanation: '', retired: false }
    expect((await it.send('PUT', `/outcomes/${outcome.id}`, edit)).statusCode).toBe(200)
    expect((await ask()).headers.etag).not.toBe(before)
  })

  test('since the last time there are only those recorded or assessed after it, and nothing is missed', async () => {
    const { updated_until: since } = await pageOf()
    expect((await pageOf(`?updated_since=${since}`)).total).toBe(0)
    expect((await record(17.9, 1)).statusCode).toBe(201)
    const changed = await all(`?updated_since=${since}`)
    const own = await all('?indicator=rereferrals&comparators=no')
    expect(changed).toEqual(own)
    expect(changed.filter((row) => row.updated_at <= since)).toEqual([])
    expect(changed.at(-1)).toMatchObject({ value: 17.9, version: 2, period_label: '2025/26' })
    expect((await pageOf(`?updated_since=${changed.at(-1)?.updated_at}`)).total).toBe(0)
  })
})

test('hidden small numbers are hidden here as well, in every form, and nothing tells them', async () => {
  const children = { ...financialYear(2024), numerator: 3, denominator: 271, value: 1.1071, note: 'only 3 of 271' }
  const other = await startTestApp(
    aPlanFile({
      indicators: [
        anIndicator({ baselines: [], targets: [], rules: [], series: [{ area: 'E06900001', values: [children] }] }),
        anIndicator({
          code: 'as-published',
          baselines: [],
          targets: [],
          rules: [],
          disclosure: published,
          series: [{ area: 'E06900001', values: [{ ...children, note: 'published so' }] }],
        }),
      ],
    }),
  )
  const [hidden, shown] = (await other.get('/observations').then((one) => one.json().observations)).toSorted(
    (a: ObservationView, b: ObservationView) => (a.indicator_code > b.indicator_code ? -1 : 1),
  )
  const texts = await Promise.all(
    ['csv', 'ndjson', 'json'].map(async (format) => (await other.get(`/observations?format=${format}`)).body),
  )
  await other.close()
  expect(hidden).toMatchObject({
    value: null,
    numerator: null,
    denominator: null,
    value_status: 'suppressed',
    notes: '',
  })
  expect(shown).toMatchObject({ value: 1.1071, numerator: 3, denominator: 271 })
  expect(texts.filter((text) => text.includes('only 3 of 271'))).toEqual([])
})
