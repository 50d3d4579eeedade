import {
  canBecome,
  checkRound,
  closedByOpening,
  type KnownRound,
  movedDayProblems,
  type RoundDayName,
  roundDayProblems,
} from '@ttc/domain/round'
import { noticeDue, reminderProblems, type Sent } from '@ttc/domain/round/notice'
import { daysFor } from '@ttc/domain/round/proposal'
import { describeOwed, describeReminders, describeWeekday } from '@ttc/domain/round.words'
import { expect, test } from 'vitest'

const days = daysFor('2026-11-24')
const aRound = (over: Partial<KnownRound> = {}): KnownRound => ({
  id: 'a',
  name: 'Quarter 3, 2026/27',
  state: 'open',
  ...days,
  ...over,
})

test.each<[RoundDayName, string, RegExp]>([
  ['numbersDueOn', days.opensOn, /^Numbers due: enter a day after 3 November 2026, since it follows “Round opens”/],
  [
    'cardsDueOn',
    '2026-11-09',
    /^Report cards due: enter 10 November 2026 or a later day, since it follows “Numbers due”/,
  ],
  ['freezeOn', '2026-11-12', /^Pack is frozen: enter 13 November 2026 or a later day/],
  ['meetsOn', days.freezeOn, /^Challenge meeting: enter a day after 17 November 2026/],
  ['noteOn', '2026-11-23', /^Follow-up note: enter 24 November 2026 or a later day/],
  ['nudgeOn', '2026-11-25', /^Nudge about promises: enter 26 November 2026 or a later day/],
  ['nudgeOn', '2027-11-25', /^A round takes 200 days at most/],
])('%s on %s is refused by its field', (field, day, message) => {
  expect(roundDayProblems({ ...days, [field]: day })).toEqual([{ field, message: expect.stringMatching(message) }])
})

test('several wrong days are told at once', () => {
  const wrong = roundDayProblems({ ...days, numbersDueOn: days.opensOn, nudgeOn: days.meetsOn })
  expect(wrong.map(({ field }) => field)).toEqual(['numbersDueOn', 'nudgeOn'])
})

test('a round at the time of another is refused with that one’s name and days, and a closed one blocks none', () => {
  const next = { ...daysFor('2026-12-08'), id: 'b', name: 'Another' }
  expect(() => checkRound(next, [aRound()])).toThrow(/“Quarter 3, 2026\/27” runs from 3 November 2026 to 24/)
  expect(() => checkRound(next, [aRound({ state: 'closed' })])).not.toThrow()
  expect(() => checkRound({ ...daysFor('2026-12-16'), id: 'b', name: 'Another' }, [aRound()])).not.toThrow()
  expect(() => checkRound({ ...next, id: 'a' }, [aRound()])).not.toThrow()
})

test('the name of another round of the plan is refused, however it is written', () => {
  const next = { ...daysFor('2027-03-02'), id: 'b', name: 'QUARTER 3, 2026/27' }
  expect(() => checkRound(next, [aRound({ state: 'closed' })])).toThrow(/has this name/)
})

test('days that have passed stay, and no day is moved into the past', () => {
  const moved = { ...days, opensOn: '2026-11-04', freezeOn: '2026-11-11', meetsOn: '2026-12-01' }
  expect(movedDayProblems(days, moved, '2026-11-12')).toEqual([
    { field: 'opensOn', message: 'Round opens: 3 November 2026 has passed and cannot be changed. Enter it again.' },
    { field: 'freezeOn', message: 'Pack is frozen: this day has passed. Enter today or a later day.' },
  ])
})

test('opening closes the round whose meeting has been, and waits for the one whose has not', () => {
  expect(closedByOpening([aRound(), aRound({ state: 'planned' })], '2026-11-25')).toEqual([aRound()])
  expect(closedByOpening([aRound({ state: 'closed' })], '2026-11-20')).toEqual([])
  expect(() => closedByOpening([aRound({ state: 'frozen' })], '2026-11-24')).toThrow(/open until its meeting/)
})

