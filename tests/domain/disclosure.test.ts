import { keyOfPairs, type Pair } from '@ttc/domain/breakdown'
import {
  asPublished,
  type Cell,
  countOf,
  type Disclosure,
  disclosed,
  isCount,
  usualDisclosure,
} from '@ttc/domain/disclosure'
import { yearPeriod } from '@ttc/domain/period'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale } from '../support/series.ts'

const period = yearPeriod('financial-year', 2024)
const children = aScale({ unit: 'children', decimals: 0, multiplier: null })
const percent = aScale()

const pairsOf = (key: string): Pair[] =>
  key === ''
    ? []
    : key.split('|').map((pair) => ({ category: pair.split('=')[0] ?? '', value: pair.split('=')[1] ?? '' }))
const count = (key: string, value: number): Cell => ({
  pairs: pairsOf(key),
  measurement: aMeasurement(period, value, { note: `${value} of them` }),
})
const part = (key: string, numerator: number, denominator: number): Cell => ({
  pairs: pairsOf(key),
  measurement: aMeasurement(period, (numerator * 100) / denominator, { numerator, denominator }),
})
const policy = (over: Partial<Disclosure> = {}): Disclosure => ({ ...usualDisclosure, ...over })
const shown = (cells: readonly Cell[], by = usualDisclosure, scale = children) =>
  disclosed(cells, by, scale).map((one) => (one.status === 'suppressed' ? 'hidden' : one.value))

describe('one number alone', () => {
  test.each([
    ['a count of 1', 1, {}, 'hidden'],
    ['a count of 5', 5, {}, 'hidden'],
    ['a count of 6', 6, {}, 6],
    ['zero', 0, {}, 0],
    ['zero, where it is not shown', 0, { showZero: false }, 'hidden'],
    ['a count of 3 where none is hidden', 3, { hideUpTo: null }, 3],
    ['a count of 8 to the nearest 5', 8, { roundTo: 5 }, 10],
    ['a count of 12 to the nearest 5', 12, { roundTo: 5 }, 10],
  ] as const)('%s', (_, value, over, expected) => {
    expect(shown([count('', value)], policy(over))).toEqual([expected])
  })

  test.each([
    ['a rate of 3 children', 3, 40, {}, 'hidden'],
    ['a rate of 6 children', 6, 40, {}, 15],
    ['a rate among 4 children', 0, 4, {}, 'hidden'],
    ['a rate among 19 children where 20 are asked for', 9, 19, { leastDenominator: 20 }, 'hidden'],
    ['a rate among 20 children where 20 are asked for', 9, 20, { leastDenominator: 20 }, 45],
    ['a rate made of rounded counts', 11, 42, { roundTo: 10 }, 25],
  ] as const)('%s', (_, numerator, denominator, over, expected) => {
    expect(shown([part('', numerator, denominator)], policy(over), percent)).toEqual([expected])
  })

  test('a hidden one carries nothing that tells it', () => {
    const given = {
      ...part('', 3, 40).measurement,
      lower: 2.6,
      upper: 19.9,
      note: 'Two are siblings',
      provisional: true,
    }
    expect(disclosed([{ pairs: [], measurement: given }], usualDisclosure, percent)).toEqual([
      aMeasurement(period, null, { status: 'suppressed', provisional: true }),
    ])
  })

  test('a rate whose count follows from its denominator is hidden like one whose count is written beside it', () => {
    const alone = aMeasurement(period, 7.5, { denominator: 40 })
    expect(disclosed([{ pairs: [], measurement: alone }], usualDisclosure, percent)[0]).toMatchObject({
      status: 'suppressed',
      value: null,
      denominator: null,
    })
  })

  test('a small count that rounds to nothing says so, and is not zero', () => {
    const [one] = disclosed([count('', 2)], policy({ hideUpTo: null, roundTo: 5 }), children)
    expect(one).toMatchObject({ value: null, status: 'rounds-to-zero' })
  })

  test('counts are hidden in time as well as in marks only where the number counts', () => {
    expect(shown([count('', 4)], usualDisclosure, aScale({ unit: 'days', decimals: 0, multiplier: null }))).toEqual([4])
    expect(shown([count('', 4)], usualDisclosure, percent)).toEqual([4])
  })

  test.each([
    ['children', 0, null, true],
    ['visits', 0, null, true],
    ['%', 0, null, false],
    ['per 10,000', 0, null, false],
    ['days', 0, null, false],
    ['points', 0, null, false],
    ['children', 1, null, false],
    ['%', 1, 100, false],
  ])('%s with %i decimals and multiplier %s counts: %s', (unit, decimals, multiplier, expected) => {
    expect(isCount(aScale({ unit, decimals, multiplier }))).toBe(expected)
  })

  test('how many a value stands for', () => {
    expect(countOf(aMeasurement(period, 10, { numerator: 7 }), percent)).toBe(7)
    expect(countOf(aMeasurement(period, 12.5, { denominator: 200 }), percent)).toBe(25)
    expect(countOf(aMeasurement(period, 12.5), percent)).toBeNull()
    expect(countOf(aMeasurement(period, null), children)).toBeNull()
  })
})

