import {
  changesBetween,
  checkView,
  mondayOf,
  movesOf,
  type Standing,
  type StoredStanding,
  standingOn,
  type Told,
  toldOf,
  viewLimits,
} from '@ttc/domain/digest'
import { describeChanges, describeDigest, describeNow } from '@ttc/domain/digest.words'
import { expect, test } from 'vitest'

const TODAY = '2026-11-23'

const plain: Standing = {
  status: 'green',
  forecast: null,
  latest: '2026-03-31',
  lateSince: null,
  sheet: null,
  amberOn: null,
  greenOn: null,
  missedOn: null,
  override: null,
  escalation: null,
  actionDue: null,
}
const name = 'Suspensions per 100 pupils'
const thing = (standing: Partial<Standing>) => ({ id: 'one', name, standing: { ...plain, ...standing } })
const toldAs = (standing: Partial<Standing>): Told => toldOf([thing(standing)], [])
const said = (told: Told, standing: Partial<Standing>) =>
  changesBetween(told, [thing(standing)]).map(({ name: of, changes }) => describeChanges(of, changes))

const greenUntil = (until: string) => ({ status: 'green', computed: 'red', until }) as const
const sheet = (state: NonNullable<Standing['sheet']>['state'], on = '2026-11-18') => ({ sheet: { state, on } })

test.each<[string, Partial<Standing>, Partial<Standing>, string]>([
  ['worse', { status: 'amber' }, { status: 'red' }, 'turned red (was amber)'],
  ['newly amber', { status: 'green' }, { status: 'amber' }, 'turned amber (was green)'],
  ['newly red from nothing judged', { status: 'no-value' }, { status: 'red' }, 'turned red (was no value)'],
  ['better', { status: 'red' }, { status: 'amber' }, 'is better: amber (was red)'],
  ['off the list', { status: 'amber' }, { status: 'green' }, 'came off the list: green (was amber)'],
  ['no target', { status: 'red' }, { status: 'no-target' }, 'came off the list: no target (was red)'],
  ['forecast', {}, { forecast: 'red' }, 'is green and forecast to turn red'],
  ['forecast worse', { forecast: 'amber' }, { forecast: 'red' }, 'is green and forecast to turn red'],
  ['forecast over', { forecast: 'amber' }, {}, 'is no longer forecast to turn amber'],
  ['forecast came true', { forecast: 'red' }, { status: 'red' }, 'turned red (was green)'],
  ['late', {}, { lateSince: '2026-11-20' }, 'is late: a value was due by 20 November 2026'],
  [
    'late again',
    { lateSince: '2026-08-01' },
    { lateSince: '2026-11-01' },
    'is late: a value was due by 1 November 2026',
  ],
  ['came in', { lateSince: '2026-11-20' }, { latest: '2026-09-30' }, 'is late no more: its value has come in'],
  ['due later', { lateSince: '2026-11-20' }, {}, 'is late no more: its next value is due later'],
  ['sheet owed', {}, sheet('owed', '2026-12-07'), 'owes a recovery sheet by 7 December 2026'],
  ['sheet overdue', sheet('owed'), sheet('overdue'), 'has owed a recovery sheet since 18 November 2026'],
  [
    'sheet sent',
    sheet('overdue'),
    sheet('submitted'),
    'has a recovery sheet, sent 18 November 2026, that waits for an answer',
  ],
  [
    'sheet sent again',
    sheet('submitted', '2026-11-11'),
    sheet('submitted'),
    'has a recovery sheet, sent 18 November 2026, that waits for an answer',
  ],
  ['sheet accepted', sheet('submitted'), sheet('accepted'), 'has a recovery sheet, accepted 18 November 2026'],
  [
    'sheet sent back',
    sheet('submitted'),
    sheet('returned', '2026-12-01'),
    'has had its recovery sheet sent back with a question, to be answered by 1 December 2026',
  ],
  [
    'day back passed',
    { greenOn: '2026-11-20' },
    { greenOn: '2026-11-20', missedOn: '2026-11-20' },
    'was to be back on path by 20 November 2026, and that day has passed',
  ],
  [
    'day back slipped',
    { greenOn: '2026-12-20' },
    { greenOn: '2027-03-31' },
    'is to be back to green by 31 March 2027, put off from 20 December 2026',
  ],
  [
    'override set',
    {},
    { override: greenUntil('2027-01-10') },
    'is shown as green by an override until 10 January 2027 (red by its rule)',
  ],
  [
    'override renewed',
    { override: greenUntil('2026-11-30') },
    { override: greenUntil('2027-01-10') },
    'is shown as green by an override until 10 January 2027 (red by its rule)',
  ],
  ['override ended', { override: greenUntil('2026-11-30') }, {}, 'is shown by its rule again: the override has ended'],
  [
    'to a director',
    { status: 'red' },
    { status: 'red', escalation: 'director' },
    'missed its back-to-green day and waits for a director’s decision',
  ],
  [
    'and further to the board',
    { status: 'red', escalation: 'director' },
    { status: 'red', escalation: 'board' },
    'has been red for so long that the board decides what becomes of it',
  ],
  ['decided', { status: 'red', escalation: 'board' }, { status: 'red' }, 'waits for no decision any more'],
  [
    'green before it was decided',
    { status: 'red', escalation: 'board' },
    { status: 'green' },
    'came off the list: green (was red)',
  ],
  ['action overdue', {}, { actionDue: '2026-11-20' }, 'has an action overdue since 20 November 2026'],
])('what has changed is said in a sentence: %s', (_, before, now, words) => {
  expect(said(toldAs(before), now)).toEqual([`${name} ${words}.`])
})

