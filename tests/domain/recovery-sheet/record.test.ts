import type { RagStatus } from '@ttc/domain/rag'
import { recoveryRecord, recoveryTotalOf, type SentSheet, slipsOf } from '@ttc/domain/recovery-sheet/record'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { financialYears } from '../../support/recovery-sheet.ts'

const years = financialYears(2023, 4)
const [year23, year24, year25, year26] = years

const sheet = (owedOn: string, days: readonly string[], because: SentSheet['because'] = 'red'): SentSheet => ({
  because,
  owedOn,
  periodEnd: year23.end,
  sent: days.map((day) => ({ on: owedOn, backToAmberOn: null, backToGreenOn: day })),
})

describe('slips', () => {
  test.each([
    ['nothing was given', [], 0],
    ['given once', [sheet('2025-01-10', ['2026-03-31'])], 0],
    ['sent back and moved later', [sheet('2025-01-10', ['2026-03-31', '2027-03-31'])], 1],
    ['sent back and moved earlier', [sheet('2025-01-10', ['2027-03-31', '2026-03-31'])], 0],
    [
      'missed and moved later',
      [sheet('2025-01-10', ['2026-03-31']), sheet('2026-04-05', ['2027-03-31'], 'date-missed')],
      1,
    ],
    [
      'moved in three sheets, told in any order',
      [
        sheet('2025-06-10', ['2027-03-31'], 'stayed'),
        sheet('2025-01-10', ['2026-03-31']),
        sheet('2026-01-10', ['2028-03-31'], 'asked'),
      ],
      2,
    ],
    ['kept, and red again later', [sheet('2024-01-10', ['2025-03-31']), sheet('2026-01-10', ['2027-03-31'])], 0],
    [
      'amber, then red before the day',
      [sheet('2024-01-10', ['2025-03-31'], 'amber'), sheet('2024-06-10', ['2026-03-31'])],
      1,
    ],
  ] as const)('%s: %i', (_, sheets, slips) => {
    expect(slipsOf(sheets)).toBe(slips)
  })

  test('counts amber and green apart', () => {
    const both = {
      ...sheet('2025-01-10', []),
      sent: [
        { on: '2025-01-10', backToAmberOn: '2025-12-31', backToGreenOn: '2026-12-31' },
        { on: '2025-02-10', backToAmberOn: '2026-01-31', backToGreenOn: '2027-01-31' },
      ],
    }
    expect(slipsOf([both])).toBe(2)
  })

  test('never more than the days given after the first', () => {
    const day = fc.integer({ min: 2024, max: 2030 }).map((year) => `${year}-03-31`)
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), (days) => {
        expect(slipsOf([sheet('2024-01-01', days)])).toBeLessThanOrEqual(Math.max(0, days.length - 1))
      }),
    )
  })
})

describe('the record of promised days', () => {
  const history = (...statuses: readonly RagStatus[]) =>
    statuses.map((status, i) => ({ period: years[i] ?? year26, status }))
  const result = (day: string, statuses: readonly RagStatus[]) =>
    recoveryRecord([sheet('2024-05-01', [day])], history(...statuses))[0]

  test.each([
    ['back in the period of the day', '2025-03-01', ['red', 'green'], 'kept', year24],
    ['back before the day', '2026-03-31', ['red', 'green', 'green'], 'kept', year24],
    ['back a year late', '2025-03-31', ['red', 'red', 'green'], 'late', year25],
    ['not back when its value came', '2025-03-31', ['red', 'amber'], 'not-back', null],
    ['the value has not come', '2026-03-31', ['red', 'amber'], 'open', null],
    ['green in the sheet’s own period does not count', '2025-03-31', ['green'], 'open', null],
  ] as const)('%s', (_, day, statuses, expected, back) => {
    expect(result(day, statuses)).toEqual({ to: 'green', on: day, result: expected, back })
  })

  test('back to amber means no longer red, and the last day given counts', () => {
    const given = {
      ...sheet('2024-05-01', []),
      sent: [
        { on: '2024-05-01', backToAmberOn: '2024-12-31', backToGreenOn: null },
        { on: '2024-06-01', backToAmberOn: '2025-03-31', backToGreenOn: null },
      ],
    }
    expect(recoveryRecord([given], history('red', 'amber'))).toEqual([
      { to: 'amber', on: '2025-03-31', result: 'kept', back: year24 },
    ])
  })
})

test('days of several indicators are counted together by what came of them', () => {
  const day = (result: 'kept' | 'late' | 'not-back' | 'open') => ({
    to: 'green' as const,
    on: '2026-03-31',
    result,
    back: null,
  })
  expect(recoveryTotalOf([])).toEqual({ kept: 0, late: 0, notBack: 0, open: 0, slips: 0 })
  expect(
    recoveryTotalOf([
      { days: [day('kept'), day('late')], slips: 2 },
      { days: [day('kept'), day('not-back'), day('open')], slips: 1 },
    ]),
  ).toEqual({ kept: 2, late: 1, notBack: 1, open: 1, slips: 3 })
})
