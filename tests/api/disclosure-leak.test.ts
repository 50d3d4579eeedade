import type { Disclosure } from '@ttc/contracts/disclosure'
import { asPublished } from '@ttc/domain/disclosure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { findNumbers, readEverything, type Said } from '../support/leak-walk.ts'
import { canRead } from '../support/pdf.ts'
import { placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { aRecord } from '../support/request.ts'

/** Numbers that stand nowhere else: whoever meets one of them has met a hidden number. */
const girls = [61013, 61027, 61031, 61043, 61051, 61057, 61091, 61099, 61121]
const boys = girls.map((_, i) => 710_009 + 37 * i)
const rates = [52_361, 52_363, 52_369, 52_379, 52_387, 52_391, 52_433, 52_453, 52_457]
const neighbours = girls.map((n) => n + 5150)
const typed = { girls: 61_129, total: 844_421, rate: 52_489 }
const population = 93_911
const rateOf = (n: number) => Number(((n / population) * 1000).toPrecision(12))

/** All that must not be said: small counts, what would tell them, small denominators, and rates made of either. */
const hidden = [
  ...girls,
  ...boys,
  ...rates,
  ...neighbours,
  population,
  ...Object.values(typed),
  ...[...rates, typed.rate].map(rateOf),
]

// Counts up to 100 are the most a policy hides; a least denominator hides numbers as rare as these are.
const policy: Disclosure = { hideUpTo: 100, showZero: true, roundTo: null, leastDenominator: 100_000, secondary: true }

/** A rate carries its count as its numerator, and is hidden by its denominator. */
const counted = (values: readonly number[], denominator: (n: number) => number) =>
  yearlyValues([...values], 2016).map((one) => ({
    ...one,
    value: rateOf(one.value ?? 0),
    numerator: one.value,
    denominator: denominator(one.value ?? 0),
    note: `${one.value} children`,
  }))

const sex = (value: string) => [{ category: 'sex', value }]
const totals = girls.map((n, i) => n + (boys[i] ?? 0))

function aFile(disclosure: Disclosure): PlanFileInput {
  const placed = { priority: 'homes', owner: 'owner', headline: true }
  const per1000 = { unit: 'per 1,000', decimals: 4, multiplier: 1000, maximum: null, disclosure, placed, rules: [] }
  return aPlanFile({
    indicators: [
      anIndicator({
        ...per1000,
        code: 'groups',
        name: 'Children known to a service',
        targets: [{ ...financialYear(2027), value: 900 }],
        baselines: [],
        proxy: 'small',
        series: [
          { area: 'E06900001', values: counted(totals, () => 2_000_003) },
          { area: 'E06900001', breakdown: sex('girls'), values: counted(girls, () => population) },
          { area: 'E06900001', breakdown: sex('boys'), values: counted(boys, () => 1_906_092) },
          { area: 'E06900002', values: counted(neighbours, () => population) },
          { area: 'E06900003', values: counted(totals, () => 2_000_003) },
        ],
      }),
      anIndicator({
        ...per1000,
        code: 'small',
        name: 'Children in a small cohort',
        targets: [{ ...financialYear(2027), value: 900 }],
        baselines: [],
        series: [{ area: 'E06900001', values: counted(rates, () => population) }],
      }),
    ],
  })
}

/** What somebody does in a year: records, corrects, checks, reads what is hidden and changes the policy's words. */
async function aYearOfWork(it: TestApp): Promise<void> {
  const { series } = (await it.get(`/placements/${(await placeIn(it, 'groups')).row.placementId}`)).json()
  const line = (label: string): string =>
    series.find((one: { breakdown: { label: string } }) => one.breakdown.label === label).id
  const small = (await placeIn(it, 'small')).row.seriesId
  const record = (seriesId: string, numerator: number, denominator: number, basedOnRevision = 0, year = 2025) =>
    it.send('POST', '/measurements', {
      ...aRecord(seriesId, { period: financialYear(year), basedOnRevision }),
      ...{ value: null, numerator, denominator, accepted: ['factor', 'beyond-usual', 'repeated'] },
    })
  const answers = [
    await record(line('Sex: girls'), typed.girls, population),
    await record(line('All children'), typed.total, 2_000_003, 1, 2024),
    await record(line('All children'), totals.at(-1) ?? 0, 2_000_003, 2, 2024),
    await record(small, typed.rate, population),
    await it.send('POST', `/series/${line('Sex: girls')}/small-numbers`, {
      reason: 'To check them against the return',
    }),
  ]
  expect(answers.map((one) => `${one.statusCode} ${one.statusCode < 300 ? '' : one.body}`.trim())).toEqual([
    '201',
    '201',
    '201',
    '201',
    '200',
  ])
}

describe.skipIf(!canRead('pdftotext'))('the numbers of a partnership that hides small ones', () => {
  let it: TestApp
  let said: readonly Said[]
  beforeAll(async () => {
    it = await startTestApp(aFile(policy))
    await aYearOfWork(it)
    said = await readEverything(it, TODAY)
  }, 180_000)
  afterAll(() => it.close())

  test('stand in no answer of any address that can be read, in any form', () => {
    expect(findNumbers(said, hidden)).toEqual([])
  })

  test('while what may be shown is shown on many of them: as JSON, CSV and PDF', () => {
    const visible = findNumbers(said, [
      2_000_003,
      ...totals.map(rateOf),
      ...totals.map((n) => Number(rateOf(n).toFixed(4))),
    ])
    const addresses = new Set(visible.map((one) => one.split(': …')[0]))
    expect([...addresses].join('\n')).toMatch(/\/revisions/)
    expect([...addresses].join('\n')).toMatch(/measurements\.csv/)
    expect([...addresses].join('\n')).toMatch(/\.pdf/)
    expect(addresses.size).toBeGreaterThan(6)
  })

  test('the walk reads every address, and none breaks', () => {
    expect(said.filter(({ status }) => status >= 500)).toEqual([])
    expect(said.filter(({ status }) => status === 200).length).toBeGreaterThan(40)
  })

  test('who was shown them, and why, is written down without them', async () => {
    const { entries } = (await it.get('/audit?action=small-numbers.read')).json()
    expect(entries).toMatchObject([{ objectKind: 'series', after: { reason: 'To check them against the return' } }])
  })
})

describe('the same numbers where nothing is hidden', () => {
  let it: TestApp
  afterAll(() => it.close())

  test('are found by the same walk, which therefore looks in the right places', async () => {
    it = await startTestApp(aFile(asPublished))
    const said = await readEverything(it, TODAY)
    const found = (numbers: readonly number[]) => findNumbers(said, numbers).length > 0
    expect([girls, boys, rates].map(found)).toEqual([true, true, true])
    expect(found([population])).toBe(true)
  }, 180_000)
})