test.each<[string, Partial<Standing>, Partial<Standing>]>([
  ['all as it was', { status: 'red', ...sheet('owed') }, { status: 'red', ...sheet('owed') }],
  ['a new value of the same colour', { status: 'red' }, { status: 'red', latest: '2026-09-30' }],
  ['green that has lost its target', {}, { status: 'no-target' }],
  ['a sheet that has lapsed', sheet('owed'), {}],
  ['an action that was overdue and is done', { actionDue: '2026-11-01' }, {}],
  ['a day back that is given at last', {}, { greenOn: '2027-03-31' }],
  ['a day back that comes sooner', { greenOn: '2027-03-31' }, { greenOn: '2027-01-31' }],
])('nothing is said of %s', (_, before, now) => {
  expect(said(toldAs(before), now)).toEqual([])
})

test('several changes of one indicator are said together', () => {
  expect(said(toldAs({ status: 'amber' }), { status: 'red', ...sheet('owed', '2026-12-07') })).toEqual([
    `${name} turned red (was amber). It owes a recovery sheet by 7 December 2026.`,
  ])
})

test('what was not told of before is told of where it is red or amber, and left out where it is green', () => {
  expect(said({}, { status: 'red' })).toEqual([`${name} is red (new to you).`])
  expect(said({}, {})).toEqual([])
})

test('what is no longer watched is said once, and only of red and amber', () => {
  const told = toldOf([thing({ status: 'red' }), { ...thing({}), id: 'two' }], [{ id: 'view', holds: ['one'] }])
  expect(changesBetween(told, []).map(({ changes }) => describeChanges(name, changes))).toEqual([
    `${name} is no longer in a plan you watch, nor yours (was red).`,
  ])
  expect(changesBetween(toldOf([], []), [])).toEqual([])
})

test('what an earlier version told in fewer words counts as not told', () => {
  const told = { one: JSON.stringify({ name, status: 'red' }) }
  expect(said(told, { status: 'red', lateSince: '2026-11-20' })).toEqual([
    `${name} is late: a value was due by 20 November 2026.`,
  ])
})

const stored: StoredStanding = {
  shown: 'red',
  computed: 'red',
  forecast: 'red',
  latest: '2026-03-31',
  nextDueOn: null,
  sheet: null,
  amberOn: null,
  greenOn: null,
  overrideUntil: null,
  escalation: null,
  actionDueOn: null,
}

