import { addDays } from '@ttc/domain/day'
import { yearPeriod } from '@ttc/domain/period'
import { type Askable, askedFor, type Ground, owedIn, owedStateOf, type PlacedValue } from '@ttc/domain/round/owed'
import { daysFor } from '@ttc/domain/round/proposal'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const TODAY = '2026-11-05'
const round = { ...daysFor('2026-11-24'), openedOn: '2026-11-03' }
const period = yearPeriod('financial-year', 2025)
const person = (id: string, over: Partial<Askable> = {}): Askable => ({
  id,
  hasLeft: false,
  absentFrom: null,
  absentTo: null,
  deputyMemberId: null,
  ...over,
})
const value = (over: Partial<PlacedValue> = {}): PlacedValue => ({
  placementId: 'p',
  ownerMemberId: 'owner',
  derived: false,
  nextDue: { period, on: round.numbersDueOn },
  given: null,
  ...over,
})
const ground = (over: Partial<Ground> = {}): Ground => ({
  values: [],
  priorities: [],
  sheets: [],
  members: [person('owner', { deputyMemberId: 'deputy' }), person('deputy')],
  ...over,
})
const owed = (over: Partial<Ground>) => owedIn(round, ground(over), TODAY)

test('a value is asked for that is due by the day numbers are, also one that was late before the round', () => {
  const late = value({ placementId: 'late', nextDue: { period, on: '2026-06-24' } })
  expect(owed({ values: [value(), late] }).asks).toMatchObject([
    { kind: 'value', placementId: 'p', memberId: 'owner', dueOn: round.numbersDueOn, answeredOn: null },
    { placementId: 'late', expectedOn: '2026-06-24', dueOn: round.numbersDueOn },
  ])
})

test('what cannot be new is not asked for, and the day it can be is told', () => {
  const later = value({ nextDue: { period, on: addDays(round.numbersDueOn, 1) } })
  const never = value({ placementId: 'never', nextDue: null })
  const derived = value({ placementId: 'derived', derived: true })
  expect(owed({ values: [later, never, derived] })).toEqual({
    asks: [],
    notAsked: [
      { placementId: 'p', memberId: 'owner', until: addDays(round.numbersDueOn, 1) },
      { placementId: 'never', memberId: 'owner', until: null },
    ],
  })
})

test('a value that came since the opening answers, unless a further one is due in the round', () => {
  const given = { period, on: '2026-11-04' }
  const answered = value({ given, nextDue: { period: yearPeriod('financial-year', 2026), on: '2027-06-29' } })
  const another = value({ placementId: 'q', given })
  expect(owed({ values: [answered, another] })).toMatchObject({
    asks: [
      { placementId: 'p', period, answeredOn: '2026-11-04', expectedOn: null },
      { placementId: 'q', answeredOn: null },
    ],
    notAsked: [],
  })
})

test('a sheet that was sent before the round opened is no part of it', () => {
  const sheet = { sheetId: 's', placementId: 'p', ownerMemberId: 'owner', dueOn: '2026-11-12', answeredOn: null }
  const sheets = [
    sheet,
    { ...sheet, sheetId: 'now', answeredOn: '2026-11-03' },
    { ...sheet, sheetId: 'before', answeredOn: '2026-11-02' },
  ]
  expect(owed({ sheets }).asks).toMatchObject([
    { kind: 'sheet', sheetId: 's', answeredOn: null, dueOn: '2026-11-12' },
    { sheetId: 'now', answeredOn: '2026-11-03' },
  ])
})

test('every priority’s lead is asked for its card', () => {
  const priorities = [
    { priorityId: 'a', leadMemberId: 'owner', answeredOn: null },
    { priorityId: 'b', leadMemberId: null, answeredOn: null },
  ]
  expect(owed({ priorities }).asks).toMatchObject([
    { kind: 'card', priorityId: 'a', memberId: 'owner', dueOn: round.cardsDueOn },
    { kind: 'card', priorityId: 'b', memberId: null },
  ])
})

