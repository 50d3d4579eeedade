import { newId } from '@ttc/contracts/new-id'
import type { TargetRealityView } from '@ttc/contracts/target-reality'
import { area } from '@ttc/db/area'
import { asPublished } from '@ttc/domain/disclosure'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadedAuthorities } from '../../apps/api/src/comparator/loaded-authorities.ts'
import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf } from '../support/catalogue.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { rowCounts } from '../support/rows.ts'
import { yearly } from '../support/series.ts'

/** Seven authorities more than the own one: old codes 905 to 911. */
const seven = Array.from({ length: 7 }, (_, i) => i)
const codeOf = (i: number) => `E069001${String(i).padStart(2, '0')}`
const areas = (region: string) =>
  seven.map((i) => ({
    code: codeOf(i),
    name: `Authority ${i}`,
    kind: 'authority' as const,
    region,
    oldCode: String(905 + i),
  }))
const withSeven = (file: PlanFileInput): PlanFileInput => ({
  ...file,
  areas: [...(file.areas ?? []), ...areas('E12900001')],
})

/** Lower is better; the first two come down from 20 by three in three years, the others stay. */
const pasts = seven.map((i) => (i < 2 ? [20, 20, 18, 17, 17.5, 18] : [20, 20, 20, 20, 20, 20 + i]))
const asked = (year: number, value: string | number) => {
  const { start, end } = financialYear(year)
  return `?value=${value}&periodStart=${start}&periodEnd=${end}`
}
const askOf =
  (it: () => TestApp, place: () => Place) =>
  async (query = ''): Promise<TargetRealityView> =>
    (await it().get(`/placements/${place().row.placementId}/target-reality${query}`)).json()

