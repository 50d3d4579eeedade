import { NO_PARTS, type Observation } from '@ttc/domain/import/observation'
import { changeOf } from '@ttc/domain/import/plan-of-changes'
import type { ValueStatus } from '@ttc/domain/measurement'
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

type Stored = Readonly<{
  value: number | null
  status: ValueStatus
  numerator: number | null
  denominator: number | null
  provisional: boolean
}>

const plain: Stored = { value: 20, status: 'value', numerator: null, denominator: null, provisional: false }
const none = { value: null, numerator: null, denominator: null, provisional: false } as const

/** The set-wise rule of the import and the domain's rule for one value must say the same of each of these. */
test.each<readonly [string, Stored | null, string, Observation['status'], number | null, boolean]>([
  ['nothing stored', null, '20', 'value', 20, false],
  ['the same value', plain, '20.0', 'value', 20, false],
  ['float noise', { ...plain, value: 19.1 }, '19.100000000000001', 'value', 19.1, false],
  ['another value', plain, '20.1', 'value', 20.1, false],
  ['zero for 20', plain, '0', 'value', 0, false],
  ['suppressed now', plain, 'c', 'suppressed', null, false],
  ['suppressed still', { ...none, status: 'suppressed' }, 'c', 'suppressed', null, false],
  ['missing for suppressed', { ...none, status: 'suppressed' }, '-', 'missing', null, false],
  ['unreliable now', plain, '20 u', 'unreliable', 20, false],
  ['provisional now', plain, '20 p', 'value', 20, true],
  ['provisional no more', { ...plain, provisional: true }, '20', 'value', 20, false],
  ['typed with its counts', { ...plain, numerator: 20, denominator: 100 }, '20', 'value', 20, false],
])('%s', async (_name, stored, text, status, value, provisional) => {
  const it = await inNewPartnership(started)
  const { connection, scope } = it
  const [series] = await connection.db.query.storedSeries.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, scope.partnershipId), eq(row.areaCode, 'E06900001')),
  })
  const period = { kind: 'financial-year', ...financialYear(2012) } as const
  const measurement = { ...(stored ?? plain), period, lower: null, upper: null, note: null }
  const revision = { seriesId: series?.id ?? '', measurement, origin: 'typed', batchId: null } as const
  await (stored === null ? null : connection.db.transaction((tx) => appendRevision(tx, scope, revision)))
  const view = (await preview(it, { file: laitFile([['ReReferral', '2013', 'E06900001', text]]) })).json()
  const observation = { value, status, provisional, final: false, ...NO_PARTS } as Observation
  const nothing = { added: 0, changed: 0, unchanged: 0 }
  expect(view.counts).toMatchObject({ ...nothing, [changeOf(observation, stored)]: 1, refused: 0 })
})
