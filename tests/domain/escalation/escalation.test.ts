import {
  type ClosedRound,
  checkEscalationRule,
  defaultEscalationRule,
  type EarlierStep,
  escalationSteps,
  isStepOver,
  lastQuarterEnd,
  redRunOf,
  stepsReached,
} from '@ttc/domain/escalation'
import { yearPeriod } from '@ttc/domain/period'
import type { RagStatus } from '@ttc/domain/rag'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earlierStep, position, rounds } from '../../support/escalation.ts'
import { standing } from '../../support/recovery-sheet.ts'

const TODAY = '2026-11-23'
const rule = defaultEscalationRule
const stepsOf = (...[over, by, on]: [Parameters<typeof position>[0], typeof rule?, string?]) =>
  stepsReached(position(over), by ?? rule, on ?? TODAY).map(({ step }) => step)

describe('the quarter that ended last', () => {
  test.each([
    ['2026-11-23', '2026-09-30'],
    ['2026-10-01', '2026-09-30'],
    ['2026-09-30', '2026-06-30'],
    ['2027-01-01', '2026-12-31'],
    ['2026-03-31', '2025-12-31'],
  ])('on %s is that of %s', (today, end) => {
    expect(lastQuarterEnd(today)).toBe(end)
  })
})

describe('red rounds in a row', () => {
  test.each([
    ['none closed', '', 0, 0],
    ['one', 'R', 1, 1],
    ['four with a new value each', 'RRRR', 4, 4],
    ['the run after green', 'RRgRR', 2, 2],
    ['amber breaks it too', 'RRaR', 1, 1],
    ['the last one was green', 'RRRg', 0, 0],
    ['a yearly value with an answered sheet counts once', 'Rrrr', 4, 1],
    ['and each round where nobody answered', 'Rr!r!r!', 4, 4],
    ['no new value does not break the run', 'RrRr!', 4, 3],
  ])('%s', (_, letters, all, counted) => {
    const run = redRunOf(rounds(letters).toReversed(), standing('red', null, null))
    expect([run.rounds.length, run.counted.length]).toEqual([all, counted])
  })

  test.each<[string, RagStatus]>([
    ['amber now', 'amber'],
    ['green now', 'green'],
    ['nothing to judge now', 'no-target'],
  ])('none count when it is %s', (_, status) => {
    expect(redRunOf(rounds('RRRR'), standing(status, null, null)).rounds).toEqual([])
  })

  test('what was green since the last round and is red again has no run behind it; what stayed red has', () => {
    const later = yearPeriod('financial-year', 2026)
    expect(redRunOf(rounds('RRRR'), standing('red', later, 'green')).rounds).toEqual([])
    expect(redRunOf(rounds('RRRR'), standing('red', later, 'red')).rounds).toHaveLength(4)
  })
})

describe('a sheet is asked for', () => {
  test.each([
    ['after two red rounds', { rounds: rounds('RR') }, ['sheet']],
    ['not after one', { rounds: rounds('R') }, []],
    ['by two rounds of a yearly value as well', { rounds: rounds('Rr') }, ['sheet']],
    [
      'once in a run',
      { rounds: rounds('RRR'), earlier: [earlierStep({ step: 'sheet', roundEnd: '2026-06-30', state: 'answered' })] },
      [],
    ],
    [
      'again in the next run',
      { rounds: rounds('gRR'), earlier: [earlierStep({ step: 'sheet', roundEnd: '2025-12-31', state: 'answered' })] },
      ['sheet'],
    ],
    [
      'not twice while it is open',
      { rounds: rounds('RR'), earlier: [earlierStep({ step: 'sheet', roundEnd: '2025-12-31' })] },
      [],
    ],
    [
      'again where it lapsed though nothing has changed',
      { rounds: rounds('RR'), earlier: [earlierStep({ step: 'sheet', state: 'lapsed' })] },
      ['sheet'],
    ],
  ])('%s', (_, over, steps) => {
    expect(stepsOf(over)).toEqual(steps)
  })

  test.each([
    ['sent within the round answers it at once', '2026-08-10', '2026-08-10'],
    ['sent on the last day of the round before does not', '2026-06-30', null],
  ])('one %s', (_, sheetSentOn, answeredOn) => {
    expect(stepsReached(position({ rounds: rounds('RR'), sheetSentOn }), rule, TODAY)).toEqual([
      { step: 'sheet', redRounds: 2, roundEnd: '2026-09-30', missedOn: null, answeredOn },
    ])
  })
})