const away = { absentFrom: '2026-11-01', absentTo: '2026-11-20' }
test.each<[string, readonly Askable[], string | null, string | null]>([
  ['the owner is there', [person('owner', { deputyMemberId: 'deputy' }), person('deputy')], 'owner', null],
  ['the owner is away', [person('owner', { ...away, deputyMemberId: 'deputy' }), person('deputy')], 'deputy', 'owner'],
  ['the owner is back', [person('owner', { ...away, absentTo: '2026-11-04' })], 'owner', null],
  ['nobody stands in for who is away', [person('owner', away)], 'owner', null],
  [
    'the deputy is away too',
    [person('owner', { ...away, deputyMemberId: 'deputy' }), person('deputy', away)],
    'owner',
    null,
  ],
  ['the owner has left', [person('owner', { hasLeft: true })], null, 'owner'],
  [
    'the owner has left a deputy',
    [person('owner', { hasLeft: true, deputyMemberId: 'deputy' }), person('deputy')],
    'deputy',
    'owner',
  ],
  ['nobody knows the owner', [], null, null],
])('where %s it is asked of %s…', (_, members, memberId, insteadOf) => {
  const known = new Map(members.map((one) => [one.id, one]))
  expect(askedFor('owner', known, TODAY)).toEqual({ memberId, insteadOf })
  expect(askedFor(null, known, TODAY)).toEqual({ memberId: null, insteadOf: null })
})

test.each([
  ['2026-11-05', null, false, 'owed'],
  ['2026-11-05', null, true, 'opened'],
  ['2026-11-04', null, true, 'late'],
  ['2026-11-04', '2026-11-05', false, 'answered'],
] as const)('due on %s and answered on %s, opened %s: %s', (dueOn, answeredOn, isOpened, state) => {
  expect(owedStateOf({ dueOn, answeredOn }, isOpened, TODAY)).toBe(state)
})

const ids = ['a', 'b', 'c', 'd'] as const
const anId = fc.option(fc.constantFrom(...ids))
const aDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days))
const aPerson = (id: string) =>
  fc.record({
    id: fc.constant(id),
    hasLeft: fc.boolean(),
    absentFrom: fc.option(aDay),
    absentTo: fc.option(aDay),
    deputyMemberId: anId,
  })
const aValue = fc.record({
  placementId: fc.uuid(),
  ownerMemberId: anId,
  derived: fc.boolean(),
  nextDue: fc.option(aDay.map((on) => ({ period, on }))),
  given: fc.option(aDay.map((on) => ({ period, on }))),
})
const aGround = fc.record({
  values: fc.array(aValue, { maxLength: 20 }),
  priorities: fc.constant([]),
  sheets: fc.constant([]),
  members: fc.tuple(...ids.map(aPerson)),
})

test('nobody is asked for a value whose day is after the round’s, nor for a derived one', () => {
  fc.assert(
    fc.property(aGround, (all) => {
      const open = owedIn(round, all, TODAY).asks.filter(({ answeredOn }) => answeredOn === null)
      const of = (id: string) => all.values.find(({ placementId }) => placementId === id)
      const wrong = open.filter((ask) => {
        const about = ask.kind === 'value' ? of(ask.placementId) : undefined
        return about?.nextDue == null || about.nextDue.on > round.numbersDueOn || about.derived
      })
      expect(wrong).toEqual([])
    }),
  )
})

test('every value that is due is asked of exactly one person who is there to be asked, or has no owner', () => {
  fc.assert(
    fc.property(aGround, (all) => {
      const { asks, notAsked } = owedIn(round, all, TODAY)
      const due = all.values.filter(
        ({ derived, nextDue }) => !derived && nextDue !== null && nextDue.on <= round.numbersDueOn,
      )
      const asked = asks.flatMap((ask) => (ask.kind === 'value' && ask.answeredOn === null ? [ask] : []))
      expect(asked.map(({ placementId }) => placementId)).toEqual(due.map(({ placementId }) => placementId))
      const gone = new Set(all.members.filter(({ hasLeft }) => hasLeft).map(({ id }) => id))
      expect(asked.filter(({ memberId }) => memberId !== null && gone.has(memberId as 'a'))).toEqual([])
      const both = notAsked.filter(({ placementId }) => due.some((one) => one.placementId === placementId))
      expect(both).toEqual([])
    }),
  )
})
