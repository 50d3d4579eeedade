import {
  blankSheet,
  type EarlierSheet,
  isNeedless,
  sheetOwedBecause,
  sheetReasons,
  sheetStates,
  stateOnDay,
} from '@ttc/domain/recovery-sheet'
import { sheetProblems } from '@ttc/domain/recovery-sheet/check'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { financialYears, standing } from '../../support/recovery-sheet.ts'

const TODAY = '2026-11-23'
const [year22, year23, year24, year25] = financialYears(2022, 4)

const answered = (given: Partial<EarlierSheet> = {}): EarlierSheet => ({
  state: 'accepted',
  periodEnd: year24.end,
  answeredOn: '2026-10-01',
  backToAmberOn: null,
  backToGreenOn: null,
  ...given,
})

describe('a sheet is owed', () => {
  test.each([
    ['red for the first time', standing('red', year25, 'green'), null, 'red'],
    ['amber for the first time', standing('amber', year25, 'green'), null, 'amber'],
    ['red since long, and never answered', standing('red', year22, null), null, 'red'],
    ['green', standing('green', year25, 'red'), null, null],
    ['green now, red by forecast', standing('green', year25, 'green', 'red'), null, 'forecast'],
    ['green now, green by forecast', standing('green', year25, 'green', 'green'), null, null],
    ['no target', standing('no-target', year25, null, 'red'), null, null],
    ['contextual', standing('contextual', null, null), null, null],
    ['without a value', standing('no-value', null, null), null, null],
    ['red, and answered', standing('red', year24, 'amber'), answered(), null],
    ['red after an amber that was answered', standing('red', year25, 'amber'), answered(), 'red'],
    ['amber after a red that was answered: the way back', standing('amber', year25, 'red'), answered(), null],
    ['amber again after green', standing('amber', year25, 'green'), answered(), 'amber'],
    ['red while one is open', standing('red', year25, 'amber'), answered({ state: 'owed' }), null],
    ['red while one waits for a decision', standing('red', year25, 'amber'), answered({ state: 'submitted' }), null],
    ['red while one was sent back', standing('red', year25, 'amber'), answered({ state: 'returned' }), null],
    [
      'red again in the period of one that lapsed',
      standing('red', year24, 'green'),
      answered({ state: 'lapsed' }),
      'red',
    ],
    ['red, answered a year ago', standing('red', year24, 'amber'), answered({ answeredOn: '2025-11-23' }), 'stayed'],
    [
      'red, answered a day less than a year ago',
      standing('red', year24, 'amber'),
      answered({ answeredOn: '2025-11-24' }),
      null,
    ],
    ['red on the day it was to be amber', standing('red', year24, 'amber'), answered({ backToAmberOn: TODAY }), null],
    [
      'red after the day it was to be amber',
      standing('red', year24, 'amber'),
      answered({ backToAmberOn: '2026-03-31' }),
      'date-missed',
    ],
    [
      'amber after the day it was to be green',
      standing('amber', year25, 'red'),
      answered({ backToGreenOn: '2026-03-31' }),
      'date-missed',
    ],
    [
      'amber after the day it was to be amber',
      standing('amber', year25, 'red'),
      answered({ backToAmberOn: '2026-03-31' }),
      null,
    ],
  ] as const)('%s', (_, now, last, because) => {
    expect(sheetOwedBecause(now, last, TODAY)).toBe(because)
  })

  test('a day is not missed before its value is there or late', () => {
    const last = answered({ backToAmberOn: '2026-11-01' })
    const waiting = { ...standing('red', year24, 'amber'), latest: year24 }
    expect(sheetOwedBecause({ ...waiting, nextDueOn: '2026-12-01' }, last, TODAY)).toBe(null)
    expect(sheetOwedBecause({ ...waiting, nextDueOn: '2026-11-20' }, last, TODAY)).toBe('date-missed')
  })

  test('the setting decides about forecasts, quarters and nothing else', () => {
    const rule = { forForecast: false, stayedQuarters: 2, daysToAnswer: 7 }
    expect(sheetOwedBecause(standing('green', year25, null, 'red'), null, TODAY, rule)).toBe(null)
    const last = answered({ answeredOn: '2026-05-23' })
    expect(sheetOwedBecause(standing('red', year23, null), last, TODAY, rule)).toBe('stayed')
  })

  test('never while one is open, nor for what is not red or amber by now or forecast', () => {
    const statuses = ['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.constantFrom(...statuses, null),
        fc.constantFrom(...sheetStates),
        fc.constantFrom(year22, year23, year24, year25),
        (status, forecast, state, since) => {
          const now = standing(status, since, null, forecast)
          const because = sheetOwedBecause(now, answered({ state }), TODAY)
          const isOpen = state === 'owed' || state === 'submitted' || state === 'returned'
          const isException =
            status === 'red' ||
            status === 'amber' ||
            (status === 'green' && (forecast === 'red' || forecast === 'amber'))
          expect(because === null || (!isOpen && isException)).toBe(true)
        },
      ),
    )
  })
})