describe('a director is told', () => {
  const late = { ...standing('red', null, null), nextDueOn: '2026-11-01' }

  test.each([
    ['when the back-to-green day has passed', { greenOn: '2025-12-31' }, ['director']],
    ['not on the day itself', { greenOn: TODAY }, []],
    ['not before the value for that day can be there', { greenOn: '2026-11-01' }, []],
    ['when that value is late', { greenOn: '2026-11-01', standing: late }, ['director']],
    ['when it is amber only', { greenOn: '2025-12-31', standing: standing('amber', null, null) }, ['director']],
    ['not when it is green', { greenOn: '2025-12-31', standing: standing('green', null, null) }, []],
    [
      'once for each day',
      { greenOn: '2025-12-31', earlier: [earlierStep({ step: 'director', missedOn: '2025-12-31', state: 'decided' })] },
      [],
    ],
    [
      'again for the next day',
      { greenOn: '2025-12-31', earlier: [earlierStep({ step: 'director', missedOn: '2025-06-30', state: 'decided' })] },
      ['director'],
    ],
    [
      'not twice while one is open',
      { greenOn: '2025-12-31', earlier: [earlierStep({ step: 'director', missedOn: '2025-06-30' })] },
      [],
    ],
  ])('%s', (_, over, steps) => {
    expect(stepsOf(over)).toEqual(steps)
  })

  test('only after the days of grace, and not where the rule leaves it out', () => {
    const over = { greenOn: '2025-12-31' }
    expect(stepsOf(over, { ...rule, daysOfGrace: 30 }, '2026-01-30')).toEqual([])
    expect(stepsOf(over, { ...rule, daysOfGrace: 30 }, '2026-01-31')).toEqual(['director'])
    expect(stepsOf(over, { ...rule, missedDayToDirector: false })).toEqual([])
  })
})

describe('the board decides', () => {
  const decided = (endedOn: string) => [earlierStep({ state: 'decided', endedOn })]

  test.each([
    ['after four red rounds', 'RRRR', [], true],
    ['not after three', 'RRR', [], false],
    ['not while rounds bring nothing new and the sheet is answered', 'Rrrrrr', [], false],
    ['where nobody answers the sheet', 'Rr!r!r!', [], true],
    ['not twice while it is open', 'RRRRR', [earlierStep()], false],
    ['again after four more since it decided', 'RRRRRRR', decided('2025-11-15'), true],
    ['not after three more', 'RRRRRRR', decided('2026-01-15'), false],
  ])('%s', (_, letters, earlier, isReached) => {
    expect(stepsOf({ rounds: rounds(letters), earlier }).includes('board')).toBe(isReached)
  })
})

test('a step is over when it is neither red nor amber any more, or out of the plan', () => {
  expect(isStepOver(null)).toBe(true)
  expect(isStepOver(standing('green', null, null))).toBe(true)
  expect(isStepOver(standing('amber', null, null))).toBe(false)
  expect(isStepOver(standing('red', null, null))).toBe(false)
})

test('the board is not asked before the owner', () => {
  expect(() => checkEscalationRule({ ...rule, redRoundsToSheet: 5 })).toThrow('The board is asked after the owner.')
  expect(() => checkEscalationRule({ ...rule, redRoundsToSheet: 4 })).not.toThrow()
})