describe('the authorities whose values are stored', () => {
  let it: TestApp
  let place: Place
  let hidden: Place
  const count = (value: number | null) => ({ numerator: value, denominator: 100_000 })
  beforeAll(async () => {
    const own = { area: 'E06900001', values: yearlyValues([22, 21, 20], 2022) }
    const others = seven.map((i) => ({ area: codeOf(i), values: yearlyValues(pasts[i] ?? [], 2019) }))
    const targets = [{ ...financialYear(2027), value: 17 }]
    const stored = { targets, baselines: [], rules: [] }
    // The same numbers as counts of a large population, those of 17 too small to be shown.
    const small = [own, ...others].map((line) => ({
      ...line,
      values: line.values.map((one) => ({ ...one, ...count(one.value ?? null) })),
    }))
    const national = [
      { area: 'E92900001', values: yearlyValues([20, 20, 20, 10], 2019) },
      { area: 'E12900001', values: yearlyValues([20, 20, 20, 10], 2019) },
    ]
    it = await startTestApp(
      withSeven(
        aPlanFile({
          indicators: [
            anIndicator({ ...stored, disclosure: asPublished, series: [own, ...national, ...others] }),
            anIndicator({
              ...stored,
              code: 'small',
              name: 'Small numbers',
              unit: 'per 100,000',
              multiplier: 100_000,
              maximum: null,
              disclosure: { hideUpTo: 17, showZero: true, roundTo: null, leastDenominator: null, secondary: true },
              series: small,
            }),
            anIndicator({ code: 'near', name: 'Neighbours alone' }),
          ],
        }),
      ),
    )
    place = await placeIn(it, 'rereferrals')
    hidden = await placeIn(it, 'small')
  })
  afterAll(() => it.close())

  const reality = askOf(
    () => it,
    () => place,
  )

  test('are counted for the last stored target, without country, region and own area', async () => {
    const before = await rowCounts(it.connection)
    const answer = await reality()
    expect(answer).toMatchObject({ published: null, stored: 7 })
    expect(answer.reality).toMatchObject({
      answer: 'counted',
      needed: { from: { value: 20 }, to: { value: 17 }, change: -3, steps: 3, stepsPerYear: 1 },
      authorities: 7,
      loaded: 7,
      did: [
        { code: codeOf(0), name: 'Authority 0', from: { value: 20 }, to: { value: 17 } },
        { code: codeOf(1), name: 'Authority 1', from: { value: 20 }, to: { value: 17 } },
      ],
    })
    expect(await rowCounts(it.connection)).toEqual(before)
  })

  test('are counted for a target that is only thought about', async () => {
    expect((await reality(asked(2026, 18))).reality).toMatchObject({
      answer: 'counted',
      needed: { to: { value: 18 }, steps: 2 },
      did: [{ to: { value: 17 } }, { to: { value: 17 } }],
    })
    expect((await reality(asked(2026, 20))).reality).toMatchObject({ answer: 'met' })
    expect((await reality(asked(2023, 17))).reality).toEqual({ answer: 'not-counted', reason: 'not-ahead' })
  })

  test('do it with no number that is hidden', async () => {
    const small = await askOf(
      () => it,
      () => hidden,
    )()
    expect(small.reality).toMatchObject({ answer: 'counted', authorities: 7, did: [], loaded: 7 })
  })

  test('are too few where only two neighbours are known', async () => {
    const near = await placeIn(it, 'near')
    const alone = await askOf(
      () => it,
      () => near,
    )(asked(2027, 17))
    expect(alone).toMatchObject({ stored: 2, reality: { answer: 'too-few', near: null, authorities: 0, loaded: 2 } })
  })

  test.each([
    ['?value=17', 'value', /first and last day/],
    ['?periodStart=2027-04-01&periodEnd=2028-03-31', 'value', /first and last day/],
    [asked(2027, ''), 'value', /as a number/],
    [asked(2027, 'NaN'), 'value', /as a number/],
    [asked(2027, '20000000000'), 'value', /10 digits/],
    ['?value=17&periodStart=2027-04-01&periodEnd=2028-03-30', 'periodEnd', /period of this indicator/],
    ['?value=17&periodStart=2027-02-30&periodEnd=2028-03-31', 'periodStart', /real date/],
  ])('are not counted for %s', async (query, field, message) => {
    const answer = await it.get(`/placements/${place.row.placementId}/target-reality${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields).toEqual([{ field, message: expect.stringMatching(message) }])
  })

  test('are not there for a placement that is not', async () => {
    expect((await it.get(`/placements/${newId()}/target-reality`)).statusCode).toBe(404)
  })

  test('are left out where a break is marked', async () => {
    const at = `/indicators/${place.row.indicatorId}/breaks`
    expect((await it.send('POST', at, { id: newId(), fromOn: '2022-04-01', reason: 'New count' })).statusCode).toBe(201)
    expect((await reality()).reality).toMatchObject({ answer: 'too-few', authorities: 0, loaded: 7 })
  })
})

describe('the authorities of the catalogue', () => {
  let it: TestApp
  let place: Place
  beforeAll(async () => {
    it = await startTestApp(withSeven(aPlanFileWithOldCodes()))
    const figures = [
      ...figuresOf('Neet', '901', [22, 21, 20], 2023),
      ...figuresOf('Neet', '902', [20, 20, 20, 16, 20, 20], 2020),
      ...figuresOf('Neet', '970', [20, 20, 20, 10, 20, 20], 2020),
      ...figuresOf('Neet', '980', [20, 20, 20, 10, 20, 20], 2020),
      ...seven.flatMap((i) => figuresOf('Neet', String(905 + i), pasts[i] ?? [], 2020)),
    ]
    await loadEditionOf(it.connection.db, [{ code: 'Neet' }], figures, 'Spring 2026')
    const { edition } = (await it.get('/catalogue/indicators')).json()
    const { priority, memberId } = await placeIn(it)
    const body = { id: newId(), editionId: edition.id, code: 'Neet', placeId: newId(), priorityId: priority.id }
    const adopted = await it.send('POST', `/plans/${it.planId}/adoptions`, {
      ...body,
      ownerMemberId: memberId,
      headline: true,
    })
    expect(adopted.statusCode, adopted.body).toBe(201)
    place = await placeIn(it, 'Neet')
  })
  afterAll(() => it.close())

  const reality = askOf(
    () => it,
    () => place,
  )

  test('are all counted, though only neighbours were taken over', async () => {
    const answer = await reality(asked(2027, 17))
    expect(answer).toMatchObject({
      published: { collection: 'Local Authority Interactive Tool', edition: 'Spring 2026', authorities: 8 },
      stored: 0,
      reality: { answer: 'counted', authorities: 8, loaded: 8 },
    })
    const { did } = answer.reality as Extract<TargetRealityView['reality'], { answer: 'counted' }>
    expect(did.map(({ name, from, to }) => [name, from.value, to.value])).toEqual([
      ['Northby', 20, 16],
      ['Authority 0', 20, 17],
      ['Authority 1', 20, 17],
    ])
  })

  test('have no target to be held against until one is set', async () => {
    expect((await reality()).reality).toEqual({ answer: 'not-counted', reason: 'no-target' })
  })

  test('do not count an authority that we were before', async () => {
    const { db } = it.connection
    await db
      .update(area)
      .set({ successorCode: 'E06900001' })
      .where(eq(area.code, codeOf(0)))
    expect((await reality(asked(2027, 17))).reality).toMatchObject({ authorities: 7, did: [{}, {}] })
    await db
      .update(area)
      .set({ successorCode: null })
      .where(eq(area.code, codeOf(0)))
  })

  test('are not used once the unit is another one', async () => {
    const { version, scale, name, code, ...view } = (await it.get(`/placements/${place.row.placementId}`)).json()
    const { definition, level, measureKind, source, licence, nextPublicationOn, dueDays } = view
    const { periodKind: _k, accumulation: _a, yearStartsIn: _y, ...numbers } = scale
    const fields = { definition, level, measureKind, source, licence, nextPublicationOn, dueDays, proxyId: null }
    const edit = { version, name, code, ...fields, ...numbers, unit: 'per 100' }
    const answer = await it.send('PUT', `/indicators/${view.id}`, edit)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await reality(asked(2027, 17))).toMatchObject({
      published: null,
      stored: 1,
      reality: { answer: 'too-few', loaded: 1 },
    })
  })
})

describe('two sources', () => {
  const of = (source: string, codes: readonly string[], values: readonly (number | null)[] = [1]) =>
    codes.map((code) => ({ code, name: source, history: yearly(2020, values) }))

  test.each([
    ['the larger one first', of('theirs', ['a', 'b', 'c']), of('ours', ['a', 'd']), 3, 1],
    ['whichever that is', of('theirs', ['a', 'd']), of('ours', ['a', 'b', 'c']), 1, 3],
    ['the own one of two equals', of('theirs', ['a', 'b']), of('ours', ['a', 'b']), 0, 2],
    ['and one without values is none', of('theirs', ['a']), of('ours', ['a', 'b'], [null]), 1, 0],
  ])('give every authority once: %s', (_case, theirs, ours, published, stored) => {
    const loaded = loadedAuthorities(theirs, ours)
    expect(loaded).toMatchObject({ published, stored })
    expect(loaded.authorities).toHaveLength(published + stored)
    expect(new Set(loaded.authorities.map(({ code }) => code)).size).toBe(published + stored)
  })
})
