import { addDays, dayFromNumber, dayNumber } from '@ttc/domain/day'
import { type KnownRound, roundDayNames, roundDayProblems } from '@ttc/domain/round'
import { daysFor, movedDays, proposeRound, quarterName } from '@ttc/domain/round/proposal'
import { isWorkingDay } from '@ttc/domain/round/working-day'
import { describeProposal } from '@ttc/domain/round.words'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const aDay = fc
  .integer({ min: dayNumber('2000-01-01'), max: dayNumber('2199-06-01') })
  .map((count) => dayFromNumber(count))

const aRound = (meetsOn: string, over: Partial<KnownRound> = {}): KnownRound => ({
  id: meetsOn,
  name: quarterName(meetsOn),
  state: 'closed',
  ...daysFor(meetsOn),
  ...over,
})

test('a meeting on an ordinary day has its days 21, 14, 10 and 7 days before, and 2 and 30 after', () => {
  expect(daysFor('2026-11-24')).toEqual({
    opensOn: '2026-11-03',
    numbersDueOn: '2026-11-10',
    cardsDueOn: '2026-11-13',
    freezeOn: '2026-11-17',
    meetsOn: '2026-11-24',
    noteOn: '2026-11-26',
    nudgeOn: '2026-12-24',
  })
})

/** T−7 is Easter Monday and T−10 Good Friday: both would fall on Maundy Thursday. */
test('two deadlines never meet on the last working day before a holiday', () => {
  const { cardsDueOn, freezeOn, numbersDueOn } = daysFor('2026-04-13')
  expect([numbersDueOn, cardsDueOn, freezeOn]).toEqual(['2026-03-30', '2026-04-01', '2026-04-02'])
})

test('a meeting on a bank holiday is held on the next working day, and a nudge over Christmas after it', () => {
  expect(daysFor('2026-12-25').meetsOn).toBe('2026-12-29')
  expect(daysFor('2026-11-26').nudgeOn).toBe('2026-12-29')
})

test('whatever the day of the meeting, all days are working days and in their order', () => {
  fc.assert(
    fc.property(aDay, (meeting) => {
      const days = daysFor(meeting)
      const listed = roundDayNames.map((name) => days[name])
      expect(listed.filter((day) => !isWorkingDay(day))).toEqual([])
      expect([roundDayProblems(days), listed]).toEqual([[], listed.toSorted()])
      expect(new Set(listed.slice(0, 6)).size).toBe(6)
    }),
  )
})

test('proposed days are working days, in order, ahead of today and clear of the last meeting', () => {
  fc.assert(
    fc.property(aDay, fc.array(fc.integer({ min: 60, max: 120 }), { maxLength: 6 }), (today, gaps) => {
      const ago = (count: number) => gaps.slice(0, count + 1).reduce((sum, gap) => sum + gap, 0)
      const rounds = gaps.map((_, i) => aRound(addDays(today, -ago(i))))
      const proposed = proposeRound(rounds, today)
      expect(roundDayProblems(proposed)).toEqual([])
      expect(roundDayNames.filter((name) => !isWorkingDay(proposed[name]))).toEqual([])
      expect(proposed.meetsOn >= today).toBe(true)
      expect(rounds.filter((one) => one.meetsOn >= proposed.meetsOn)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('the first round is proposed four weeks ahead, and says so', () => {
  const proposed = proposeRound([], '2026-11-23')
  expect(proposed).toMatchObject({ from: 'today', meetsOn: '2026-12-21', name: 'Quarter 3, 2026/27' })
  expect(describeProposal(proposed)).toMatch(/^Proposed from four weeks from today.*21 December 2026/)
})

test('with last year’s round the next is on the same weekday of the same week', () => {
  const rounds = ['2025-12-09', '2026-03-03', '2026-06-02', '2026-09-01'].map((day) => aRound(day))
  expect(proposeRound(rounds, '2026-11-02')).toMatchObject({ from: 'last-year', meetsOn: '2026-12-08' })
})

test('without one it is a quarter after the last, as often as it takes to be ahead', () => {
  expect(proposeRound([aRound('2026-09-01')], '2026-11-02')).toMatchObject({
    from: 'last-round',
    meetsOn: '2026-12-01',
  })
  expect(proposeRound([aRound('2025-09-02')], '2026-11-02')).toMatchObject({
    from: 'last-round',
    meetsOn: '2026-12-01',
    name: 'Quarter 3, 2026/27',
  })
})

test('a name that is taken gets a number', () => {
  const rounds = [aRound('2026-09-01', { name: 'quarter 3, 2026/27' })]
  expect(proposeRound(rounds, '2026-11-02').name).toBe('Quarter 3, 2026/27 (2)')
})

test.each([
  ['2026-04-01', 'Quarter 1, 2026/27'],
  ['2026-12-31', 'Quarter 3, 2026/27'],
  ['2027-03-31', 'Quarter 4, 2026/27'],
  ['2099-04-01', 'Quarter 1, 2099/00'],
])('a round that meets on %s is %s', (day, name) => {
  expect(quarterName(day)).toBe(name)
})

test('a meeting put off moves what is still ahead and leaves what has passed', () => {
  const present = daysFor('2026-11-24')
  const moved = movedDays(present, '2026-12-08', '2026-11-12')
  expect(moved).toEqual({
    ...daysFor('2026-12-08'),
    opensOn: present.opensOn,
    numbersDueOn: present.numbersDueOn,
  })
})

test('a meeting brought forward puts no day before one that has passed, nor before today', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 2, max: 60 }), (meeting, ago, ahead) => {
      const present = daysFor(meeting)
      const today = addDays(present.opensOn, ago % 20)
      const moved = movedDays(present, addDays(today, ahead), today)
      const passed = roundDayNames.filter((name) => present[name] < today)
      expect(passed.filter((name) => moved[name] !== present[name])).toEqual([])
      const ahead_ = roundDayNames.filter((name) => !passed.includes(name))
      expect(ahead_.filter((name) => moved[name] < today || !isWorkingDay(moved[name]))).toEqual([])
      const listed = roundDayNames.map((name) => moved[name])
      expect(listed).toEqual(listed.toSorted())
    }),
  )
})