test.each<[string, Partial<StoredStanding>, Partial<Standing>]>([
  ['a red one has no forecast of its own', {}, { status: 'red', forecast: null }],
  ['a green one has', { shown: 'green', computed: 'green' }, { status: 'green', forecast: 'red' }],
  ['a forecast of green is none', { shown: 'green', forecast: 'green' }, { forecast: null }],
  ['due today is not late', { nextDueOn: TODAY }, { lateSince: null }],
  ['due yesterday is', { nextDueOn: '2026-11-22' }, { lateSince: '2026-11-22' }],
  [
    'an override on its last day',
    { shown: 'green', overrideUntil: TODAY },
    { status: 'green', override: { status: 'green', computed: 'red', until: TODAY } },
  ],
  ['an override that has ended', { shown: 'green', overrideUntil: '2026-11-22' }, { status: 'red', override: null }],
  [
    'a sheet owed by today',
    { sheet: { state: 'owed', dueOn: TODAY, on: '2026-11-01' } },
    { sheet: { state: 'owed', on: TODAY } },
  ],
  [
    'a question not answered in time',
    { sheet: { state: 'returned', dueOn: '2026-11-22', on: '2026-11-01' } },
    { sheet: { state: 'overdue', on: '2026-11-22' } },
  ],
  [
    'a sheet that was sent late',
    { sheet: { state: 'submitted', dueOn: '2026-11-01', on: '2026-11-20' } },
    { sheet: { state: 'submitted', on: '2026-11-20' } },
  ],
  ['a red one past its day of amber', { amberOn: '2026-11-01', greenOn: '2027-01-01' }, { missedOn: '2026-11-01' }],
  ['an amber one past that day has kept it', { shown: 'amber', amberOn: '2026-11-01' }, { missedOn: null }],
  ['an amber one past its day of green', { shown: 'amber', greenOn: '2026-11-01' }, { missedOn: '2026-11-01' }],
  ['a green one has kept every day', { shown: 'green', greenOn: '2026-11-01' }, { missedOn: null }],
  ['an action due yesterday', { actionDueOn: '2026-11-22' }, { actionDue: '2026-11-22' }],
])('how it stands on a day: %s', (_, over, standing) => {
  expect(standingOn({ ...stored, ...over }, TODAY)).toMatchObject(standing)
})

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-22', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
  ['2024-03-01', '2024-02-26'],
])('the week of %s begins on Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
  expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1)
})

test('a list tells what came in and what went out, and nothing before it was told of once', () => {
  const told = toldOf([], [{ id: 'v', holds: ['a', 'b'] }])
  expect(movesOf(told, { id: 'v', holds: ['b', 'c'] })).toEqual({ cameIn: ['c'], wentOut: ['a'] })
  expect(movesOf(told, { id: 'other', holds: ['b'] })).toBeNull()
})

test.each([
  [{ red: 2, amber: 1, changed: 3, isFirst: true }, '2 red and 1 amber now'],
  [{ red: 0, amber: 0, changed: 1, isFirst: false }, '1 indicator changed'],
  [{ red: 0, amber: 0, changed: 3, isFirst: false }, '3 indicators changed'],
  [{ red: 0, amber: 0, changed: 0, isFirst: false }, 'your saved views'],
])('the subject says how much there is to read: %o', (counts, subject) => {
  expect(describeDigest(counts)).toBe(subject)
})

test('the first mail names the status before the indicator', () => {
  expect(describeNow(name, 'amber')).toBe(`Amber: ${name}`)
})

test('twenty views are enough, and no two of one name', () => {
  const many = Array.from({ length: viewLimits.views }, (_, at) => `View ${at}`)
  expect(() => checkView('One more', many)).toThrow(/Take one out first/)
  expect(() => checkView('VIEW 3', many.slice(1))).toThrow(/Choose another name/)
  expect(() => checkView('One more', many.slice(1))).not.toThrow()
})
