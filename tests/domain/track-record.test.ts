import { yearPeriod } from '@ttc/domain/period'
import { trackRecord } from '@ttc/domain/track-record'
import { expect, test } from 'vitest'
import { yearly } from '../support/series.ts'

const kept = (startYear: number, centre: number, half: number | null, madeOn = '2020-05-01') => ({
  madeOn,
  period: yearPeriod('financial-year', startYear),
  centre,
  lower80: half === null ? null : centre - half,
  upper80: half === null ? null : centre + half,
})

test('forecasts are scored against what came, oldest first, and counted inside the 80 % range', () => {
  const record = trackRecord([kept(2022, 12, 1), kept(2020, 10, 1), kept(2021, 10, 1)], yearly(2020, [10.5, 11, 14]))
  expect(record.scored.map(({ error }) => error)).toEqual([0.5, 1, 2])
  expect(record.scored.map(({ isInside80 }) => isInside80)).toEqual([true, true, false])
  expect(record).toMatchObject({ withRange: 3, inside80: 2 })
})

test('a period without a value scores nothing', () => {
  const record = trackRecord([kept(2020, 10, 1), kept(2024, 10, 1)], yearly(2020, [null]))
  expect(record).toEqual({ scored: [], withRange: 0, inside80: 0 })
})

test('a forecast without a range has an error and no hit', () => {
  const record = trackRecord([kept(2020, 10, null)], yearly(2020, [9]))
  expect(record).toMatchObject({ scored: [{ error: -1, isInside80: null }], withRange: 0, inside80: 0 })
})

test('two forecasts of one period are both scored, in the order they were made', () => {
  const record = trackRecord([kept(2020, 12, 1, '2020-02-01'), kept(2020, 8, 1, '2019-02-01')], yearly(2020, [10]))
  expect(record.scored.map(({ error }) => error)).toEqual([2, -2])
})
