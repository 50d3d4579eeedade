import { addDays } from '@ttc/domain/day'
import { typedDay } from '@ttc/domain/day/typed'
import { describeDay } from '@ttc/domain/period/label'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['31 March 2027', '2027-03-31'],
  [' 31 mar 27 ', '2027-03-31'],
  ['31/3/2027', '2027-03-31'],
  ['31.3.27', '2027-03-31'],
  ['31 3 2027', '2027-03-31'],
  ['1st Sept 2027', '2027-09-01'],
  ['2027-03-31', '2027-03-31'],
  ['29 February 2028', '2028-02-29'],
  ['29 February 2027', null],
  ['31 April 2027', null],
  ['31 Marchuary 2027', null],
  ['31 March', null],
  ['soon', null],
  ['', null],
  ['13/13/2027', null],
])('%j is %s', (text, day) => {
  expect(typedDay(text)).toBe(day)
})

test('a day as it is written is read back as itself', () => {
  fc.assert(
    fc.property(fc.nat(60_000), (days) => {
      const day = addDays('2000-01-01', days)
      expect(typedDay(describeDay(day))).toBe(day)
    }),
  )
})
