import { freezeBaseline } from '@ttc/domain/baseline'
import type { Polarity, Scale } from '@ttc/domain/indicator'
import { type Verdict, verdictOf } from '@ttc/domain/verdict'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aScale, yearly } from '../support/series.ts'

/**
 * Yearly values of one decimal, between 20 and 80. Left out, because there the rules are not the same for every
 * scale or not for every rounding: series whose distances lie within 10⁻⁶ of a limit, and smoothing errors so small
 * that the fixed 10⁻¹² of a tie would matter (hence no scale below 0.1).
 */
const values = (length: Readonly<{ minLength: number; maxLength: number }>) =>
  fc.array(
    fc.integer({ min: 200, max: 800 }).map((tenths) => tenths / 10),
    length,
  )
const histories = values({ minLength: 5, maxLength: 12 })
const results = values({ minLength: 1, maxLength: 5 })

const judged = (history: readonly number[], after: readonly number[], scale: Scale): Verdict =>
  verdictOf(
    freezeBaseline(yearly(2000, history), scale, { frozenOn: '2024-01-01' }),
    yearly(2000 + history.length, after),
    scale,
  )
const opposite = (polarity: Polarity): Polarity => (polarity === 'higher' ? 'lower' : 'higher')
const told = ({ verdict, strength, reason, slowingHow }: Verdict) => ({ verdict, strength, reason, slowingHow })
const isClear = ({ z, zWorse, zSlowing }: Verdict) =>
  [...z, ...zWorse, ...(zSlowing ?? [])].every((one) =>
    [0.95, 2.1, 4].every((limit) => Math.abs(Math.abs(one) - limit) > 1e-6),
  )
const close = (z: readonly number[]) => z.map((one) => expect.closeTo(one, 6))

const polarities = fc.constantFrom<Polarity>('higher', 'lower')

test('values and polarity both turned over give the same verdict', () => {
  fc.assert(
    fc.property(histories, results, polarities, (history, after, polarity) => {
      const one = judged(history, after, aScale({ polarity }))
      const mirrored = judged(
        history.map((y) => -y),
        after.map((y) => -y),
        aScale({ polarity: opposite(polarity) }),
      )
      expect({ ...mirrored, meanGap: -(mirrored.meanGap ?? 0) }).toEqual({ ...one, meanGap: one.meanGap })
    }),
  )
})

test('polarity alone turned over makes better worse', () => {
  fc.assert(
    fc.property(histories, results, polarities, (history, after, polarity) => {
      const one = judged(history, after, aScale({ polarity }))
      const other = judged(history, after, aScale({ polarity: opposite(polarity) }))
      expect(other.zWorse.map((z) => 0 - z)).toEqual(one.z.map((z) => 0 + z))
      expect(other.verdict === 'worse-than-the-baseline').toBe(one.verdict === 'turned')
    }),
  )
})

test('another unit changes no verdict', () => {
  fc.assert(
    fc.property(
      histories,
      results,
      polarities,
      fc.double({ min: 0.1, max: 1000, noNaN: true }),
      (history, after, polarity, by) => {
        const one = judged(history, after, aScale({ polarity }))
        fc.pre(isClear(one))
        const scaled = judged(
          history.map((y) => y * by),
          after.map((y) => y * by),
          aScale({ polarity, decimals: 9 }),
        )
        expect(scaled.z).toEqual(close(one.z))
        expect(told(scaled)).toEqual(told(one))
      },
    ),
  )
})

test('another zero changes no verdict of a series without season', () => {
  fc.assert(
    fc.property(
      histories,
      results,
      polarities,
      fc.integer({ min: -1000, max: 1000 }),
      (history, after, polarity, plus) => {
        const one = judged(history, after, aScale({ polarity }))
        fc.pre(isClear(one))
        const moved = judged(
          history.map((y) => y + plus),
          after.map((y) => y + plus),
          aScale({ polarity }),
        )
        expect(moved.z).toEqual(close(one.z))
        expect(told(moved)).toEqual(told(one))
      },
    ),
  )
})

test('a missing value is never a zero: leaving it out is the same as never having had it', () => {
  fc.assert(
    fc.property(histories, results, polarities, (history, after, polarity) => {
      const scale = aScale({ polarity })
      const start = 2000 + history.length
      const frozen = freezeBaseline([...yearly(1999, [null]), ...yearly(2000, history)], scale, {
        frozenOn: '2024-01-01',
      })
      const told = verdictOf(frozen, [...yearly(start, after), ...yearly(start + after.length, [null])], scale)
      expect(told).toEqual(judged(history, after, scale))
    }),
  )
})

test('the order of input does not matter', () => {
  const shuffled = fc
    .tuple(histories, results)
    .chain(([history, after]) =>
      fc.tuple(
        fc.constant({ history, after }),
        fc.shuffledSubarray(yearly(2000, history), { minLength: history.length }),
        fc.shuffledSubarray(yearly(2000 + history.length, after), { minLength: after.length }),
      ),
    )
  fc.assert(
    fc.property(shuffled, ([{ history, after }, before, later]) => {
      const frozen = freezeBaseline(before, aScale(), { frozenOn: '2024-01-01' })
      expect(verdictOf(frozen, later, aScale())).toEqual(judged(history, after, aScale()))
    }),
  )
})
