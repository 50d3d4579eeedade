import type { ImportView } from '@ttc/contracts/import'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendRevision } from '../../apps/api/src/measurement/measurement.queries.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, laitFile, preview } from '../support/import-file.ts'
import { financialYear } from '../support/plan-file.ts'

let started: TestApp
beforeAll(async () => {
  started = await startTestApp()
})
afterAll(() => started.close())

const counted = { numerator: null, denominator: null, lower: null, upper: null, note: null }

test.each([
  [
    'a plain value',
    { ...counted, value: 20, status: 'value', provisional: false },
    '20.1',
    '20.0%',
    '20.1%',
    '+0.1 points',
  ],
  [
    'a provisional one',
    { ...counted, value: 20, status: 'value', provisional: true },
    '20',
    '20.0% (provisional)',
    '20.0%',
    '+0.0 points',
  ],
  [
    'a symbol for a value',
    { ...counted, value: 20, status: 'value', provisional: false },
    'c',
    '20.0%',
    'suppressed to protect individuals',
    '',
  ],
  [
    'a small number, which nobody is shown',
    { ...counted, value: 20, numerator: 3, denominator: 15, status: 'value', provisional: false },
    '26.7',
    'hidden',
    'hidden',
    '',
  ],
] as const)('lists %s with what the file says in its place', async (_, stored, given, was, becomes, moved) => {
  const it = await inNewPartnership(started)
  const { connection, scope } = it
  const [series] = await connection.db.query.storedSeries.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, scope.partnershipId), eq(row.areaCode, 'E06900001')),
  })
  const period = { kind: 'financial-year', ...financialYear(2012) } as const
  const revision = {
    seriesId: series?.id ?? '',
    measurement: { ...stored, period },
    origin: 'typed',
    batchId: null,
  } as const
  await connection.db.transaction((tx) => appendRevision(tx, scope, revision))
  const view = (await preview(it, { file: laitFile([['ReReferral', '2013', 'E06900001', given]]) })).json<ImportView>()
  expect(view.changes).toEqual([
    expect.objectContaining({ period: '2012/13', group: '', stored: was, given: becomes, moved }),
  ])
})