test.each([
  ['planned', 'open', true],
  ['planned', 'frozen', false],
  ['open', 'frozen', true],
  ['frozen', 'open', true],
  ['open', 'closed', true],
  ['closed', 'open', false],
] as const)('a round that is %s can become %s: %s', (from, to, can) => {
  expect(canBecome(from, to)).toBe(can)
})

const opening: Sent = { kind: 'opening', on: '2026-11-03' }
const reminder = (on: string): Sent => ({ kind: 'reminder', on })
const due = [{ dueOn: '2026-11-10' }]

test.each<[string, readonly Sent[], string | null]>([
  ['2026-11-03', [], 'opening'],
  ['2026-11-03', [opening], null],
  ['2026-11-06', [opening], null],
  ['2026-11-07', [opening], 'reminder'],
  ['2026-11-07', [opening, reminder('2026-11-07')], null],
  // Nothing ran on the day: it is made up for the next two, and not later.
  ['2026-11-09', [opening], 'reminder'],
  ['2026-11-10', [opening, reminder('2026-11-09')], 'reminder'],
  ['2026-11-11', [opening, reminder('2026-11-10')], null],
  ['2026-11-12', [opening, reminder('2026-11-10')], 'reminder'],
  ['2026-11-15', [opening, reminder('2026-11-10')], null],
])('on %s, after %j, the mail due is %s', (today, sent, kind) => {
  expect(noticeDue(due, sent, [-3, 0, 2], today)).toBe(kind)
})

test.each([
  ['a day ahead, and a reminder was sent then: its day brings no other', '2026-11-10', '2026-11-10', null],
  ['a week ahead: the days in between bring theirs', '2026-11-10', '2026-11-17', 'reminder'],
  ['a year ahead: nobody is left out for a year', '2026-11-10', '2027-11-10', 'reminder'],
  ['ahead by a day on the eve: nothing is due yet', '2026-11-09', '2026-11-10', null],
] as const)('a clock that ran %s', (_, today, on, kind) => {
  expect(noticeDue([{ dueOn: '2026-11-10' }], [opening, reminder(on)], [0], today)).toBe(kind)
})

test('a clock that is put back by a week mails no day a second time', () => {
  const told = ['2026-11-07', '2026-11-10', '2026-11-12'].map(reminder)
  const mails = Array.from({ length: 10 }, (_, day) => `2026-11-${String(3 + day).padStart(2, '0')}`)
  const again = mails.map((today) => noticeDue([{ dueOn: '2026-11-10' }], [opening, ...told], [-3, 0, 2], today))
  expect(again).toEqual(mails.map(() => null))
})

test('nobody who has answered everything is mailed, and without reminders only the opening comes', () => {
  expect(noticeDue([], [], [-3, 0, 2], '2026-11-10')).toBeNull()
  expect(noticeDue(due, [opening], [], '2026-11-10')).toBeNull()
})

test('reminders are whole days, each once, and few', () => {
  expect(reminderProblems([-3, 0, 2])).toEqual([])
  const wrong = [[0, 0], [-22], [1.5], [1, 2, 3, 4, 5, 6, 7]].map((one) => reminderProblems(one)[0]?.message)
  expect(wrong).toEqual([
    expect.stringMatching(/^Two reminders/),
    expect.stringMatching(/^Enter whole days, from 21 before/),
    expect.stringMatching(/^Enter whole days/),
    expect.stringMatching(/^Choose 6/),
  ])
})

test('what is owed and when people are reminded is said in words', () => {
  const asks = [{ kind: 'sheet' }, { kind: 'value' }, { kind: 'value' }] as const
  expect(describeOwed(asks)).toBe('2 values and 1 recovery sheet')
  expect(describeOwed([])).toBe('nothing')
  expect(describeReminders([2, -3, 0, -1])).toBe(
    '3 days before; 1 day before; on the day; 2 days after, to whoever is late',
  )
  expect(describeReminders([])).toBe('none')
})

test.each([
  ['2026-11-23', 'Monday'],
  ['2026-11-22', 'Sunday: not a working day'],
  ['2026-12-25', 'Friday: a bank holiday in England and Wales'],
  ['2026-2-31', null],
])('%s is said as %s', (day, words) => {
  expect(describeWeekday(day)).toBe(words)
})