describe('groups of a total', () => {
  const cases: readonly [string, readonly Cell[], Partial<Disclosure>, readonly unknown[]][] = [
    [
      'one hidden group takes the next smallest with it',
      [count('', 60), count('sex=boys', 57), count('sex=girls', 3)],
      {},
      [60, 'hidden', 'hidden'],
    ],
    [
      'of three, the next smallest and no more',
      [count('', 100), count('place=east', 4), count('place=north', 66), count('place=west', 30)],
      {},
      [100, 'hidden', 66, 'hidden'],
    ],
    [
      'two hidden ones protect each other',
      [count('', 40), count('place=east', 4), count('place=north', 3), count('place=west', 33)],
      {},
      [40, 'hidden', 'hidden', 33],
    ],
    [
      'two that can only be 1 each do not',
      [count('', 52), count('place=a', 1), count('place=b', 1), count('place=c', 20), count('place=d', 30)],
      {},
      [52, 'hidden', 'hidden', 'hidden', 30],
    ],
    [
      'a hidden total follows from its groups, so one of them goes',
      [count('', 5), count('sex=boys', 0), count('sex=girls', 5)],
      { showZero: false },
      ['hidden', 'hidden', 'hidden'],
    ],
    [
      'beside a zero, total and group are the same number, and neither follows',
      [count('', 5), count('sex=boys', 0), count('sex=girls', 5)],
      {},
      ['hidden', 0, 'hidden'],
    ],
    [
      'groups that are not all of the total tell nothing',
      [count('', 90), count('place=east', 4), count('place=north', 30)],
      {},
      [90, 'hidden', 30],
    ],
    [
      'without the total nothing follows within one category',
      [count('sex=boys', 57), count('sex=girls', 3)],
      {},
      [57, 'hidden'],
    ],
    [
      'but a total that nobody wrote follows from another category',
      [count('sex=boys', 57), count('sex=girls', 3), count('send=no', 40), count('send=yes', 20)],
      {},
      ['hidden', 'hidden', 40, 20],
    ],
    [
      'without secondary suppression only the small one goes',
      [count('', 60), count('sex=boys', 57), count('sex=girls', 3)],
      { secondary: false },
      [60, 57, 'hidden'],
    ],
    [
      'zero is hidden only where nothing else is left',
      [count('', 23), count('place=a', 3), count('place=b', 0), count('place=c', 20)],
      {},
      [23, 'hidden', 0, 'hidden'],
    ],
  ]
  test.each(cases)('%s', (_, cells, over, expected) => {
    expect(shown(cells, policy(over))).toEqual(expected)
  })

  test('what came as a symbol is protected like what is hidden here', () => {
    const symbol: Cell = {
      pairs: pairsOf('sex=girls'),
      measurement: aMeasurement(period, null, { status: 'suppressed' }),
    }
    expect(shown([count('', 60), count('sex=boys', 57), symbol])).toEqual([60, 'hidden', 'hidden'])
  })

  test('missing is not suppressed and not zero: nothing follows where a group is not known', () => {
    const missing: Cell = { pairs: pairsOf('place=b'), measurement: aMeasurement(period, null) }
    const all = [count('', 60), count('place=a', 3), missing, count('place=c', 50)]
    expect(disclosed(all, usualDisclosure, children).map((one) => one.status)).toEqual([
      'value',
      'suppressed',
      'missing',
      'value',
    ])
  })

  test('figures that their publisher treated are shown as they came', () => {
    const all = [count('', 60), count('sex=boys', 57), count('sex=girls', 3)]
    expect(disclosed(all, asPublished, children)).toEqual(all.map((one) => one.measurement))
  })
})

/** A table of two categories with every total, and its counts. */
const tableOf = (rows: readonly (readonly number[])[]): Map<string, number> => {
  const cells = rows.flatMap((row, i) => row.map((n, j) => [`a=${i}|b=${j}`, n] as const))
  const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
  return new Map([
    ['', sum(rows.flat())],
    ...rows.map((row, i) => [`a=${i}`, sum(row)] as const),
    ...(rows[0] ?? []).map((_, j) => [`b=${j}`, sum(rows.map((row) => row[j] ?? 0))] as const),
    ...cells,
  ])
}

const familiesOfTable = (rows: number, columns: number) => {
  const a = Array.from({ length: rows }, (_, i) => i)
  const b = Array.from({ length: columns }, (_, j) => j)
  return [
    { total: '', groups: a.map((i) => `a=${i}`) },
    { total: '', groups: b.map((j) => `b=${j}`) },
    ...a.map((i) => ({ total: `a=${i}`, groups: b.map((j) => `a=${i}|b=${j}`) })),
    ...b.map((j) => ({ total: `b=${j}`, groups: a.map((i) => `a=${i}|b=${j}`) })),
  ]
}

type Family = ReturnType<typeof familiesOfTable>[number]

