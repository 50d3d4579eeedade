import { isNumberCell, readCell } from '@ttc/domain/import/symbol'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['z', 'not-applicable'],
  ['Z', 'not-applicable'],
  ['x', 'not-available'],
  ['c', 'suppressed'],
  [' c ', 'suppressed'],
  ['low', 'rounds-to-zero'],
  ['k', 'rounds-to-zero'],
  ['u', 'unreliable'],
  [':', 'not-available'],
  ['~', 'not-available'],
  ['.', 'not-applicable'],
  ['*', 'suppressed'],
  ['..', 'not-available'],
  ['NULL', 'missing'],
  ['NA', 'missing'],
  ['N/A', 'missing'],
  ['-', 'missing'],
  ['–', 'missing'],
  ['', 'missing'],
  [' ', 'missing'],
  ['\u00a0', 'missing'],
])('"%s" is %s, without a number', (text, status) => {
  expect(readCell(text)).toEqual({ read: 'value', value: null, status, mark: null })
})

test.each([
  ['0', 0],
  ['0.0', 0],
  ['12.4', 12.4],
  ['-3', -3],
  ['−3', -3],
  ['+3', 3],
  ['.5', 0.5],
  [' 12.4 ', 12.4],
  ['1,234', 1234],
  ['1,234,567.8', 1234567.8],
  ['18.5%', 18.5],
  ['18.5 %', 18.5],
  ['19.100000000000001', 19.1],
  ['39.450000000000003', 39.45],
  ['0.1234567890123456', 0.123456789012346],
  ['1.5E-05', 0.000015],
  ['1,310 [1]', 1310],
  ['7 [note 2]', 7],
  ['12.3*', 12.3],
  ['45\u00b9', 45],
  ['45%\u2020', 45],
])('"%s" is %d', (text, value) => {
  expect(readCell(text)).toEqual({ read: 'value', value, status: 'value', mark: null })
})

test.each([
  ['12.4p', 12.4, 'value', 'provisional'],
  ['12.4 (p)', 12.4, 'value', 'provisional'],
  ['1,234 r', 1234, 'value', 'revised'],
  ['12.4u', 12.4, 'unreliable', null],
])('"%s" is a marked number', (text, value, status, mark) => {
  expect(readCell(text)).toEqual({ read: 'value', value, status, mark })
})

test.each([
  ['12,4', '“12,4” is not a number: is the comma meant as a decimal point?'],
  ['1,23,456', '“1,23,456” is not a number.'],
  ['1 234', '“1 234” is not a number.'],
  ['£12', '“£12” is not a number.'],
  ['n/k', '“n/k” is not a number, nor a symbol we know.'],
  ['12..4', '“12..4” is not a number.'],
  ['1e999', '“1e999” is not a number.'],
  ['Infinity', '“Infinity” is not a number, nor a symbol we know.'],
  ['NaN', '“NaN” is not a number, nor a symbol we know.'],
  ['+', '“+” is not a number, nor a symbol we know.'],
  ['%', '“%” is not a number, nor a symbol we know.'],
])('"%s" is refused with the reason', (text, message) => {
  expect(readCell(text)).toMatchObject({ read: 'unreadable', message })
})

test('nothing but a written zero is zero, and no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/0/.test(text))
      expect(readCell(text)).not.toMatchObject({ value: 0 })
    }),
  )
})

test('any number of the size of a statistic reads back to 15 digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
      fc.pre(Math.abs(value) > 1e-20)
      expect(isNumberCell(String(value))).toBe(true)
      expect(readCell(String(value))).toMatchObject({ value: Number(value.toPrecision(15)) })
    }),
  )
})

test.each([
  ['12,4', 'decimal-comma'],
  ['−1.234,5 %', 'decimal-comma'],
  ['n/k', 'symbol'],
  ['[c]', 'symbol'],
  ['< 5', 'symbol'],
  ['fewer than 10', 'symbol'],
  ['about 20', null],
  ['£12', null],
  ['1,23,456', null],
  ['a long remark that is no symbol', null],
])('of %s it would have to be known: %s', (text, asks) => {
  expect(readCell(text)).toMatchObject({ read: 'unreadable', asks })
})

const commas = { symbols: new Map(), decimalComma: true }
test.each([
  ['12,4', 12.4],
  ['-0,5', -0.5],
  ['1.234,56', 1234.56],
  ['1,234', 1.234],
  ['18,5 %', 18.5],
  ['12.4', 12.4],
  ['7', 7],
])('where commas are decimal points %s is %d', (text, value) => {
  expect(readCell(text, commas)).toMatchObject({ read: 'value', value })
})

test('an answer gives a symbol another meaning than the usual one, whatever its case', () => {
  const answers = { symbols: new Map([['x', 'suppressed' as const]]), decimalComma: false }
  expect([readCell('X'), readCell(' X ', answers)]).toMatchObject([
    { status: 'not-available' },
    { status: 'suppressed' },
  ])
})
