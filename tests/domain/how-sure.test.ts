import { freezeBaseline } from '@ttc/domain/baseline'
import { howSureOf } from '@ttc/domain/how-sure'
import { verdictOf } from '@ttc/domain/verdict'
import { expect, test } from 'vitest'
import { aScale, yearly } from '../support/series.ts'

const scale = aScale({ polarity: 'lower' })
const after = (history: readonly number[], results: readonly number[]) =>
  howSureOf(
    verdictOf(freezeBaseline(yearly(2010, history), scale, { frozenOn: '2020-01-01' }), yearly(2016, results), scale),
  )
const CALM = [21, 20, 22, 21, 20, 21]

test.each([
  [1, [20], 0.03, 0],
  [2, [20, 20], 0.07, 0.016],
  [3, [20, 20, 20], 0.1, 0.022],
  [3, [20, 20, 20, 20, 20], 0.1, 0.022],
])('after %d results (%j)', (results, values, calledWithNothingDone, strongWithNothingDone) => {
  expect(after(CALM, values)).toMatchObject({ results, calledWithNothingDone, strongWithNothingDone, slowing: null })
})

test('things that were worst come back by themselves', () => {
  expect(after([21, 20, 22, 21, 20, 23], [20])?.afterWorstPoint).toEqual({ called: 0.165, strong: 0.051 })
  expect(after(CALM, [20])?.afterWorstPoint).toBeNull()
})

test('slowing has rates of its own', () => {
  expect(after([60, 61.8, 63.1, 64.9, 66.8, 68.4], [68.5, 68.4, 68.5])?.slowing?.calledOnRealDeclines).toBe(0.05)
})