/** What somebody finds who subtracts shown numbers from one another until nothing new comes out. */
function subtracted(shownCounts: ReadonlyMap<string, number>, families: readonly Family[]): Map<string, number> {
  const known = new Map(shownCounts)
  const found = families.flatMap(({ total, groups }) => {
    const unknown = [total, ...groups].filter((key) => !known.has(key))
    const sum = groups.reduce((all, key) => all + (known.get(key) ?? 0), 0)
    const [only] = unknown
    if (only === undefined || unknown.length > 1) return []
    return [[only, only === total ? sum : (known.get(total) ?? 0) - sum] as const]
  })
  for (const [key, value] of found) known.set(key, value)
  return found.length === 0 ? known : subtracted(known, families)
}

/** Every way to fill some hidden groups with whole numbers from `least` on that add up. */
function* fillings(sum: number, groups: number, least: number): Generator<number[]> {
  if (groups === 1) {
    if (sum >= least) yield [sum]
    return
  }
  for (let first = least; first <= sum - least * (groups - 1); first += 1)
    for (const rest of fillings(sum - first, groups - 1, least)) yield [first, ...rest]
}

const small = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }))
const aTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(small, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
const aPolicy = fc.record({
  hideUpTo: fc.integer({ min: 1, max: 10 }),
  showZero: fc.boolean(),
  roundTo: fc.constant(null),
  leastDenominator: fc.constant(null),
  secondary: fc.constant(true),
})

test('no hidden count can be worked out by subtraction from any total, group or group within a group', () => {
  fc.assert(
    fc.property(aTable, aPolicy, (rows, by) => {
      const counts = tableOf(rows)
      const cells = [...counts].map(([key, n]) => count(key, n))
      const results = disclosed(cells, by, children)
      const hidden = cells.filter((_, i) => results[i]?.status === 'suppressed').map((one) => keyOfPairs(one.pairs))
      const visible = new Map([...counts].filter(([key]) => !hidden.includes(key)))
      const found = subtracted(visible, familiesOfTable(rows.length, rows[0]?.length ?? 0))
      expect(hidden.filter((key) => found.has(key))).toEqual([])
      const tooSmall = [...visible.values()].filter((n) => (n === 0 ? !by.showZero : n <= by.hideUpTo))
      expect(tooSmall).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('a rate times its denominator never gives a hidden count, nor do differences of what is shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(small, fc.integer({ min: 1, max: 80 })), { minLength: 2, maxLength: 6 }),
      (groups) => {
        const parts = groups.map(([n, more]) => [n, n + more] as const)
        const sums = parts.reduce(([n, d], [x, y]) => [n + x, d + y] as const, [0, 0] as const)
        const cells = [part('', ...sums), ...parts.map(([n, d], i) => part(`place=${i}`, n, d))]
        const results = disclosed(cells, usualDisclosure, percent)
        const told = results.map((one) =>
          one.value === null || one.denominator === null ? null : Math.round((one.value * one.denominator) / 100),
        )
        expect(told.filter((n) => n !== null && n > 0 && n <= 5)).toEqual([])
        expect(results.filter((one) => one.status === 'suppressed').every((one) => one.denominator === null)).toBe(true)
        const open = told.slice(1).filter((n) => n === null).length
        expect(told[0] !== null && open === 1).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})

test('no hidden group has only one number that fits: every one could be another', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 }), aPolicy, (numbers, by) => {
      const total = numbers.reduce((sum, n) => sum + n, 0)
      const cells = [count('', total), ...numbers.map((n, i) => count(`place=${i}`, n))]
      const [whole, ...groups] = disclosed(cells, by, children)
      const open = groups.filter((one) => one.status === 'suppressed').length
      const left = (whole?.value ?? 0) - groups.reduce((sum, one) => sum + (one.value ?? 0), 0)
      const ways = open === 0 || whole?.value === null ? [] : [...fillings(left, open, by.showZero ? 1 : 0)]
      const certain = Array.from(
        { length: ways.length === 0 ? 0 : open },
        (_, i) => new Set(ways.map((way) => way[i])).size,
      )
      expect(certain.filter((values) => values === 1)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('what was suppressed, missing or zero stays what it was, and nothing is made up', () => {
  const statuses = ['value', 'suppressed', 'missing', 'not-applicable', 'not-available', 'rounds-to-zero'] as const
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...statuses), small), { maxLength: 6 }), aPolicy, (given, by) => {
      const cells = given.map(([status, n], i): Cell => {
        const measurement = aMeasurement(period, status === 'value' ? n : null, { status })
        return { pairs: pairsOf(`place=${i}`), measurement }
      })
      const results = disclosed(cells, by, children)
      const changed = results.filter((one, i) => one !== cells[i]?.measurement)
      expect(changed.every((one) => one.status === 'suppressed' && one.value === null)).toBe(true)
      expect(results.filter((one, i) => given[i]?.[0] !== 'value' && one !== cells[i]?.measurement)).toEqual([])
      const untouched = results.filter((_, i) => given[i]?.[0] !== 'value').map((one) => one.status)
      expect(untouched).toEqual(given.map(([status]) => status).filter((status) => status !== 'value'))
    }),
  )
})
