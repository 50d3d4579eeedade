import { AdjustForecast, FreezeBaseline } from '@ttc/contracts/baseline'
import { CreateIndicator } from '@ttc/contracts/indicator'
import { CheckMeasurement, RecordMeasurement } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import { CreateOutcome, CreatePlan, CreatePriority, EditPlan } from '@ttc/contracts/plan'
import { speakPlainly } from '@ttc/contracts/problem'
import { PreviewRag, SetRagRule, SetTargets } from '@ttc/contracts/target'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { financialYear } from '../support/plan-file.ts'
import { aFreeze, aNewIndicator, aRecord, aRule, targetsOf } from '../support/request.ts'

beforeAll(speakPlainly)

const requests: readonly [string, z.ZodType, object][] = [
  ['CreatePlan', CreatePlan, { id: newId(), name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' }],
  ['EditPlan', EditPlan, { version: 1, name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31', marking: 'none' }],
  ['CreateOutcome', CreateOutcome, { id: newId(), statement: 'Children are safe' }],
  [
    'CreatePriority',
    CreatePriority,
    { id: newId(), name: 'Help early', aim: '', leadMemberId: null, outcomeIds: [newId()] },
  ],
  ['CreateIndicator', CreateIndicator, aNewIndicator()],
  ['RecordMeasurement', RecordMeasurement, aRecord(newId())],
  ['CheckMeasurement', CheckMeasurement, { seriesId: newId(), period: financialYear(2024), value: 5 }],
  ['SetTargets', SetTargets, targetsOf({ 2024: 5 })],
  ['SetRagRule', SetRagRule, aRule()],
  ['PreviewRag', PreviewRag, { targets: null, rule: null }],
  ['FreezeBaseline', FreezeBaseline, aFreeze()],
  [
    'AdjustForecast',
    AdjustForecast,
    { id: newId(), baselineId: newId(), adjusted: [{ period: financialYear(2026), value: 5 }], reason: 'Our own' },
  ],
]

test.each(requests)('%s takes what it is for', (_, schema, good) => {
  expect(schema.safeParse(good).error?.issues).toBeUndefined()
})

/** The words of the library and of programmers; what is left is for people. */
const notForPeople = /invalid input|expected|received|undefined|\bNaN\b|zod|boolean|too (?:big|small)/i

test.each(requests)('%s refuses anything else in plain words, at the field that is wrong', (_, schema, good) => {
  const anything = fc.oneof(
    fc.anything(),
    fc.constantFrom(null, '', ' ', 0, -1, 1.5, 1e300, Number.NaN, '2023-02-30', [], {}, true),
  )
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(good)), anything, (field, wrong) => {
      const issues = schema.safeParse({ ...good, [field]: wrong }).error?.issues ?? []
      expect(issues.filter((issue) => notForPeople.test(issue.message) || !/^[A-Z].*\.$/s.test(issue.message))).toEqual(
        [],
      )
    }),
    { numRuns: 150 },
  )
})

test.each(requests)('%s keeps nothing that it does not know', (_, schema, good) => {
  expect(schema.parse({ ...good, partnershipId: newId() })).not.toHaveProperty('partnershipId')
})

test.each([
  ['trimmed', '  Help early  ', 'Help early'],
  ['kept with the letters of any language', 'Gŵyl Ⅳ – 家庭', 'Gŵyl Ⅳ – 家庭'],
])('text is %s', (_, typed, kept) => {
  expect(CreateOutcome.parse({ id: newId(), statement: typed }).statement).toBe(kept)
})

test('several lines stay lines, and other control characters are refused', () => {
  const of = (explanation: string) => CreateOutcome.safeParse({ id: newId(), statement: 'Safe', explanation })
  expect(of('One\r\n\ttwo').data?.explanation).toBe('One\r\n\ttwo')
  expect(['\u0000', '\u0007', '\u009f', '\ud800'].map((character) => of(`a${character}b`).success)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('ids made one after the other are different, of version 7, and sort by their time', () => {
  const ids = Array.from({ length: 50 }, (_, i) => newId(1_700_000_000_000 + i))
  expect(new Set(ids).size).toBe(50)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
})

test('ids of one millisecond sort by the order in which they were made', () => {
  const ids = Array.from({ length: 2_000 }, () => newId(1_700_000_000_000))
  expect(new Set(ids).size).toBe(2_000)
  expect(ids.toSorted()).toEqual(ids)
})

test.each([
  ['that is put back by a minute', (at: number) => (at < 3_000 ? 1_800_000_060_000 : 1_800_000_000_000)],
  ['that goes forward and back again', (at: number) => 1_810_000_000_000 + (at % 2) * 5_000],
  ['that stands still for ten thousand ids', () => 1_820_000_000_000],
])('ids sort by the order in which they were made, also by a clock %s', (_, clock) => {
  const ids = Array.from({ length: 10_000 }, (_, at) => newId(clock(at)))
  expect(new Set(ids).size).toBe(10_000)
  expect(ids.toSorted()).toEqual(ids)
})

test('a clock put back by a year is followed', () => {
  newId(1_830_000_000_000)
  expect(newId(1_800_000_000_000) < newId(1_830_000_000_000)).toBe(true)
})

test('the same request read twice is the same, so that a repeated one is recognised', () => {
  const [, , good] = ['', '', aRecord(newId())] as const
  const turned = Object.fromEntries(Object.entries(good).toReversed())
  expect(JSON.stringify(RecordMeasurement.parse(turned))).toBe(JSON.stringify(RecordMeasurement.parse(good)))
})
