import { describeShape, shapeOf } from '@ttc/domain/import/shape'
import { expect, test } from 'vitest'

const ees = ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'new_la_code', 'sex']
const laitLong = ['Short Desc', 'Data item', 'Years', 'LA and Regions', 'Values', 'LA Number', 'Region']
const laitTidy = [
  'topic',
  'indicator_code',
  'period_label',
  'geographic_level',
  'area_code',
  'old_la_code',
  'value_text',
]
const fingertips =
  'Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value'

test.each([
  [ees, 'ees'],
  [ees.toReversed(), 'ees'],
  [['\ufefftime_period', ...ees.slice(1)], 'ees'],
  [ees.map((name) => ` ${name.toUpperCase()} `), 'ees'],
  [laitLong, 'lait-long'],
  [laitTidy, 'lait-tidy'],
  [fingertips.split(','), 'fingertips'],
  [['area', 'area label', 'area long label', '2022/23', '2023/24'], 'lg-inform'],
])('%o is %s', (header, shape) => {
  expect(shapeOf(header)).toEqual({ shape })
})

test('a file that nearly fits is told what it lacks', () => {
  expect(shapeOf(ees.filter((name) => name !== 'time_identifier'))).toEqual({
    shape: 'unknown',
    nearest: 'ees',
    missing: ['time_identifier'],
    message: 'This looks like an Explore Education Statistics file, but the column “time_identifier” is missing.',
  })
  expect(shapeOf(laitLong.slice(0, 5))).toMatchObject({ nearest: 'lait-long', missing: ['LA Number', 'Region'] })
})

test.each([[['area_code', 'period', 'value']], [[]]])('%o is no shape we know', (header) => {
  expect(shapeOf(header)).toEqual({
    shape: 'unknown',
    nearest: null,
    missing: [],
    message: 'This is not a file shape we know.',
  })
})

test('shapes have names for people', () => {
  expect(describeShape('ees')).toBe('an Explore Education Statistics file')
})
