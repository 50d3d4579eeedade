import { readingsAround } from '@ttc/domain/idea'
import { expect, test } from 'vitest'

const value = (year: number, number: number | null) => ({
  period: { kind: 'financial-year' as const, start: `${year}-04-01`, end: `${year + 1}-03-31` },
  value: number,
  status: number === null ? ('missing' as const) : ('final' as const),
})
const curve = [value(2022, 12), value(2024, 10), value(2023, 11), value(2025, null)]

test.each([
  ['a day within a period: that period had not ended', '2024-06-01', 11, 10],
  ['the last day of a period', '2024-03-31', 11, 10],
  ['a day before all of them', '2020-01-01', null, 10],
  ['a day after all of them', '2026-10-01', 10, null],
])('%s', (_, since, before, after) => {
  const found = readingsAround(curve as never, since)
  expect([found.before?.value ?? null, found.after?.value ?? null]).toEqual([before, after])
})

test('without a value there is nothing to read', () => {
  expect(readingsAround([], '2024-01-01')).toEqual({ before: null, after: null })
})
