import { newId } from '@ttc/contracts/new-id'
import { formula, formulaPart } from '@ttc/db/formula'
import { breakdown, storedSeries as series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import {
  aFormulaFile,
  idOf,
  openOf,
  partOf,
  record,
  revisionsOf,
  seriesOf,
  setFormula,
  shareOf,
  sumOf,
} from '../support/formula.ts'
import { laitFile, store } from '../support/import-file.ts'
import { placeIn } from '../support/place.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
beforeEach(async () => {
  it = await startTestApp(aFormulaFile())
})
afterEach(() => it.close())

const shown = async (code: string) =>
  [...(await openOf(it, code))].map(([year, one]) => [year, one.value, one.status, one.revision]).toSorted()
const viewOf = async (code: string) => (await it.get(`/indicators/${idOf(it, code)}/formula`)).json()

test('an indicator is computed for every period any part knows, with its counts and the revisions they came from', async () => {
  expect((await setFormula(it, 'share', shareOf(it))).json()).toEqual({ id: idOf(it, 'share'), version: 1 })
  expect(await shown('share')).toEqual([
    ['2023', 50, 'value', 1],
    ['2024', 53.6585365854, 'value', 1],
    ['2025', null, 'not-available', 1],
  ])
  const { row } = await placeIn(it, 'share')
  expect(row.assessment.latest).toMatchObject({ value: 53.6585365854, numerator: 220, denominator: 410 })
  const [stored] = await it.connection.db
    .select()
    .from(measurement)
    .where(and(eq(measurement.seriesId, row.seriesId), eq(measurement.periodEnd, '2023-03-31')))
  expect(stored).toMatchObject({
    origin: 'derived',
    inputs: [
      { series: await seriesOf(it, 'girls'), revision: 1 },
      { series: await seriesOf(it, 'all'), revision: 1 },
    ],
  })
})

test('a recorded part is followed in the same transaction; what has not changed keeps its revision', async () => {
  await setFormula(it, 'share', shareOf(it))
  await record(it, 'girls', 2024, 210)
  expect(await shown('share')).toEqual([
    ['2023', 50, 'value', 1],
    ['2024', 53.6585365854, 'value', 1],
    ['2025', 50, 'value', 2],
  ])
  await record(it, 'girls', 2022, null)
  expect((await shown('share'))[0]).toEqual(['2023', null, 'not-available', 2])
})

test('chains are followed to their end', async () => {
  await setFormula(it, 'share', shareOf(it))
  await setFormula(it, 'total', sumOf(it, 'girls', 'all'))
  await setFormula(it, 'share', shareOf(it, 'total'), 1)
  await record(it, 'all', 2022, 600)
  expect((await shown('total'))[0]).toEqual(['2023', 800, 'value', 2])
  expect((await shown('share'))[0]).toEqual(['2023', 25, 'value', 3])
})

test('the answer names the parts, where they stand, and what is lacking', async () => {
  await setFormula(it, 'share', shareOf(it))
  const { row } = await placeIn(it, 'girls')
  expect(await viewOf('share')).toMatchObject({
    revision: 1,
    formula: shareOf(it),
    parts: [
      {
        name: 'Count of girls',
        area: null,
        group: null,
        link: { planId: it.planId, placementId: row.placementId },
      },
      { name: 'Count of all' },
    ],
    disagreements: [],
    lacking: [
      {
        group: 'All children',
        period: { start: '2024-04-01', end: '2025-03-31' },
        parts: [{ part: 0, why: 'missing' }],
      },
    ],
    usedBy: [],
  })
  expect((await viewOf('girls')).usedBy).toMatchObject([{ name: 'Result share' }])
  expect(await viewOf('girls')).toMatchObject({ revision: 0, formula: null, parts: [], lacking: [] })
})

test('an undo of an import is followed, and a period that no part knows any longer ends', async () => {
  await setFormula(it, 'share', shareOf(it))
  const indicators = [{ indicatorId: idOf(it, 'all'), key: 'All', breakdown: '' }]
  const file = laitFile([
    ['All', '2024', 'E06900001', '440'],
    ['All', '2026', 'E06900001', '500'],
  ])
  const { batchId } = (await store(it, { file, options: { indicators } })).json()
  expect((await shown('share')).map(([year, value]) => [year, value])).toEqual([
    ['2023', 50],
    ['2024', 50],
    ['2025', null],
    ['2026', null],
  ])
  await it.app.inject({ method: 'POST', url: `${it.at}/imports/${batchId}/undo` })
  expect((await shown('share')).map(([year, value, , revision]) => [year, value, revision])).toEqual([
    ['2023', 50, 1],
    ['2024', 53.6585365854, 3],
    ['2025', null, 1],
  ])
})

test('typing and importing into a derived indicator are refused in words, and it is not offered', async () => {
  await setFormula(it, 'share', shareOf(it))
  const before = await rowCounts(it.connection)
  const typed = await record(it, 'share', 2025, 44)
  expect([typed.statusCode, typed.json().message ?? typed.json().detail]).toEqual([
    422,
    expect.stringMatching(/“Result share” is computed from other indicators. Record a value of one of those/),
  ])
  const indicators = [{ indicatorId: idOf(it, 'share'), key: 'Share', breakdown: '' }]
  const file = laitFile([['Share', '2026', 'E06900001', '44']])
  const imported = await store(it, { file, options: { indicators } })
  expect(imported.json().fields).toEqual([
    { field: 'indicators.0.indicatorId', message: expect.stringMatching(/is computed from other indicators/) },
  ])
  expect(await rowCounts(it.connection)).toEqual(before)
  const { row } = await placeIn(it, 'share')
  const { allowed } = (await it.get(`/placements/${row.placementId}`)).json()
  expect(allowed).toContain('indicator.edit')
  expect(allowed).not.toContain('measurement.record')
})

test('turning an indicator into a derived one and back deletes nothing', async () => {
  await record(it, 'share', 2022, 48)
  await record(it, 'share', 2016, 31)
  await setFormula(it, 'share', shareOf(it))
  expect((await shown('share')).map(([year, value, , revision]) => [year, value, revision])).toEqual([
    ['2017', 31, 1],
    ['2023', 50, 2],
    ['2024', 53.6585365854, 1],
    ['2025', null, 1],
  ])
  expect((await revisionsOf(it, 'share')).map((one) => one.value)).toContain(48)
  const before = await shown('share')
  expect((await setFormula(it, 'share', null, 1)).statusCode).toBe(201)
  expect(await shown('share')).toEqual(before)
  expect((await record(it, 'share', 2024, 51)).statusCode).toBe(201)
  await record(it, 'girls', 2022, 300)
  expect((await shown('share')).map(([year, value]) => [year, value])).toEqual([
    ['2017', 31],
    ['2023', 50],
    ['2024', 53.6585365854],
    ['2025', 51],
  ])
  const versions = await it.connection.db.select().from(formula)
  expect(versions.map((one) => [one.revision, one.definition === null, one.supersededAt === null])).toEqual([
    [1, false, false],
    [2, true, true],
  ])
  expect(await it.connection.db.select().from(formulaPart)).toHaveLength(2)
})

test('a circle is refused in words that name the way round', async () => {
  await setFormula(it, 'total', sumOf(it, 'girls', 'all'))
  await setFormula(it, 'all', sumOf(it, 'girls', 'girls'))
  const before = await rowCounts(it.connection)
  const answer = await setFormula(it, 'girls', sumOf(it, 'total', 'all'))
  expect(answer.statusCode).toBe(422)
  expect(answer.json().fields).toEqual([
    {
      field: 'formula',
      message:
        'This would go round in a circle: “Count of girls” is computed from “Result total”, “Result total” from “Count of girls”.',
    },
  ])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('what does not fit together is refused, all of it at once', async () => {
  const answer = await setFormula(it, 'share', {
    schema: 1,
    kind: 'sum',
    parts: [partOf(it, 'girls', { areaCode: 'E06999999' }), partOf(it, 'all', { breakdownId: newId() })],
  })
  const [{ field, message }] = answer.json().fields
  expect(field).toBe('formula')
  expect(message).toMatch(/“Count of girls” is in children, this indicator in %/)
  expect(message).toMatch(/“Count of all” is in children/)
  expect(message).toMatch(/no numerator and denominator/)
  expect(message).toMatch(/No figures of the area E06999999 are stored here. Choose a group of children/)
})

test('an edit of an older version is answered with the present one', async () => {
  await setFormula(it, 'share', shareOf(it))
  const answer = await setFormula(it, 'share', null, 0)
  expect(answer.statusCode).toBe(409)
  expect(answer.json().present).toEqual({ revision: 1, formula: shareOf(it) })
})

test('a part whose unit is changed later is not computed with, and that is said', async () => {
  await setFormula(it, 'share', shareOf(it))
  const { row } = await placeIn(it, 'girls')
  const stored = (await it.get(`/placements/${row.placementId}`)).json()
  const { code, name, definition, level, measureKind, source, licence, nextPublicationOn, dueDays, version } = stored
  const edit = { code, name, definition, level, measureKind, source, licence, nextPublicationOn, dueDays, version }
  const scale = { unit: '%', decimals: 0, polarity: 'higher', minimum: 0, maximum: null, multiplier: null }
  const saved = await it.send('PUT', `/indicators/${idOf(it, 'girls')}`, {
    ...edit,
    ...scale,
    proxyId: null,
    retired: false,
  })
  expect(saved.statusCode).toBe(200)
  expect((await shown('share')).map(([year, value]) => [year, value])).toEqual([
    ['2023', null],
    ['2024', null],
    ['2025', null],
  ])
  expect((await viewOf('share')).disagreements).toEqual([expect.stringMatching(/“Count of girls” is a rate/)])
})

test('a hidden small number cannot be had through what is computed from it', async () => {
  await setFormula(it, 'total', sumOf(it, 'girls', 'all'))
  await record(it, 'girls', 2022, 3)
  expect((await shown('total'))[0]).toEqual(['2023', null, 'not-available', 2])
})

test('other areas and groups are computed where every part has them', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const [all] = await db.select().from(breakdown).where(eq(breakdown.key, ''))
  const lines = ['girls', 'all'].map((code) => ({
    partnershipId,
    id: newId(),
    indicatorId: idOf(it, code),
    areaCode: 'E06900002',
    breakdownId: all?.id ?? '',
  }))
  await db.insert(series).values(lines)
  await db.insert(measurement).values(
    lines.map(({ id }, i) => ({
      partnershipId,
      seriesId: id,
      periodStart: '2022-04-01',
      periodEnd: '2023-03-31',
      revision: 1,
      value: (i + 1) * 100,
      status: 'value' as const,
      origin: 'typed' as const,
    })),
  )
  await setFormula(it, 'share', shareOf(it))
  const made = await db
    .select({ value: measurement.value })
    .from(measurement)
    .innerJoin(series, eq(series.id, measurement.seriesId))
    .where(and(eq(series.indicatorId, idOf(it, 'share')), eq(series.areaCode, 'E06900002')))
  expect(made).toEqual([{ value: 50 }])
})