describe('whatever happened before', () => {
  const round = fc.record({
    status: fc.constantFrom<RagStatus>('red', 'red', 'red', 'amber', 'green'),
    hasNewValue: fc.boolean(),
    sheetUnanswered: fc.boolean(),
  })
  const history = fc
    .array(round, { maxLength: 12 })
    .map((all) => all.map((one, i): ClosedRound => ({ ...one, end: `20${20 + i}-03-31`, latestEnd: '2019-03-31' })))
  const earlier = fc.array(
    fc.record<EarlierStep>({
      step: fc.constantFrom(...escalationSteps),
      state: fc.constantFrom('open', 'decided', 'answered', 'lapsed'),
      roundEnd: fc.constantFrom(null, '2022-03-31', '2026-03-31'),
      missedOn: fc.constantFrom(null, '2025-12-31'),
      reachedOn: fc.constant('2022-04-01'),
      endedOn: fc.constantFrom(null, '2023-01-01'),
    }),
    { maxLength: 5 },
  )
  const anywhere = fc.record({
    standing: fc.constantFrom(
      standing('red', null, null),
      standing('amber', null, null),
      standing('green', null, null),
    ),
    rounds: history,
    greenOn: fc.constantFrom(null, '2025-12-31', '2027-03-31'),
    sheetSentOn: fc.constantFrom(null, '2022-01-01'),
    earlier,
  })
  const last = (all: readonly ClosedRound[]) => `20${20 + all.length}-03-31`
  const reached = (of: Parameters<typeof stepsReached>[0], by = rule) =>
    stepsReached(of, by, '2040-01-01').map(({ step }) => step)

  test('another green round raises no step that counts rounds', () => {
    fc.assert(
      fc.property(anywhere, (of) => {
        const green = {
          end: last(of.rounds),
          status: 'green' as const,
          latestEnd: '2019-03-31',
          hasNewValue: true,
          sheetUnanswered: true,
        }
        const steps = reached({ ...of, rounds: [...of.rounds, green] })
        expect(steps.filter((step) => step !== 'director')).toEqual([])
      }),
    )
  })

  test('a red round with nothing new and an answered sheet brings the board no nearer and takes it no further off', () => {
    fc.assert(
      fc.property(anywhere, (of) => {
        const idle = {
          end: last(of.rounds),
          status: 'red' as const,
          latestEnd: '2019-03-31',
          hasNewValue: false,
          sheetUnanswered: false,
        }
        const longer = { ...of, rounds: [...of.rounds, idle] }
        expect(reached(longer).includes('board')).toBe(reached(of).includes('board'))
      }),
    )
  })

  test('a rule that asks for more rounds or more grace reaches no step that a stricter one does not', () => {
    fc.assert(
      fc.property(anywhere, fc.nat(8), fc.nat(8), (of, more, grace) => {
        const milder = {
          ...rule,
          redRoundsToSheet: rule.redRoundsToSheet + more,
          redRoundsToBoard: rule.redRoundsToBoard + more,
          daysOfGrace: grace,
        }
        const strict = reached(of)
        expect(reached(of, milder).filter((step) => !strict.includes(step))).toEqual([])
      }),
    )
  })

  test('what has been reached and written down is not reached again the same day', () => {
    fc.assert(
      fc.property(anywhere, (of) => {
        const steps = stepsReached(of, rule, '2040-01-01').map(
          ({ answeredOn, ...step }): EarlierStep => ({
            ...step,
            state: answeredOn === null ? 'open' : 'answered',
            reachedOn: '2040-01-01',
            endedOn: answeredOn,
          }),
        )
        expect(reached({ ...of, earlier: [...of.earlier, ...steps] })).toEqual([])
      }),
    )
  })

  test('nothing is carried up that is green', () => {
    fc.assert(
      fc.property(anywhere, (of) => {
        expect(reached({ ...of, standing: standing('green', null, null) })).toEqual([])
      }),
    )
  })
})