test.each([
  ['owed', 'red', 'green', true],
  ['returned', 'red', 'green', true],
  ['owed', 'red', 'amber', false],
  ['submitted', 'red', 'green', false],
  ['owed', 'asked', 'green', false],
  ['accepted', 'red', 'green', false],
] as const)('a sheet that is %s because %s is needless when %s: %s', (state, because, status, needless) => {
  expect(isNeedless({ state, because }, standing(status, year25, null))).toBe(needless)
})

test.each([
  ['owed', '2026-11-22', 'overdue'],
  ['owed', TODAY, 'owed'],
  ['returned', '2026-11-22', 'overdue'],
  ['submitted', '2026-11-22', 'submitted'],
  ['accepted', '2026-11-22', 'accepted'],
  ['lapsed', '2026-11-22', 'lapsed'],
] as const)('%s with the day %s stands as %s', (state, dueOn, shown) => {
  expect(stateOnDay({ state, dueOn }, TODAY)).toBe(shown)
})

test('every reason is one the table of reasons knows', () => {
  expect(sheetReasons).toEqual(['red', 'amber', 'forecast', 'stayed', 'date-missed', 'asked'])
})

describe('a sheet that is sent', () => {
  const action = { id: 'a', text: 'Buy 45 places', ownerMemberId: 'm', dueOn: '2027-03-31' }
  const whole = { ...blankSheet, whatChanged: 'Two providers closed.', actions: [action], backToGreenOn: '2028-03-31' }
  const against = { today: TODAY, status: 'red', given: null } as const
  const fields = (content: typeof whole, more = {}) =>
    sheetProblems(content, { ...against, ...more }).map((one) => one.field)

  test('is right with what is asked', () => expect(fields(whole)).toEqual([]))
  test('a blank one names everything that is missing at once', () => {
    expect(fields({ ...blankSheet } as typeof whole)).toEqual(['whatChanged', 'whySame', 'backToGreenOn'])
  })
  test.each([
    ['no action, with a reason', { actions: [], whySame: 'The college opens in March.' }, {}, []],
    [
      'an action without owner and day',
      { actions: [{ ...action, ownerMemberId: null, dueOn: null }] },
      {},
      ['actions.0.ownerMemberId', 'actions.0.dueOn'],
    ],
    ['an action due yesterday', { actions: [{ ...action, dueOn: '2026-11-22' }] }, {}, ['actions.0.dueOn']],
    ['back to amber alone, from red', { backToGreenOn: null, backToAmberOn: '2027-03-31' }, {}, []],
    [
      'back to amber alone, from amber',
      { backToGreenOn: null, backToAmberOn: '2027-03-31' },
      { status: 'amber' },
      ['backToGreenOn'],
    ],
    ['green before amber', { backToAmberOn: '2028-04-01' }, {}, ['backToGreenOn']],
    [
      'days that have passed',
      { backToAmberOn: '2026-01-01', backToGreenOn: '2026-02-01' },
      {},
      ['backToAmberOn', 'backToGreenOn'],
    ],
    [
      'a need without from',
      { needs: [{ id: 'n', from: ' ', what: 'Money', by: null, toDirectors: true }] },
      {},
      ['needs.0.from'],
    ],
    [
      'a day moved later without a reason',
      {},
      { given: { backToAmberOn: null, backToGreenOn: '2027-03-31' } },
      ['whyMoved'],
    ],
    [
      'a day moved later with one',
      { whyMoved: 'The builder is late.' },
      { given: { backToAmberOn: null, backToGreenOn: '2027-03-31' } },
      [],
    ],
    ['a day moved earlier', {}, { given: { backToAmberOn: null, backToGreenOn: '2028-12-31' } }, []],
  ] as const)('%s: %j', (_, change, more, wrong) => {
    expect(fields({ ...whole, ...(change as Partial<typeof whole>) }, more)).toEqual(wrong)
  })
})
